import type { Locator, Page } from "@playwright/test";
import { inZone } from "./facility";

export async function pickIn(page: Page, within: Locator, label: string, option: string | RegExp) {
	await within.getByRole("combobox", { name: label }).click();
	await page
		.getByRole("option", { name: option, exact: typeof option === "string" })
		.first()
		.click();
}

export async function fillDay(within: Locator, label: string, day: string) {
	const field = within.getByRole("textbox", { name: label });
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
