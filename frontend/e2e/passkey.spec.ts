import { expect, test } from "@playwright/test";
import { credentialsOf } from "./support/credentials";
import { complaintsOf, expectAccessible, newNurse, seen, signIn } from "./support/page";

/** Passkeys belong to a name, never to a number: the browser has to come to the same server by its name. */
function byName(baseURL: string | undefined): string {
	return (baseURL ?? "").replace("127.0.0.1", "localhost");
}

test("a passkey is added, opens the account alone, and is removed", async ({ browser, page, baseURL }) => {
	const person = await newNurse(page, "Kaya Holder", "keyholder");

	const context = await browser.newContext({ baseURL: byName(baseURL) });
	const here = await context.newPage();
	const devices = await context.newCDPSession(here);
	await devices.send("WebAuthn.enable");
	const { authenticatorId } = await devices.send("WebAuthn.addVirtualAuthenticator", {
		options: {
			protocol: "ctap2",
			transport: "internal",
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	await signIn(here, person, "/account");
	const complaints = complaintsOf(here);
	await here.getByRole("textbox", { name: "Name", exact: true }).fill("Kaya's laptop");
	await here.getByRole("button", { name: "Add a passkey" }).click();
	await expect(here.getByRole("cell", { name: "Kaya's laptop", exact: true })).toBeVisible();
	await seen(here, "account-passkeys");

	await here.getByRole("button", { name: /: account$/ }).click();
	await here.getByRole("menuitem", { name: "Sign out" }).click();
	await here.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(here.getByRole("navigation", { name: "Main" })).toBeVisible();
	expect(complaints).toEqual([]);

	// Whoever holds the device is not enough: it has to know the person.
	await here.getByRole("button", { name: /: account$/ }).click();
	await here.getByRole("menuitem", { name: "Sign out" }).click();
	await devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
	await here.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(here.getByText("No passkey was used.")).toBeVisible();
	await seen(here, "sign-in-passkey");
	await devices.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
	await here.getByRole("button", { name: "Sign in with a passkey" }).click();
	await expect(here.getByRole("navigation", { name: "Main" })).toBeVisible();

	await here.goto("/account");
	await here.getByRole("button", { name: "Rename Kaya's laptop" }).click();
	await here.getByRole("form", { name: "Rename Kaya's laptop" }).getByLabel("Name").fill("Old laptop");
	await here.keyboard.press("Enter");
	await here.getByRole("button", { name: "Remove Old laptop" }).click();
	await expect(here.getByText("You have none yet.")).toBeVisible();
	await context.close();
});

test("at an address without a name the account page says where passkeys work", async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL: (baseURL ?? "").replace("localhost", "127.0.0.1") });
	const page = await context.newPage();
	await signIn(page, credentialsOf("NURSE"), "/account");
	await expect(page.getByText("Passkeys are not switched on here.", { exact: false })).toBeVisible();
	await expectAccessible(page);
	await context.close();
});
