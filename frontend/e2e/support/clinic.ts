import { expect, type Locator, type Page } from "@playwright/test";
import { expectAccessible, takeScreens } from "./page";

// What the people of the walks do on several screens.

const ZONE = "America/New_York";

export async function goTo(page: Page, area: string) {
	const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: area });
	await link.click();
	await expect(link).toHaveAttribute("aria-current", "page");
}

/** Accessible in both schemes, and kept as pictures to look at. */
export async function seen(page: Page, name: string) {
	await expectAccessible(page);
	await takeScreens(page, name);
	await page.emulateMedia({ colorScheme: "light" });
}

export async function pick(page: Page, label: string, option: string | RegExp) {
	await pickIn(page, page.locator("body"), label, option);
}

export async function pickIn(page: Page, within: Locator, label: string, option: string | RegExp) {
	await within.getByRole("combobox", { name: label }).click();
	await page
		.getByRole("option", { name: option, exact: typeof option === "string" })
		.first()
		.click();
}

export function gate(page: Page, label: string) {
	return page
		.getByRole("list", { name: /Readiness/ })
		.getByRole("listitem")
		.filter({ hasText: label })
		.first();
}

export async function recordLab(page: Page, name: string, value: string, collectedHoursAgo: number) {
	await page.getByRole("button", { name: "Record a result" }).click();
	const form = page.getByRole("form", { name: "Blood result" });
	await pickIn(page, form, "Test", name);
	await form.getByLabel("Value").fill(value);
	await fillMoment(form, "Collected", hoursAgo(collectedHoursAgo));
	await form.getByRole("button", { name: "Save result" }).click();
	await expect(form).toBeHidden();
}

export async function recordConsent(page: Page) {
	await page.getByRole("button", { name: "Record consent" }).click();
	const form = page.getByRole("form", { name: "Consent" });
	await pickIn(page, form, "Status", "Signed");
	await fillMoment(form, "Signed", hoursAgo(1));
	await form.getByLabel("Taken by").fill("Dr Kenji Tanaka");
	await form.getByRole("button", { name: "Save consent" }).click();
}

export async function fillDay(within: Locator, label: string, day: string) {
	const field = within.getByLabel(label);
	await field.fill(day);
	// Leaving the field closes its calendar.
	await field.press("Tab");
}

/** Date and time on the facility's clock. */
export async function fillMoment(within: Locator, label: string, at: Date) {
	const { date, hour, minute } = inZone(at);
	await fillDay(within, `${label}: date`, date);
	await fillTime(within, label, hour, minute);
}

export async function fillTime(within: Locator, label: string, hour: string, minute: string) {
	await within.getByLabel(`${label}: time: Hour`).fill(hour);
	await within.getByLabel(`${label}: time: Minute`).fill(minute);
}

function inZone(at: Date) {
	const parts = new Intl.DateTimeFormat("en-CA", {
		timeZone: ZONE,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).formatToParts(at);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
	return { date: `${part("year")}-${part("month")}-${part("day")}`, hour: part("hour"), minute: part("minute") };
}

export function daysAgo(days: number): string {
	return inZone(new Date(Date.now() - days * 86_400_000)).date;
}

export function hoursAgo(hours: number): Date {
	return new Date(Date.now() - hours * 3_600_000);
}
