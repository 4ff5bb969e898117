import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { gate, goTo, pick, recordConsent, recordLab } from "./support/clinic";
import type { Role } from "./support/credentials";
import { daysAgo, hoursAgo } from "./support/facility";
import { fillDay, fillMoment, fillTime, pickIn } from "./support/fields";
import { complaintsOf, seen, signIn } from "./support/page";

const BUNDLE = "e2e/fixtures/spencer.json.gz";
const FAMILY = "Spencer878";

/** One course of care, from the imported file to the follow-up call, by the people who give it. */
test("a patient is referred, vetted, made ready, booked, treated and called", async ({ browser }) => {
	test.setTimeout(600_000);
	const { scheduler, radiologist, nurse, complaints } = await atWork(browser);

	await test.step("the scheduler imports a file; a second time it creates nothing", async () => {
		await goTo(scheduler, "Import");
		await choose(scheduler, { name: "spencer.json.gz", content: readFileSync(BUNDLE) });
		await expect(scheduler.getByText("spencer.json.gz is imported")).toBeVisible({ timeout: 20_000 });
		await expect(scheduler.getByRole("row", { name: /Patients/ }).first()).toContainText("1");
		await seen(scheduler, "import");
		await scheduler.getByRole("button", { name: "Import another file" }).click();
		await choose(scheduler, { name: "again.json.gz", content: readFileSync(BUNDLE) });
		await expect(scheduler.getByText("nothing changed")).toBeVisible({ timeout: 20_000 });
	});

	await test.step("a broken file is refused with its place, and nothing of it stays", async () => {
		const broken = gunzipSync(readFileSync(BUNDLE)).subarray(0, 20_000);
		await scheduler.getByRole("button", { name: "Import another file" }).click();
		await choose(scheduler, { name: "broken.json", content: broken });
		await expect(scheduler.getByText("broken.json was not imported")).toBeVisible({ timeout: 20_000 });
		await expect(scheduler.getByText(/line \d+/i).first()).toBeVisible();
		await seen(scheduler, "import-refused");
	});

	await test.step("she finds the patient although the name is mistyped, and opens an episode", async () => {
		await goTo(scheduler, "Patients");
		await scheduler.getByRole("searchbox", { name: "Find a patient" }).fill("Spenser");
		await scheduler
			.getByRole("button", { name: new RegExp(FAMILY) })
			.first()
			.click();
		await expect(scheduler.getByRole("heading", { level: 1, name: new RegExp(FAMILY) })).toBeVisible();
		await seen(scheduler, "patient");
		await scheduler.getByRole("link", { name: "Open episode" }).click();
		await pick(scheduler, "Urgency", "Urgent");
		await pick(scheduler, "Indication", "Osteoporotic fracture");
		await pick(scheduler, "Setting", "Outpatient");
		await scheduler.getByLabel("Referrer’s name").fill("Dr Hana Weiss");
		await pick(scheduler, "Add fractured level", "T12");
		await fillDay(scheduler.getByRole("group", { name: "Fracture of T12" }), "Onset of pain", daysAgo(10));
		await pick(scheduler, "Mechanism", "Fall");
		await scheduler.getByRole("radiogroup", { name: "Pain on movement" }).getByText("8", { exact: true }).click();
		await seen(scheduler, "referral");
		await scheduler.getByRole("button", { name: "Open episode" }).click();
		await expect(scheduler).toHaveURL(/\/episodes\/[0-9a-f-]{36}/);
	});
	const episode = new URL(scheduler.url()).pathname;

	await test.step("the radiologist vets it on the spine", async () => {
		await goTo(radiologist, "Vetting");
		await seen(radiologist, "vetting-queue");
		await radiologist.getByRole("button", { name: new RegExp(FAMILY) }).click();
		await radiologist.getByRole("button", { name: "Plan the fractured levels" }).click();
		await expect(
			radiologist.getByText("Approach at T12").or(radiologist.getByLabel("Approach at T12")).first(),
		).toBeAttached();
		await pick(radiologist, "Technique", "Vertebroplasty");
		await pick(radiologist, "Sedation protocol", /Local anaesthesia/);
		await pick(radiologist, "Guidance", /biplane/);
		await seen(radiologist, "vetting");
		await radiologist.getByRole("button", { name: "Accept" }).click();
		await expect(radiologist).toHaveURL(new RegExp(episode));
		await expect(radiologist.getByText("Accepted").first()).toBeVisible();
	});

	await test.step("imaging, blood work and consent turn the gates green", async () => {
		await radiologist.getByRole("tab", { name: "Imaging" }).click();
		await radiologist.getByRole("button", { name: "Record a study" }).click();
		const study = radiologist.getByRole("form", { name: "Imaging study" });
		await pickIn(radiologist, study, "Modality", "MRI");
		await fillDay(study, "Date of examination", daysAgo(2));
		await pickIn(radiologist, study, "Acuity", "Acute");
		await seen(radiologist, "imaging-form");
		await study.getByRole("button", { name: "Save study" }).click();
		await expect(gate(radiologist, "Imaging")).toContainText("Ready");

		await radiologist.getByRole("tab", { name: "Blood work" }).click();
		await recordLab(radiologist, "INR", "1.9", 5);
		await expect(gate(radiologist, "INR")).not.toContainText("Ready");
		await recordLab(radiologist, "INR", "1.1", 3);
		await expect(gate(radiologist, "INR")).toContainText("Ready");
		await recordLab(radiologist, "Platelets", "212", 3);
		await expect(gate(radiologist, "Platelets")).toContainText("Ready");
		await seen(radiologist, "blood-work");

		await radiologist.getByRole("tab", { name: "Consent" }).click();
		await recordConsent(radiologist);
		await expect(gate(radiologist, "Consent")).toContainText("Ready");
	});

	await test.step("a hold that nobody has reviewed blocks; the instruction and the last dose free it", async () => {
		await radiologist.getByRole("tab", { name: "Medication holds" }).click();
		await radiologist.getByRole("button", { name: "Add a medicine" }).click();
		const hold = radiologist.getByRole("form", { name: "Medication hold" });
		await pickIn(radiologist, hold, "Medicine", "Apixaban");
		await hold.getByRole("button", { name: "Add medicine" }).click();
		await expect(gate(radiologist, "Antithrombotic hold")).toContainText("Blocked");
		await seen(radiologist, "holds");
		await radiologist.getByRole("button", { name: "Instruct: Apixaban" }).click();
		await fillMoment(radiologist.locator("body"), "Last dose allowed", hoursAgo(70));
		await radiologist.getByRole("button", { name: "Save instruction" }).click();
		await radiologist.getByRole("button", { name: "Confirm last dose: Apixaban" }).click();
		await fillMoment(radiologist.locator("body"), "Last dose taken", hoursAgo(72));
		await radiologist.getByRole("button", { name: "Save confirmation" }).click();
		await expect(gate(radiologist, "Antithrombotic hold")).toContainText("Ready");
	});

	await test.step("the scheduler is told who stands in the way, and books another room", async () => {
		await scheduler.goto(episode);
		await seen(scheduler, "episode-accepted");
		await scheduler.getByRole("link", { name: "Book", exact: true }).click();
		const form = scheduler.getByRole("form", { name: "Book a procedure" });
		await fillDay(form, "Start: date", daysAgo(0));
		await fillTime(form, "Start", "10", "15");
		await pickIn(scheduler, form, "Room", "Angio 1");
		await pickIn(scheduler, form, "Operator", "Dr Kenji Tanaka");
		await form.getByRole("button", { name: "Book procedure" }).click();
		const blockers = scheduler.getByRole("list", { name: "What stands in the way" });
		await expect(blockers).toContainText("Angio 1");
		await expect(blockers).toContainText("Dr Kenji Tanaka");
		await seen(scheduler, "board-409");
		await pickIn(scheduler, form, "Room", "CT 1");
		await pickIn(scheduler, form, "Operator", "Dr Noah Levy");
		await form.getByRole("button", { name: "Book procedure" }).click();
		await expect(tile(scheduler, /^CT 1/)).toBeVisible();
		await seen(scheduler, "board-booked");
	});

	await test.step("cancelling asks a coded reason and puts the patient back on the waiting list", async () => {
		await tile(scheduler, /^CT 1/).click();
		const details = scheduler.getByRole("region", { name: /^Booking of/ });
		await expect(details).toBeVisible();
		await seen(scheduler, "booking-details");
		await details.getByRole("button", { name: "Cancel booking" }).click();
		const dialog = scheduler.getByRole("dialog");
		await dialog.getByRole("combobox", { name: "Reason" }).click();
		await scheduler.getByRole("option").first().click();
		await seen(scheduler, "booking-cancel");
		await dialog.getByRole("button", { name: "Cancel booking" }).click();
		await expect(scheduler.getByRole("button", { name: new RegExp(`^Book ${FAMILY}`) })).toBeVisible();
	});

	await test.step("a click on a free place books there; dragging moves it, and Undo moves it back", async () => {
		const column = scheduler.getByRole("group", { name: /^Hybrid OR/ });
		await column.click({ position: { x: 90, y: await heightOf(scheduler, column, 10.5) } });
		await column.getByRole("button", { name: /^Free/ }).click();
		const form = scheduler.getByRole("form", { name: "Book a procedure" });
		await form.getByRole("combobox", { name: "Episode" }).click();
		await scheduler.getByRole("option", { name: new RegExp(FAMILY) }).click();
		await pickIn(scheduler, form, "Operator", "Dr Noah Levy");
		await form.getByRole("button", { name: "Book procedure" }).click();
		await expect(tile(scheduler, /^Hybrid OR/)).toBeVisible();

		await drag(scheduler, tile(scheduler, /^Hybrid OR/), scheduler.getByRole("group", { name: /^CT 1/ }));
		await expect(tile(scheduler, /^CT 1/)).toBeVisible();
		await scheduler.getByRole("button", { name: "Undo" }).click();
		await expect(tile(scheduler, /^Hybrid OR/)).toBeVisible();
		await goTo(scheduler, "Ready");
		await seen(scheduler, "readiness");
	});

	await test.step("the radiologist writes the note for one level and signs it", async () => {
		await radiologist.goto(episode);
		await radiologist.getByRole("button", { name: "Write note" }).click();
		await expect(radiologist.getByRole("heading", { level: 1, name: /Procedure note/ })).toBeVisible();
		await writeNote(radiologist);
		await expect(radiologist.getByText("Nothing is open. The note can be signed.")).toBeVisible();
		await seen(radiologist, "note-draft");
		await radiologist.getByRole("button", { name: "Sign", exact: true }).click();
		await radiologist.getByRole("dialog").getByRole("button", { name: "Sign the note" }).click();
		await expect(radiologist.getByText(/^Signed by/)).toBeVisible();
		await expect(radiologist.getByRole("textbox", { name: "Impression" })).toHaveCount(0);
	});

	await test.step("an addendum is possible, and the PDF opens", async () => {
		await radiologist.getByRole("textbox", { name: "Addendum" }).fill("The patient walked after two hours.");
		await radiologist.getByRole("button", { name: "Add addendum" }).click();
		await expect(radiologist.getByText("The patient walked after two hours.")).toBeVisible();
		await seen(radiologist, "note-signed");
		const href = await radiologist.getByRole("link", { name: /Open PDF/ }).getAttribute("href");
		const pdf = await radiologist.request.get(href ?? "");
		expect(pdf.headers()["content-type"]).toContain("application/pdf");
		expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
	});

	await test.step("the nurse calls, records the attempt and the pain, and the trend shows it", async () => {
		await goTo(nurse, "Calls");
		await seen(nurse, "calls");
		await nurse
			.getByRole("button", { name: new RegExp(FAMILY) })
			.first()
			.click();
		const questions = nurse.getByRole("radiogroup").filter({ has: nurse.getByRole("radio", { name: "No" }) });
		for (const question of await questions.all()) await question.getByText("No", { exact: true }).click();
		await nurse.getByRole("radiogroup", { name: "At rest" }).getByText("2", { exact: true }).click();
		await nurse.getByRole("radiogroup", { name: "On movement" }).getByText("3", { exact: true }).click();
		await nurse.getByLabel("Note").fill("Sleeps through the night.");
		await seen(nurse, "call");
		await nurse.getByRole("button", { name: "Reached", exact: true }).click();
		await expect(nurse.getByText("This contact is complete.").first()).toBeVisible();
		await seen(nurse, "call-recorded");
	});

	await test.step("the episode shows all of it", async () => {
		await radiologist.goto(episode);
		const course = radiologist.getByRole("list", { name: /Timeline|Course|happened/i });
		for (const what of ["Onset at T12", "Referral", "Vetted", "MRI", "INR", "Note signed", "24 h call"]) {
			await expect(course.getByText(new RegExp(what)).first()).toBeVisible();
		}
		await radiologist.getByRole("button", { name: "Show as table" }).click();
		const scores = radiologist.getByRole("table", { name: "Pain scores, oldest first" });
		await expect(scores).toContainText("On movement 8");
		await expect(scores).toContainText("On movement 3");
		await expect(scores).toContainText("At rest 2");
		await seen(radiologist, "episode-treated");
	});
	expect(complaints()).toEqual([]);
});

