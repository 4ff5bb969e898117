import { describe, expect, it } from "vitest";
import type { SlotCheck } from "@/api/schema";
import { inOrder } from "./Depot";
import { filtersOf, isShown } from "./filters";
import { boardSearch, rangeAround, stepped } from "./search";
import { at, board, booking, waiting } from "./testBoard";
import { outlookOf } from "./useLook";
import { levelOf, loadWords } from "./WeekView";

const sato = booking("Sató", "09:00", "10:00", { status: "CONFIRMED" });

describe("filters", () => {
	const shows = (search: { hide?: string; status?: string }, text = "") =>
		isShown(sato, "room", filtersOf(search, text));

	it("find by name without accents, number, operator, level and technique, all words at once", () => {
		for (const text of ["sato", "SATÓ", "4092", "tanaka", "l1", "vertebro", "sato tanaka"])
			expect(shows({}, text)).toBe(true);
		expect(shows({}, "sato obi")).toBe(false);
	});

	it("leave out states and columns that are switched off", () => {
		expect(shows({ status: "CONFIRMED,BOOKED" })).toBe(true);
		expect(shows({ status: "BOOKED" })).toBe(false);
		expect(shows({ hide: "a1" })).toBe(false);
		// An operator who is switched off still occupies the room.
		expect(shows({ hide: "tanaka" })).toBe(true);
	});
});

describe("the address", () => {
	it("keeps what is known and drops what is not", () => {
		expect(boardSearch({ date: "2026-11-23", view: "week", by: "operator", hide: "a1", junk: 1 })).toMatchObject({
			date: "2026-11-23",
			view: "week",
			by: "operator",
			hide: "a1",
		});
		expect(boardSearch({ date: "tomorrow", view: "year", by: 4 })).toMatchObject({
			date: undefined,
			view: undefined,
			by: undefined,
		});
	});

	it("begins weeks on Monday and steps by what is shown, over month ends and leap years", () => {
		expect(rangeAround("2026-11-29", "week")).toEqual({ from: "2026-11-23", to: "2026-11-29" });
		expect(rangeAround("2028-02-10", "month")).toEqual({ from: "2028-02-01", to: "2028-02-29" });
		expect(stepped("2026-01-31", "month", 1)).toBe("2026-02-01");
		expect(stepped("2026-03-31", "month", -1)).toBe("2026-02-01");
		expect(stepped("2026-11-23", "week", -1)).toBe("2026-11-16");
	});
});

describe("the waiting list", () => {
	const named = (
		familyName: string,
		overall: "READY" | "BLOCKED",
		urgency: "EMERGENT" | "ROUTINE",
		daysWaiting: number,
	) => ({
		...waiting(familyName),
		urgency,
		daysWaiting,
		readiness: { episodeId: "e", overall, score: 50, gates: [] },
	});
	const list = [
		named("A", "BLOCKED", "EMERGENT", 1),
		named("B", "READY", "ROUTINE", 2),
		named("C", "READY", "ROUTINE", 9),
		named("D", "READY", "EMERGENT", 1),
	];
	const names = (order: "ready" | "urgent") => inOrder(list, order).map(({ patient }) => patient.familyName);

	it("stands by readiness, then urgency, then days; or by urgency first", () => {
		expect(names("ready")).toEqual(["D", "C", "B", "A"]);
		expect(names("urgent")).toEqual(["D", "A", "C", "B"]);
	});
});

describe("a day in the week", () => {
	it("is warm by what is booked of the open time, and never by a division by nothing", () => {
		expect(levelOf(undefined)).toBe("closed");
		expect(levelOf({ openMinutes: 0, bookedMinutes: 0 })).toBe("closed");
		expect(levelOf({ openMinutes: 0, bookedMinutes: 60 })).toBe("full");
		expect(levelOf({ openMinutes: 600, bookedMinutes: 0 })).toBe("free");
		expect(levelOf({ openMinutes: 600, bookedMinutes: 239 })).toBe("light");
		expect(levelOf({ openMinutes: 600, bookedMinutes: 419 })).toBe("half");
		expect(levelOf({ openMinutes: 600, bookedMinutes: 540 })).toBe("full");
	});

	it("says why it is closed", () => {
		expect(loadWords({ resourceId: "a", openMinutes: 0, bookedMinutes: 0, count: 0, closure: "QA" })).toBe("QA");
		expect(loadWords({ resourceId: "a", openMinutes: 600, bookedMinutes: 150, count: 2 })).toBe("25% used");
		expect(loadWords({ resourceId: "a", openMinutes: 0, bookedMinutes: 60, count: 1 })).toBe("Outside hours");
	});
});

describe("what a place would break", () => {
	const day = board([sato]);
	const blocker = (overridable: boolean): SlotCheck["blockers"][number] => ({
		resourceId: "a1",
		kind: "ROOM",
		name: "Angio 1",
		start: at("09:00"),
		end: at("10:00"),
		reason: "outside working hours",
		code: "OUTSIDE_HOURS",
		overridable,
	});
	const answer: SlotCheck = { clean: true, overridable: false, blockers: [], gates: [] };

	it("is nothing when it is clean", () => {
		expect(outlookOf(answer, day)).toEqual({ tone: "good", lines: [] });
	});

	it("warns of what a reason can override, and forbids what none can", () => {
		const nearest = { start: at("10:40"), end: at("11:40") };
		expect(outlookOf({ ...answer, clean: false, overridable: true, blockers: [blocker(true)], nearest }, day)).toEqual({
			tone: "warn",
			lines: ["Angio 1: outside working hours"],
			nearest: { start: 640, end: 700, label: "nearest clean: 10:40" },
		});
		expect(outlookOf({ ...answer, clean: false, blockers: [blocker(false)] }, day).tone).toBe("bad");
	});

	it("offers no place on another day: the grid does not show it", () => {
		const nearest = { start: "2026-11-24T09:00:00Z", end: "2026-11-24T10:00:00Z" };
		expect(outlookOf({ ...answer, clean: false, blockers: [blocker(false)], nearest }, day)).not.toHaveProperty(
			"nearest",
		);
	});
});
