import { expect, type Page, test } from "@playwright/test";
import type { SlotsResponse } from "@/api/schema";
import { accept, newPatient, send } from "./support/department";
import { inZone } from "./support/facility";
import { complaintsOf, signIn } from "./support/page";

/** Sings when any page takes it for more than letters. */
const IMAGE = '<img src="x" onerror="canary()">';
const SCRIPT = '"><script>canary()</script>';
const LINK = "javascript:canary()";

// Check 34
test("names and remarks that look like scripts are shown as letters everywhere and never run", async ({ browser }) => {
	test.setTimeout(180_000);
	let sung = 0;
	const open = async (who: "SCHEDULER" | "RADIOLOGIST" | "NURSE") => {
		const page = await (await browser.newContext({ locale: "en-GB", reducedMotion: "reduce" })).newPage();
		await page.exposeFunction("canary", () => {
			sung++;
		});
		await signIn(page, who);
		return page;
	};
	const scheduler = await open("SCHEDULER");
	const radiologist = await open("RADIOLOGIST");
	const nurse = await open("NURSE");
	// A script that the content security policy stopped was a script all the same.
	const complaints = [scheduler, radiologist, nurse].map(complaintsOf);

	const { patient, episode } = await test.step("somebody is referred under such a name", () => referred(scheduler));
	await test.step("the radiologist reads it and accepts", async () => {
		for (const path of ["/vetting", `/vetting/${episode}`, `/episodes/${episode}`]) await visit(radiologist, path);
		await accept(radiologist, episode);
	});
	const day = await test.step("the scheduler finds and books", async () => {
		const date = await book(scheduler, episode);
		for (const path of [
			`/board?date=${date}`,
			"/readiness",
			`/patients/${patient}`,
			`/patients/${patient}/edit`,
			"/episodes",
			`/episodes/${episode}`,
		]) {
			await visit(scheduler, path);
		}
		await scheduler.goto("/patients");
		await scheduler.getByRole("searchbox", { name: "Find a patient" }).fill(IMAGE);
		await expectLetters(scheduler);
		return date;
	});
	await test.step("the nurse meets the name on her own pages", async () => {
		for (const path of [`/day?date=${day}`, `/episodes/${episode}`]) await visit(nurse, path);
	});

	expect(sung).toBe(0);
	expect(complaints.flat()).toEqual([]);
});

async function visit(page: Page, path: string) {
	await page.goto(path);
	await expectLetters(page);
}

async function expectLetters(page: Page) {
	await expect(page.getByRole("main").getByText(IMAGE).first()).toBeVisible();
	await expect(page.locator('img[src="x"], a[href^="javascript:"]')).toHaveCount(0);
}

/** Past the forms: what other systems send does not come through them either. */
async function referred(page: Page): Promise<{ patient: string; episode: string }> {
	const patient = await newPatient(page, { family: IMAGE, given: SCRIPT, birthDate: "1948-05-03" });
	const { id: episode } = await send<{ id: string }>(page, "POST", `/api/patients/${patient}/episodes`, {
		urgency: "ROUTINE",
		indication: "OSTEOPOROTIC",
		referrer: { name: IMAGE, organisation: LINK },
		setting: "OUTPATIENT",
		fractures: [{ level: "L1", onset: "2024-01-02", mechanism: "FALL" }],
		painOnMovement: 8,
		redFlags: [],
		nonSurgicalCare: SCRIPT,
		goals: IMAGE,
	});
	return { patient, episode };
}

/** @returns the day, as the facility counts it */
async function book(page: Page, episode: string): Promise<string> {
	const path = `/api/slots?episodeId=${episode}&ignoreGates=true`;
	const { slots, minutes } = await send<SlotsResponse>(page, "GET", path);
	const [slot] = slots;
	if (slot === undefined) throw new Error("There is no slot");
	await send(page, "POST", "/api/bookings", {
		episodeId: episode,
		start: slot.start,
		minutes,
		roomId: slot.room.id,
		operatorId: slot.operator.id,
		...(slot.sedationProvider !== undefined && { sedationProviderId: slot.sedationProvider.id }),
		equipmentIds: slot.equipment.map(({ id }) => id),
		note: IMAGE,
	});
	return inZone(new Date(slot.start)).date;
}