type Desk = { scheduler: Page; radiologist: Page; nurse: Page; complaints: () => string[] };

/** Three people at three browsers. */
async function atWork(browser: import("@playwright/test").Browser): Promise<Desk> {
	const heard: string[][] = [];
	const open = async (role: Role) => {
		const page = await (
			await browser.newContext({ viewport: { width: 1600, height: 1000 }, locale: "en-GB", reducedMotion: "reduce" })
		).newPage();
		await signIn(page, role);
		heard.push(complaintsOf(page));
		return page;
	};
	return {
		scheduler: await open("SCHEDULER"),
		radiologist: await open("RADIOLOGIST"),
		nurse: await open("NURSE"),
		complaints: () => heard.flat(),
	};
}

async function choose(page: Page, { name, content }: { name: string; content: Buffer }) {
	await page.getByLabel("FHIR bundle").setInputFiles({ name, mimeType: "application/json", buffer: content });
	await page.getByRole("button", { name: "Import file" }).click();
}

/**
 * Where an hour is in a column, measured on a tile that says when it is: the day is drawn from its first booking on, and
 * that is an early one where a case of the night was entered.
 */
async function heightOf(page: Page, column: Locator, hour: number) {
	const known = page.getByRole("group", { name: /^Schedule/ }).getByRole("button", { name: /^\d\d:00–\d\d:00/ });
	const [from, to] = ((await known.first().getAttribute("aria-label")) ?? "").match(/\d\d(?=:00)/g)?.map(Number) ?? [];
	const tile = await known.first().boundingBox();
	const top = await column.boundingBox();
	if (from === undefined || to === undefined || tile === null || top === null) throw new Error("Not on the screen");
	return tile.y - top.y + ((hour - from) * tile.height) / (to - from);
}

