import { describe, expect, it } from "vitest";
import type { PlanPlacementView } from "@/api/schema";
import { amountWords, barWidths, isChange, mustBeTold, namesOf, needsReason, reasonWords } from "./changes";

function placement(over: Partial<PlanPlacementView>): PlanPlacementView {
	return {
		id: "p1",
		episodeId: "e1",
		patient: {
			id: "a",
			mrn: "1",
			familyName: "Whitaker",
			givenName: "Joan",
			birthDate: "1948-05-03",
			sex: "FEMALE",
		},
		change: "OTHER_TIME",
		minutes: 45,
		operatorName: "Dr Reed",
		overtimeMinutes: 0,
		movable: true,
		pinned: false,
		reasons: [],
		makesRoomFor: [],
		...over,
	};
}

describe("the reasons of a move", () => {
	it("begin with what gets better and end with whom it makes room for", () => {
		const other = placement({ id: "p2", patient: { ...placement({}).patient, familyName: "Moorland" } });
		const moved = placement({
			reasons: [
				{ term: "RESCHEDULED", amount: 1, cost: 150 },
				{ term: "IDLE", amount: -205, cost: -615 },
			],
			makesRoomFor: ["p2", "gone"],
		});
		expect(reasonWords(moved, namesOf([moved, other]))).toEqual([
			"Idle gaps in rooms: 205 min less",
			"Patients to be called: 1 more",
			"Makes room for Moorland, Joan",
		]);
	});
});

describe("amounts", () => {
	it("are shown in the unit of their term", () => {
		expect(amountWords("WAITING", 600)).toBe("10 h");
		expect(amountWords("OVERTIME", 25)).toBe("25 min");
		expect(amountWords("OPERATOR_CHANGE", 3)).toBe("3");
	});

	it("are drawn against the longest, and against nothing when all is zero", () => {
		const term = { term: "IDLE", amountBefore: 0, amountAfter: 0, costBefore: 200, costAfter: 50 } as const;
		expect(barWidths([term])).toEqual([{ before: 100, after: 25 }]);
		expect(barWidths([{ ...term, costBefore: 0, costAfter: 0 }])).toEqual([{ before: 0, after: 0 }]);
	});
});

describe("a patient", () => {
	it("is told of another time and of a first one, not of another room", () => {
		expect(mustBeTold(placement({ change: "OTHER_TIME" }))).toBe(true);
		expect(mustBeTold(placement({ change: "PLACED" }))).toBe(true);
		expect(mustBeTold(placement({ change: "OTHER_ROOM" }))).toBe(false);
		expect(isChange(placement({ change: "OTHER_ROOM" }))).toBe(true);
	});

	it("who stays beyond hours as booked needs no new reason", () => {
		const plan = (over: Partial<PlanPlacementView>) => ({ placements: [placement(over)] }) as never;
		expect(needsReason(plan({ change: "STAYS", overtimeMinutes: 30 }))).toBe(false);
		expect(needsReason(plan({ change: "OTHER_TIME", overtimeMinutes: 30 }))).toBe(true);
	});
});
