import { type Browser, type BrowserContextOptions, expect, type Locator, type Page, test } from "@playwright/test";
import type { Credentials, Role } from "./support/credentials";
import { book, makeReady, newScheduler, quietDay, resourceId, type Waiting } from "./support/department";
import { daysAgo, nextShortSunday, ZONE } from "./support/facility";
import { fillDay, fillTime, pickIn } from "./support/fields";
import { complaintsOf, seen, signIn } from "./support/page";

// Several runs against one department must not meet each other's patients.
const RUN = String(Date.now() % 1_000_000);
const ROSA = "Rosa Osman";
const ANNA = "Anna Berg";

let rosa: Page;
let anna: Page;
let radiologist: Page;
const complaints: string[][] = [];

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
	test.setTimeout(240_000);
	const administrator = await at(browser, "ADMINISTRATOR");
	const second = await newScheduler(administrator, ANNA);
	await administrator.context().close();
	rosa = await at(browser, "SCHEDULER", { timezoneId: ZONE });
	anna = await at(browser, second, { timezoneId: ZONE });
	radiologist = await at(browser, "RADIOLOGIST");
});

test.afterAll(async () => {
	for (const page of [rosa, anna, radiologist]) await page.context().close();
});

test("two schedulers want one time, and what one gives up is filled from the waiting list", async () => {
	test.setTimeout(240_000);
	const first = await ready("Ostrander", "Vera", "1947-02-11");
	const second = await ready("Marchetti", "Ida", "1951-08-30");
	const day = await quietDay(rosa, daysAgo(-3));

	await test.step("what one holds in her form, the other sees by itself, with whose it is", async () => {
		await anna.goto(`/board?date=${day}`);
		await expect(anna.getByRole("group", { name: /^Angio 1/ })).toBeVisible();
		await ask(rosa, first, { day, hour: "09", minute: "00" });
		await expect(rosa.getByText(/^Held for you until/)).toBeVisible();
		await expect(tile(anna, /^Angio 1/, first)).toContainText(ROSA);

		await ask(anna, second, { day, hour: "09", minute: "00" });
		await expect(blockers(anna)).toContainText(`Angio 1: held by ${ROSA}`);
		await seen(anna, "race-held");
	});

	let winner = rosa;
	let loser = anna;
	let [won, lost] = [first, second];
	await test.step("both ask for the same time at once: one gets it, the other is told who has it", async () => {
		await Promise.all([rosa, anna].map((page) => fillTime(form(page), "Start", "13", "00")));
		await Promise.all([rosa, anna].map((page) => form(page).getByRole("button", { name: "Book procedure" }).click()));
		await expect.poll(async () => (await outcomes()).toSorted(), { timeout: 15_000 }).toEqual(["booked", "refused"]);
		if ((await outcomes())[0] === "refused") [winner, loser, won, lost] = [anna, rosa, second, first];
		await expect(blockers(loser)).toContainText(new RegExp(`Angio 1: (held by .* for|booked for) .*${won.family}`));
		await expect(tile(winner, /^Angio 1/, lost, "13:00")).toHaveCount(0);
		await seen(loser, "race-lost");
	});

	await test.step("the booking is on the other's board, and goes on there by itself", async () => {
		await expect(tile(loser, /^Angio 1/, won, "13:00")).toHaveCount(1);
		await details(winner).getByRole("button", { name: "Mark confirmed" }).click();
		await expect(tile(loser, /^Angio 1/, won, "13:00")).toHaveAccessibleName(/Confirmed/);
		await form(loser).getByRole("button", { name: "Discard" }).click();
	});

	await test.step("cancelling asks who could come: the list is offered, and one of it is booked", async () => {
		await cancel(winner);
		await winner.getByRole("button", { name: "Who could come?" }).click();
		const candidates = winner.getByRole("list", { name: "Candidates" });
		await expect(candidates.getByRole("listitem").filter({ hasText: lost.family }).first()).toBeVisible();
		await seen(winner, "candidates");
		await candidates.getByRole("button", { name: `Book ${lost.name}` }).click();
		await form(winner).getByRole("button", { name: "Book procedure" }).click();
		await expect(details(winner)).toBeVisible();
		await expect(tile(winner, /^Angio 1/, lost, "13:00")).toHaveCount(1);
		await expect(tile(loser, /^Angio 1/, lost, "13:00")).toHaveAccessibleName(/Booked/);
	});
});