/** The patient's tile in one column of the board. */
function tile(page: Page, column: RegExp) {
	return page.getByRole("group", { name: column }).getByRole("button", { name: new RegExp(FAMILY) });
}

async function drag(page: Page, from: Locator, to: Locator) {
	await from.evaluate((tile) => tile.scrollIntoView({ block: "center" }));
	const start = await from.boundingBox();
	const end = await to.boundingBox();
	if (start === null || end === null) throw new Error("Not on the screen");
	await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
	await page.mouse.down();
	await page.mouse.move(end.x + end.width / 2, start.y + start.height / 2 + 40, { steps: 12 });
	await page.mouse.up();
}

async function writeNote(page: Page) {
	await page.getByLabel("Patient confirmed").check();
	await page.getByLabel("Levels confirmed").check();
	await page.getByLabel("First person confirming").fill("Dr Kenji Tanaka");
	await page.getByLabel("Second person confirming").fill("Marta Silva");
	await page.getByLabel("How the levels were counted").fill("Counted up from the sacrum on fluoroscopy");
	await fillMoment(page.locator("body"), "Started", hoursAgo(26));
	await fillMoment(page.locator("body"), "Ended", hoursAgo(25));
	await page.getByLabel("Fluoroscopy, min").fill("5.5");
	const level = page.getByRole("group", { name: "T12, treated level" });
	await level.getByRole("radiogroup", { name: "Approach" }).getByText("Transpedicular", { exact: true }).click();
	await level.getByRole("radiogroup", { name: "Side" }).getByText("Both", { exact: true }).click();
	await level.getByLabel("Cement product").fill("PMMA, high viscosity");
	await level.getByLabel("Cement lot").fill("A4417");
	await level.getByLabel("Lot is not in the catalogue").check();
	await fillDay(level, "Cement expiry", daysAgo(-700));
	await level.getByLabel("Cement left, mL").fill("2.1");
	await level.getByLabel("Cement right, mL").fill("1.9");
	await level.getByRole("radiogroup", { name: "Cement leak" }).getByText("None", { exact: true }).click();
	await page.getByRole("textbox", { name: "Complications", exact: true }).fill("None");
	await page.getByRole("textbox", { name: "Impression", exact: true }).fill("Good fill of T12, no leak.");
}
