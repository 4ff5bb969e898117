import { expect, test } from "@playwright/test";
import { daysAgo } from "./support/facility";
import { complaintsOf, seen, signIn } from "./support/page";

test("a nurse takes a patient from the door through sedation to recovery", async ({ page }) => {
	test.setTimeout(240_000);
	await signIn(page, "NURSE");
	const complaints = complaintsOf(page);
	const [booking, family] = await page.evaluate(async (today) => {
		type Case = { bookingId: string; milestone?: string; patient: { familyName: string } };
		const { rooms }: { rooms: { cases: Case[] }[] } = await (await fetch(`/api/day?date=${today}`)).json();
		const first = rooms.flatMap(({ cases }) => cases).find(({ milestone }) => milestone === undefined);
		return [first?.bookingId, first?.patient.familyName];
	}, daysAgo(0));
	expect(booking).toBeDefined();
	expect(family).toBeTruthy();
	await test.step("the day and the steps of a case", async () => {
		await page.goto("/day");
		await expect(page.getByRole("heading", { level: 1, name: "Day" })).toBeVisible();
		await expect(page.getByRole("row").nth(1)).toBeVisible();
		await seen(page, "day");
		await page.goto(`/day/${booking}`);
		await page.getByRole("button", { name: "Now" }).first().click();
		await expect(page.getByText(/Taken back|Undo/).first()).toBeVisible();
		await seen(page, "day-case");
	});
	await test.step("sedation, with a row of vital signs", async () => {
		await page.getByRole("link", { name: "Sedation and recovery" }).click();
		await page.getByRole("button", { name: "Open the record" }).click();
		await page.getByRole("button", { name: "Start sedation now" }).click();
		await page.getByLabel("Systolic").fill("128");
		await page.getByLabel("Diastolic").fill("74");
		await page.getByLabel("Heart rate").fill("72");
		await page.getByRole("button", { name: "Record now" }).click();
		await expect(page.getByText("Nothing recorded yet")).toHaveCount(0);
		await expect(page.getByText(/128/).first()).toBeVisible();
		await seen(page, "care-sedation");
	});
	await test.step("recovery", async () => {
		await page.getByRole("tab", { name: "Recovery" }).click();
		await page.getByRole("button", { name: "Patient has arrived" }).click();
		await expect(page.getByRole("button", { name: "Record check" })).toBeVisible();
		await seen(page, "care-recovery");
	});
	await test.step("the wall shows initials and no names", async () => {
		await page.goto("/wallboard");
		await expect(page.getByText(/Recovery/).first()).toBeVisible();
		await expect(page.getByText(family ?? "", { exact: false })).toHaveCount(0);
		await seen(page, "wallboard");
	});
	expect(complaints).toEqual([]);
});

test("the shelf: what expires, what is set aside, and who was treated with a lot", async ({ page }) => {
	await signIn(page, "NURSE", "/supply");
	await expect(page.getByRole("row").nth(1)).toBeVisible();
	await seen(page, "supply");
	await page.getByRole("link", { name: "Recall" }).click();
	await expect(page).toHaveURL(/\/supply\/recall/);
	await seen(page, "recall");
});
