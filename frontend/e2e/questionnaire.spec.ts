import { expect, test } from "@playwright/test";
import { complaintsOf, seen, signIn } from "./support/page";

/** The smallest telephone that is still sold. */
const PHONE = { width: 360, height: 740 };

test("a nurse makes a link, a patient answers it once on a telephone, and the trend shows it", async ({
	page,
	browser,
}) => {
	test.setTimeout(120_000);
	await signIn(page, "NURSE", "/episodes");
	const complaints = complaintsOf(page);
	const table = page.getByRole("table");
	await table
		.getByRole("row")
		.nth(1)
		.getByRole("link")
		.or(table.getByRole("row").nth(1).getByRole("button"))
		.first()
		.click();
	await page.getByRole("tab", { name: "Outcome" }).click();
	const panel = page.getByRole("region", { name: "Questionnaires" });
	await expect(panel.getByTestId("trend-chart")).toBeVisible();

	await panel.getByRole("button", { name: "Ask by link" }).click();
	await page.getByRole("form", { name: "Ask by link" }).getByRole("button", { name: "Make the link" }).click();
	const link = await page.getByLabel("Link", { exact: true }).inputValue();
	expect(link).toMatch(/\/q#[A-Za-z0-9_-]{43}$/);
	await page.keyboard.press("Escape");

	const phone = await browser.newContext({ viewport: PHONE, locale: "en-GB", reducedMotion: "reduce" });
	const form = await phone.newPage();
	await test.step("the patient answers without signing in", async () => {
		await form.goto(link);
		await expect(form.getByRole("heading", { level: 1, name: "Your questions" })).toBeVisible();
		const width = await form.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(PHONE.width);
		await form
			.getByRole("group", { name: /when you move/ })
			.getByRole("radio", { name: "7" })
			.check({ force: true });
		await form.getByRole("checkbox").first().check();
		await form.reload();
		await expect(form.getByRole("group", { name: /when you move/ }).getByRole("radio", { name: "7" })).toBeChecked();
		await seen(form, "questionnaire-phone");
		await form.getByRole("button", { name: "Send my answers" }).click();
		await expect(form.getByRole("heading", { name: "Thank you" })).toBeFocused();
	});
	await test.step("the link works once", async () => {
		await form.goto("about:blank");
		await form.goto(link);
		await expect(form.getByRole("heading", { name: "This link does not work" })).toBeVisible();
		await seen(form, "questionnaire-used");
	});
	await phone.close();

	await page.reload();
	await expect(panel.getByText(/^Answered/)).toBeVisible();
	await panel.getByRole("button", { name: "Show as table" }).click();
	await expect(panel.getByRole("row", { name: /By link/ })).toContainText("7");
	await panel.getByRole("button", { name: "Show as chart" }).click();
	await seen(page, "questionnaire-trend");
	await page.goto("/bone-health");
	await expect(page.getByRole("heading", { level: 1, name: "Bone health" })).toBeVisible();
	await seen(page, "bone-health");
	expect(complaints).toEqual([]);
});
