import { expect, type Page, test } from "@playwright/test";
import { daysAgo, hoursAgo } from "./support/facility";
import { fillDay, fillMoment, pickIn } from "./support/fields";
import { complaintsOf, seen, signIn } from "./support/page";

/** A tablet on its side, as it lies in the procedure room. */
const TABLET = { width: 1180, height: 820 };
const FINGERTIP_PX = 44;
const LONGEST_MS = 5 * 60_000;

test("two levels of kyphoplasty with moderate sedation are logged on a tablet within five minutes", async ({
	browser,
}) => {
	test.setTimeout(360_000);
	const context = await browser.newContext({
		viewport: TABLET,
		hasTouch: true,
		isMobile: true,
		locale: "en-GB",
		reducedMotion: "reduce",
	});
	const page = await context.newPage();
	await signIn(page, "RADIOLOGIST");
	const complaints = complaintsOf(page);
	const note = await openNote(page);
	await page.goto(note);
	await expect(page.getByRole("heading", { level: 1, name: /Procedure note/ })).toBeVisible();

	const fingertips = page.locator("label:has(> input[type=radio]), .mantine-Button-root:visible");
	for (const box of await fingertips.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))) {
		expect(box).toBeGreaterThanOrEqual(FINGERTIP_PX);
	}
	const clicks = await countClicks(page);
	const started = Date.now();
	await test.step("time-out, preparation and times", async () => {
		await page.getByLabel("Patient confirmed").check();
		await page.getByLabel("Levels confirmed").check();
		await page.getByLabel("First person confirming").fill("Dr Kenji Tanaka");
		await page.getByLabel("Second person confirming").fill("Marta Silva");
		await page.getByLabel("How the levels were counted").fill("Counted up from the sacrum on fluoroscopy");
		await pickIn(page, page.locator("body"), "Sedation protocol", /Moderate/);
		await fillMoment(page.locator("body"), "Started", hoursAgo(3));
		await fillMoment(page.locator("body"), "Ended", hoursAgo(2));
	});
	await test.step("one level in full, the next one copied from it", async () => {
		for (const level of await page.getByRole("button", { name: /^Remove [TLS]\d/ }).all()) await level.click();
		for (const level of ["T12", "L1"]) {
			await page.getByRole("combobox", { name: "Add a treated level" }).click();
			await page.getByRole("option", { name: level, exact: true }).click();
		}
		const first = page.getByRole("group", { name: "T12, treated level" });
		await first.getByRole("radiogroup", { name: "Technique" }).getByText("Kyphoplasty", { exact: true }).click();
		await first.getByRole("radiogroup", { name: "Approach" }).getByText("Transpedicular", { exact: true }).click();
		await first.getByRole("radiogroup", { name: "Side" }).getByText("Both", { exact: true }).click();
		await first.getByLabel("Needle, gauge").fill("11");
		await first.getByLabel("Balloon volume, mL").fill("3");
		await first.getByLabel("Peak pressure, psi").fill("180");
		await first.getByLabel("Cement product").fill("PMMA, high viscosity");
		await first.getByLabel("Cement lot").fill("A4417");
		await first.getByLabel("Lot is not in the catalogue").check();
		await fillDay(first, "Cement expiry", daysAgo(-700));
		await first.getByLabel("Cement left, mL").fill("2.1");
		await first.getByLabel("Cement right, mL").fill("1.9");
		await first.getByRole("button", { name: /^Copy T12 to L1/ }).click();
		const second = page.getByRole("group", { name: "L1, treated level" });
		await expect(second.getByLabel("Cement lot")).toHaveValue("A4417");
		for (const level of [first, second]) {
			await level.getByRole("radiogroup", { name: "Cement leak" }).getByText("None", { exact: true }).click();
		}
	});
	await test.step("dose and outcome", async () => {
		await page.getByLabel("Fluoroscopy, min").fill("7.2");
		await page.getByLabel("Air kerma, mGy").fill("410");
		const why = page.getByRole("textbox", { name: "Why other levels than planned" });
		if (await why.isVisible()) await why.fill("Both were found on the day.");
		await page.getByRole("textbox", { name: "Complications", exact: true }).fill("None");
		await page.getByRole("textbox", { name: "Impression", exact: true }).fill("Good fill of both levels.");
		await expect(page.getByText("Nothing is open. The note can be signed.")).toBeVisible();
	});
	const took = Date.now() - started;
	test.info().annotations.push({ type: "two-level note", description: `${took} ms, ${await clicks()} clicks` });
	expect(took).toBeLessThan(LONGEST_MS);
	await seen(page, "note-tablet");

	await test.step("text typed without a network is back after the page was killed", async () => {
		await context.setOffline(true);
		await page.getByRole("textbox", { name: "Plan", exact: true }).fill("Up after two hours, DXA next week.");
		await page.close({ runBeforeUnload: false });
		await context.setOffline(false);
		const again = await context.newPage();
		await again.goto(note);
		await expect(again.getByText(/is back in the note/)).toBeVisible();
		await expect(again.getByRole("textbox", { name: "Plan", exact: true })).toHaveValue(
			"Up after two hours, DXA next week.",
		);
		await expect(again.getByText(/^Saved \d/)).toBeVisible();
		await again.reload();
		await expect(again.getByRole("textbox", { name: "Plan", exact: true })).toHaveValue(
			"Up after two hours, DXA next week.",
		);
		await expect(again.getByText(/is back in the note/)).toHaveCount(0);
	});
	expect(complaints).toEqual([]);
	await context.close();
});

/** The note of a booking that has none yet. @returns its address */
async function openNote(page: Page): Promise<string> {
	return page.evaluate(async (day) => {
		const token = document.cookie.match(/XSRF-TOKEN=([^;]+)/)?.[1] ?? "";
		const board: { bookings: { id: string }[] } = await (await fetch(`/api/board?date=${day}`)).json();
		for (const { id } of board.bookings) {
			const answer = await fetch(`/api/bookings/${id}/note`, { method: "POST", headers: { "X-XSRF-TOKEN": token } });
			if (answer.ok) {
				const opened = await answer.json();
				if (opened.status === "DRAFT") return `/notes/${opened.id}`;
			}
		}
		throw new Error("No booking to write about");
	}, daysAgo(0));
}

async function countClicks(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(() => {
		const counted = globalThis as unknown as { clicks: number };
		counted.clicks = 0;
		document.addEventListener("pointerdown", () => {
			counted.clicks += 1;
		});
	});
	return () => page.evaluate(() => (globalThis as unknown as { clicks: number }).clicks);
}
