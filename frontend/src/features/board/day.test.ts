import { describe, expect, it } from "vitest";
import {
	backgroundsOf,
	clashes,
	freeInstead,
	minutesAt,
	minutesBetween,
	nextFreeStart,
	refusalAt,
	shownHours,
	withMoved,
} from "./day";
import { board, booking } from "./testBoard";

const sato = booking("Sato", "13:15", "15:15");
const grant = booking("Grant", "10:00", "11:00", { roomId: "a2", operatorId: "obi", operatorName: "Dr Obi" });
const day = board([sato, grant]);

describe("on the night on which the clocks go forward", () => {
	const night = board([], { date: "2026-03-29", timeZone: "Europe/Dublin" });
	const early = { ...booking("Sato", "00:30", "01:30"), start: "2026-03-29T00:30:00Z", end: "2026-03-29T01:30:00Z" };

	it("an hour is an hour, although two lie between its times on the wall", () => {
		expect(minutesBetween(early)).toBe(60);
	});

	it("what is only moved keeps its length; what is drawn longer or shorter does not", () => {
		expect(minutesAt({ start: 600, end: 720 }, early, night)).toBe(60);
		expect(minutesAt({ start: 600, end: 645 }, early, night)).toBe(45);
	});
});

describe("what the grid shows", () => {
	it("reaches from the usual morning to the last booking", () => {
		expect(shownHours(day)).toEqual({ start: 420, end: 1080 });
		expect(shownHours(board([booking("Late", "18:30", "19:10")]))).toEqual({ start: 420, end: 1200 });
	});

	it("marks closed hours, closures with their reason, and the turnover after a booking", () => {
		const grounds = backgroundsOf(day, "room", shownHours(day));
		expect(grounds).toContainEqual({ columnId: "a1", start: 420, end: 480, kind: "closed" });
		expect(grounds).toContainEqual({ columnId: "a2", start: 720, end: 780, kind: "closed", label: "QA" });
		expect(grounds).toContainEqual({ columnId: "a1", start: 915, end: 930, kind: "turnover" });
	});

	it("ends a turnover where the next booking begins", () => {
		const tight = board([booking("One", "09:00", "10:00"), booking("Two", "10:05", "11:00")]);
		expect(backgroundsOf(tight, "room", shownHours(tight))).toContainEqual({
			columnId: "a1",
			start: 600,
			end: 605,
			kind: "turnover",
		});
	});
});

describe("what stands in the way", () => {
	it("is the room, named by who lies there", () => {
		const target = { columnId: "a1", start: 800, end: 860 };
		expect(refusalAt(day, "room", grant, target)).toBe("overlaps Sato");
	});

	it("is also the operator in another room", () => {
		const target = { columnId: "a2", start: 800, end: 860 };
		const second = booking("Osei", "16:00", "17:00");
		expect(refusalAt(board([sato, second]), "room", second, target)).toBe("Dr Tanaka is with Sato");
	});

	it("is not the booking itself, nor one that ends when it begins", () => {
		expect(refusalAt(day, "room", sato, { columnId: "a1", start: 800, end: 915 })).toBeNull();
		expect(refusalAt(day, "room", grant, { columnId: "a1", start: 915, end: 975 })).toBeNull();
	});

	it("is the patient, who cannot be in two rooms", () => {
		const found = clashes(day, { start: 610, end: 640, resourceIds: ["a1"], patientId: grant.patient.id });
		expect(found.map(({ booking: { id } }) => id)).toEqual([grant.id]);
	});
});

describe("ways out", () => {
	it("offer the rooms that are free then", () => {
		expect(freeInstead(day, "ROOM", { start: 800, end: 860 }).map(({ name }) => name)).toEqual(["Angio 2"]);
	});

	it("offer the next start that leaves time to clean the room", () => {
		expect(nextFreeStart(day, { start: 800, end: 830, resourceIds: ["a1", "tanaka"] })).toBe(930);
	});

	it("leave closures alone, and offer nothing when the day is full", () => {
		expect(nextFreeStart(day, { start: 700, end: 760, resourceIds: ["a2"] })).toBe(780);
		expect(nextFreeStart(day, { start: 940, end: 1010, resourceIds: ["a1"] })).toBe(945);
		expect(nextFreeStart(day, { start: 960, end: 1030, resourceIds: ["a1"] })).toBeUndefined();
	});
});

describe("a move", () => {
	it("is shown before the server has agreed, with the operator's name when the columns are operators", () => {
		const [moved] = withMoved(day, "operator", sato.id, { columnId: "obi", start: 540, end: 600 }).bookings;
		expect(moved).toMatchObject({
			operatorId: "obi",
			operatorName: "Dr Obi",
			roomId: "a1",
			start: "2026-11-23T09:00:00.000Z",
		});
	});
});
