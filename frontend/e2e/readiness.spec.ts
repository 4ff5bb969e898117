import { expect, type Page, test } from "@playwright/test";
import { gate, recordConsent, recordLab } from "./support/clinic";
import type { Role } from "./support/credentials";
import { daysAgo, hoursAgo } from "./support/facility";
import { fillDay, fillMoment, pickIn } from "./support/fields";
import { complaintsOf, seen, signIn } from "./support/page";

/** Takes apixaban with a creatinine clearance of 40; the MRI is old and the authorisation names another level. */
const FAMILY = "Merriweather163";

test("a patient with several hazards goes from red to green", async ({ browser }) => {
	test.setTimeout(180_000);
	const complaints: string[] = [];
	const open = async (role: Role) => {
		const page = await (
			await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "en-GB", reducedMotion: "reduce" })
		).newPage();
		await signIn(page, role);
		complaints.push(...complaintsOf(page));
		return page;
	};
	const scheduler = await open("SCHEDULER");
	const radiologist = await open("RADIOLOGIST");

	await test.step("the scheduler sees what she owes, asks the payer, and the gate stays as it is", async () => {
		await scheduler.goto("/readiness?by=owner&owner=SCHEDULER");
		const line = scheduler.getByRole("row", { name: new RegExp(`${FAMILY}.*Re-check the authorisation`) });
		await expect(line).toBeVisible();
		await line.getByRole("button", { name: /^Log a call to Payer: Authorisation/ }).click();
		await expect(line).toContainText("asked just now by");
		await expect(line).toContainText("Re-check the authorisation: L1 is planned");
		await seen(scheduler, "readiness-by-owner");
		await line.getByRole("link", { name: new RegExp(FAMILY) }).click();
		await expect(scheduler).toHaveURL(/\/episodes\//);
	});
	const episode = new URL(scheduler.url()).pathname;
	await expect(scheduler.getByText("Cannot go ahead yet")).toBeVisible();
	await expect(gate(scheduler, "Authorisation")).toContainText("Blocked");

	await test.step("the payer affirms the level that is planned", async () => {
		await scheduler.getByRole("tab", { name: "Authorizations" }).click();
		await scheduler.getByRole("button", { name: "Record an authorization" }).click();
		const form = scheduler.getByRole("form", { name: "Authorization" });
		await form.getByLabel("Payer").fill("Medicare");
		await form.getByLabel("Procedure codes").fill("22511");
		await pickIn(scheduler, form, "Status", "Affirmed");
		await fillDay(form, "Expires", daysAgo(-60));
		await form.getByRole("button", { name: "Save authorization" }).click();
		await expect(gate(scheduler, "Authorisation")).toContainText("Ready");
	});

	await test.step("a new MRI, blood and consent", async () => {
		await radiologist.goto(episode);
		await expect(gate(radiologist, "Imaging")).not.toContainText("Ready");
		await radiologist.getByRole("tab", { name: "Imaging" }).click();
		await radiologist.getByRole("button", { name: "Record a study" }).click();
		const study = radiologist.getByRole("form", { name: "Imaging study" });
		await pickIn(radiologist, study, "Modality", "MRI");
		await fillDay(study, "Date of examination", daysAgo(1));
		await pickIn(radiologist, study, "Acuity", "Acute");
		await study.getByRole("button", { name: "Save study" }).click();
		await expect(gate(radiologist, "Imaging")).toContainText("Ready");

		await radiologist.getByRole("tab", { name: "Blood work" }).click();
		await recordLab(radiologist, "INR", "1.1", 3);
		await recordLab(radiologist, "Platelets", "212", 3);
		await expect(gate(radiologist, "Platelets")).toContainText("Ready");
		await radiologist.getByRole("tab", { name: "Consent" }).click();
		await recordConsent(radiologist);
		await expect(gate(radiologist, "Consent")).toContainText("Ready");
	});

	await test.step("apixaban is held for the clearance of this patient, by a named prescriber", async () => {
		await radiologist.getByRole("tab", { name: "Medication holds" }).click();
		await expect(gate(radiologist, "Antithrombotic hold")).toContainText("Blocked");
		await addApixaban(radiologist);
		await expect(radiologist.getByText(/6 doses/).first()).toBeVisible();
		await seen(radiologist, "readiness-hold");
		await radiologist.getByRole("button", { name: "Instruct: Apixaban" }).click();
		await fillMoment(radiologist.locator("body"), "Last dose allowed", hoursAgo(90));
		await radiologist.getByRole("button", { name: "Save instruction" }).click();
		await radiologist.getByRole("button", { name: "Confirm last dose: Apixaban" }).click();
		await fillMoment(radiologist.locator("body"), "Last dose taken", hoursAgo(92));
		await radiologist.getByRole("button", { name: "Save confirmation" }).click();
		await expect(gate(radiologist, "Antithrombotic hold")).toContainText("Ready");
	});

	await test.step("everything is green, here and on the board", async () => {
		await expect(radiologist.getByText("Ready for the procedure")).toBeVisible();
		await expect(radiologist.getByText("100 % of the gates met")).toBeVisible();
		await seen(radiologist, "readiness-green");
		await scheduler.goto("/readiness?show=ready");
		await expect(scheduler.getByRole("row", { name: new RegExp(FAMILY) })).toContainText("100 % met");
		await seen(scheduler, "readiness-by-day");
	});

	await test.step("a pain of 11 is refused at its field; little pain asks for a physician and cancels nothing", async () => {
		await radiologist.getByRole("button", { name: "Ask again before the procedure" }).click();
		const form = radiologist.getByRole("form", { name: "Ask again before the procedure" });
		await form.getByLabel(/Pain on movement/).fill("11");
		await form.getByRole("button", { name: "Keep the answers" }).click();
		await expect(form.getByLabel(/Pain on movement/)).toHaveAttribute("aria-invalid", "true");
		await seen(radiologist, "readiness-ask");
		await form.getByLabel(/Pain on movement/).fill("3");
		await form.getByRole("button", { name: "Keep the answers" }).click();
		await expect(radiologist.getByText(/A physician reviews this before the procedure/)).toBeVisible();
		await expect(radiologist.getByText("Accepted").first()).toBeVisible();
	});
	expect(complaints).toEqual([]);
});

async function addApixaban(page: Page) {
	await page.getByRole("button", { name: "Add a medicine" }).click();
	const hold = page.getByRole("form", { name: "Medication hold" });
	await pickIn(page, hold, "Medicine", "Apixaban");
	await hold.getByRole("button", { name: "Add medicine" }).click();
}
