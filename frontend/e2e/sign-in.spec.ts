import { expect, test } from "@playwright/test";
import { credentialsOf } from "./support/credentials";
import { complaintsOf, expectAccessible, signIn, takeScreens } from "./support/page";

test("a wrong password is told at its field, and nothing more", async ({ page }) => {
	await page.goto("/");
	await page.getByLabel("User name").fill(credentialsOf("NURSE").username);
	await page.getByLabel("Password", { exact: true }).fill("not the password");
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByText("User name or password is not right")).toBeVisible();
	await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
	await expectAccessible(page);
	await takeScreens(page, "sign-in");
});

test("signing in leads to where one wanted to go", async ({ page }) => {
	await signIn(page, "NURSE", "/patients");
	const complaints = complaintsOf(page);
	await expect(page.getByRole("heading", { level: 1, name: "Patients" })).toBeVisible();
	await expectAccessible(page);
	await takeScreens(page, "patients");
	expect(complaints).toEqual([]);
});

test("signing out ends the session for the back button too", async ({ page }) => {
	await signIn(page, "NURSE", "/patients");
	await page.getByRole("button", { name: /: account$/ }).click();
	await page.getByRole("menuitem", { name: "Sign out" }).click();
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("the keyboard reaches content and palette from anywhere", async ({ page }) => {
	await signIn(page, "NURSE", "/notes");
	// Signing in leaves the focus in the content; who comes by a link starts at the top.
	await page.reload();
	await expect(page.getByRole("heading", { level: 1, name: "Procedure notes" })).toBeVisible();
	await page.keyboard.press("Tab");
	await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
	await page.keyboard.press("Enter");
	await expect(page.getByRole("main")).toBeFocused();
	await page.keyboard.press("Control+K");
	await expect(page.getByPlaceholder("Patient, MRN, case or command")).toBeFocused();
	await expectAccessible(page);
	await page.keyboard.press("Escape");
	await expect(page.getByRole("main")).toBeFocused();
});
