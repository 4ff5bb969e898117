import { expect, type Page } from "@playwright/test";
import { hoursAgo } from "./facility";
import { fillMoment, pickIn } from "./fields";

// What the people of the walks do on several screens.

export async function goTo(page: Page, area: string) {
	const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: area });
	await link.click();
	await expect(link).toHaveAttribute("aria-current", "page");
}

export async function pick(page: Page, label: string, option: string | RegExp) {
	await pickIn(page, page.locator("body"), label, option);
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
