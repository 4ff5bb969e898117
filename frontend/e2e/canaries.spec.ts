import { expect, type Page, test } from "@playwright/test";
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
	const vetting = [`/vetting`, `/vetting/${episode}`, `/episodes/${episode}`];
	await test.step("the radiologist reads it and accepts", async () => {
		for (const path of vetting) await visit(radiologist, path);
		await accept(radiologist, episode);
	});
	await test.step("the scheduler finds, books and prints", async () => {
		await book(scheduler, episode);
		for (const path of [
			"/board",
			"/readiness",
			"/patients",
			`/patients/${patient}`,
			`/patients/${patient}/edit`,
			"/episodes",
			`/episodes/${episode}`,
		]) {
			await visit(scheduler, path);
		}
		await scheduler.goto(`/patients/${patient}`);
		await expect(scheduler.getByText(IMAGE).first()).toBeVisible();
	});
	await test.step("the nurse and the radiologist meet the name on their own pages", async () => {
		for (const path of ["/day", "/calls", `/episodes/${episode}`]) await visit(nurse, path);
		for (const path of ["/notes", `/episodes/${episode}`]) await visit(radiologist, path);
	});

	expect(sung).toBe(0);
	expect(complaints.flat()).toEqual([]);
});

async function visit(page: Page, path: string) {
	await page.goto(path);
	await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();
	await page.waitForLoadState("load");
	await expect(page.getByRole("main")).not.toBeEmpty();
	expect(await page.locator('img[src="x"], a[href^="javascript:"]').count()).toBe(0);
}

/** Past the forms: what other systems send does not come through them either. */
async function send<T>(page: Page, method: string, path: string, body?: unknown, etag?: string): Promise<T & { etag: string }> {
	return page.evaluate(
		async ([verb, address, sent, version]) => {
			const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? "";
			const answer = await fetch(address, {
				method: verb,
				headers: {
					"Content-Type": "application/json",
					"X-XSRF-TOKEN": token,
					...(version !== undefined && { "If-Match": version }),
				},
				...(sent !== undefined && { body: JSON.stringify(sent) }),
			});
			if (!answer.ok) throw new Error(`${verb} ${address}: ${answer.status} ${await answer.text()}`);
			return { ...(await answer.json()), etag: answer.headers.get("ETag") ?? "" };
		},
		[method, path, body, etag] as const,
	);
}

async function referred(page: Page): Promise<{ patient: string; episode: string }> {
	const { id: patient } = await send<{ id: string }>(page, "POST", "/api/patients", {
		mrn: `C${Date.now()}`,
		familyName: IMAGE,
		givenName: SCRIPT,
		birthDate: "1948-05-03",
		sex: "FEMALE",
		language: "en",
		interpreterNeeded: false,
		voicemailRule: "NOT_RECORDED",
		contacts: [],
		allergies: [],
	});
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

async function accept(page: Page, episode: string) {
	const { etag } = await send<object>(page, "GET", `/api/episodes/${episode}`);
	const decision = {
		outcome: "ACCEPTED",
		technique: "VERTEBROPLASTY",
		levels: [{ level: "L1", approach: "BOTH" }],
		sedationProtocolCode: "LOCAL",
		guidance: "FLUOROSCOPY_BIPLANE",
		relativeContraindications: [],
	};
	await send(page, "POST", `/api/episodes/${episode}/vetting`, decision, etag);
}

async function book(page: Page, episode: string) {
	type Named = { id: string };
	type Slot = { start: string; room: Named; operator: Named; sedationProvider?: Named; equipment: Named[] };
	const path = `/api/slots?episodeId=${episode}&ignoreGates=true`;
	const { slots, minutes } = await send<{ slots: Slot[]; minutes: number }>(page, "GET", path);
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
}