test("a sick day moves five patients", async () => {
	test.setTimeout(240_000);
	const people = [
		["Lindholm", "Greta", "1944-05-19"],
		["Achterberg", "Nel", "1949-11-02"],
		["Castellano", "Rita", "1952-01-27"],
		["Whitcombe", "Maude", "1939-07-08"],
		["Kowalczyk", "Halina", "1946-12-15"],
	] as const;
	const hit: Waiting[] = [];
	for (const [family, given, birthDate] of people) hit.push(await ready(family, given, birthDate));
	const day = await quietDay(rosa, daysAgo(-3));
	for (const [index, waiting] of hit.entries())
		await book(rosa, waiting, {
			date: day,
			time: `${String(8 + index).padStart(2, "0")}:30`,
			room: index % 2 === 0 ? "Angio 1" : "Hybrid OR",
			operator: "Dr Amara Obi",
		});

	await test.step("she closes the day of the operator, and is told whom it hits", async () => {
		await rosa.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Time off" }).click();
		await rosa.getByRole("combobox", { name: "Room, person or equipment" }).click();
		await rosa.getByRole("option", { name: "Dr Amara Obi" }).click();
		await rosa.getByRole("button", { name: "Sick day" }).click();
		const dialog = rosa.getByRole("dialog", { name: "Sick day of Dr Amara Obi" });
		await fillDay(dialog, "Day", day);
		await dialog.getByRole("button", { name: "Close the day" }).click();
		await expect(rosa.getByText("5 bookings are affected")).toBeVisible();
		for (const { name } of hit) await expect(rosa.getByRole("cell", { name, exact: true })).toBeVisible();
		await seen(rosa, "absence-affected");
	});

	await test.step("each has a proposal, and goes there with one click", async () => {
		await rosa.getByRole("link", { name: "Find each a new place" }).click();
		const list = rosa.getByRole("list", { name: "Affected bookings" });
		await expect(rosa.getByText("5 bookings to move")).toBeVisible();
		await expect(list.getByText(/^Proposed:/)).toHaveCount(5);
		await seen(rosa, "affected");
		for (const { name } of hit) {
			await list.getByRole("button", { name: `Move ${name}` }).click();
			await expect(list.getByRole("button", { name: `Move ${name}` })).toHaveCount(0);
		}
		await expect(rosa.getByText("0 bookings to move · 5 moved")).toBeVisible();
		const obi = await resourceId(rosa, "Dr Amara Obi");
		const left = await rosa.request.get(`/api/resources/${obi}/affected?from=${day}&to=${day}`);
		expect(await left.json()).toEqual([]);
	});
});

test("on the Sunday on which the clocks go forward, every time is what the clock on the wall shows", async () => {
	test.setTimeout(120_000);
	const patient = await ready("Fairweather", "Joan", "1948-03-30");
	const sunday = nextShortSunday();
	// Up to a year ahead: somebody whose credential is longer valid than that.
	await ask(rosa, patient, { day: sunday, hour: "02", minute: "30", operator: "Dr Kenji Tanaka" });
	await expect(form(rosa).getByText(/02:30/)).toBeVisible();
	await form(rosa).getByRole("button", { name: "Book procedure" }).click();
	await expect(form(rosa).getByRole("button", { name: "Enter day and time" })).toBeVisible();
	await seen(rosa, "short-sunday-refused");

	// An hour that begins before the gap ends after it: two hours later on the wall.
	await fillTime(form(rosa), "Start", "01", "30");
	await form(rosa).getByRole("button", { name: "Book procedure" }).click();
	await form(rosa)
		.getByRole("textbox", { name: /^Reason/ })
		.fill("She is flown in during the night");
	await form(rosa)
		.getByRole("button", { name: /^Book (outside hours|with this reason)$/ })
		.click();
	await expect(details(rosa)).toBeVisible();
	await expect(tile(rosa, /^Angio 1/, patient, "01:30–03:30")).toHaveCount(1);
	await expect(details(rosa)).toContainText("60 min");

	// 03:00 lies three quarters down the tile.
	expect(await shareAbove(rosa.getByText("03:00", { exact: true }), tile(rosa, /^Angio 1/, patient))).toBeCloseTo(
		0.75,
		1,
	);
	await seen(rosa, "short-sunday");
	await cancel(rosa);
	await expect(tile(rosa, /^Angio 1/, patient)).toHaveCount(0);
});

test("who looks from another zone is told whose clock it is", async ({ browser }) => {
	test.setTimeout(120_000);
	const there = await at(browser, "NURSE", { timezoneId: ZONE });
	const far = await at(browser, "NURSE", { timezoneId: "Asia/Tokyo" });
	const banner = (page: Page) => page.getByRole("note").filter({ hasText: "New York" });
	for (const page of [there, far]) await page.goto("/board");
	await expect(banner(far)).toContainText(/Times are New York time .* your clock says \d\d:\d\d/);
	await expect(there.getByRole("group", { name: /^Angio 1/ })).toBeVisible();
	await expect(banner(there)).toHaveCount(0);
	const tiles = (page: Page) => page.getByRole("group", { name: /^Angio 1/ }).getByRole("button");
	await expect(tiles(far)).toHaveText(await tiles(there).allTextContents());
	await seen(far, "other-zone");
	for (const page of [there, far]) await page.context().close();
});

test("nothing went wrong on the way", () => {
	expect(complaints.flat()).toEqual([]);
});

async function at(browser: Browser, who: Role | Credentials, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: 1600, height: 1000 },
		locale: "en-GB",
		reducedMotion: "reduce",
		...options,
	});
	const page = await context.newPage();
	await signIn(page, who);
	complaints.push(complaintsOf(page));
	return page;
}

function ready(family: string, given: string, birthDate: string): Promise<Waiting> {
	return makeReady({ scheduler: rosa, radiologist }, { family: `${family}${RUN}`, given, birthDate });
}

type Asked = { day: string; hour: string; minute: string; operator?: string };

/** Fills the form up to the last choice that is needed: then the time is held. */
async function ask(page: Page, { episodeId }: Waiting, { day, hour, minute, operator = "Dr Amara Obi" }: Asked) {
	await page.goto(`/board?date=${day}&episode=${episodeId}`);
	await fillDay(form(page), "Start: date", day);
	await fillTime(form(page), "Start", hour, minute);
	await pickIn(page, form(page), "Room", "Angio 1");
	await pickIn(page, form(page), "Operator", operator);
	await form(page).getByLabel("Minutes").fill("60");
}

async function cancel(page: Page) {
	await details(page).getByRole("button", { name: "Cancel booking" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByRole("combobox", { name: "Reason" }).click();
	await page.getByRole("option", { name: "Patient's wish" }).click();
	await dialog.getByRole("button", { name: "Cancel booking" }).click();
	await expect(dialog).toHaveCount(0);
}

async function outcomes(): Promise<string[]> {
	return Promise.all(
		[rosa, anna].map(async (page) =>
			(await details(page).isVisible()) ? "booked" : (await blockers(page).isVisible()) ? "refused" : "unanswered",
		),
	);
}

function form(page: Page): Locator {
	return page.getByRole("form", { name: "Book a procedure" });
}

function details(page: Page): Locator {
	return page.getByRole("region", { name: /^Booking of/ });
}

function blockers(page: Page): Locator {
	return page.getByRole("list", { name: "What stands in the way" });
}

/** The patient's tile in one column of the board. */
function tile(page: Page, column: RegExp, { family }: Waiting, time = ""): Locator {
	return page.getByRole("group", { name: column }).getByRole("button", { name: new RegExp(`^${time}.*${family}`) });
}

/** How much of `box` lies above the middle of `mark`: 0 at its top, 1 at its foot. */
async function shareAbove(mark: Locator, box: Locator): Promise<number> {
	const line = await mark.boundingBox();
	const around = await box.boundingBox();
	if (line === null || around === null) throw new Error("Not on the screen");
	return (line.y + line.height / 2 - around.y) / around.height;
}
