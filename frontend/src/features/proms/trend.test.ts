import { describe, expect, it } from "vitest";
import type { PromTrend } from "@/api/schema";
import { importantChange, place, rowsOf } from "./trend";

const ZERO = "2026-11-23T15:00:00Z";

function trend(part: Partial<PromTrend>): PromTrend {
	return {
		instrument: "NRS_MOVEMENT",
		name: "Pain on movement",
		least: 0,
		most: 10,
		moreIsWorse: true,
		mic: 2,
		points: [],
		similar: [],
		...part,
	};
}

function point(at: string, value?: number): PromTrend["points"][number] {
	return { at, origin: "CALL", fewAnswered: false, ...(value !== undefined && { value }) };
}

describe("the axis of days", () => {
	it("gives each doubling the same room, on both sides of the procedure", () => {
		expect([-3, -1, 0, 1, 3, 7].map(place)).toEqual([-2, -1, 0, 1, 2, 3]);
	});

	it("leaves out a profile without a number and sorts what is left with the others", () => {
		const rows = rowsOf(
			trend({
				points: [point("2026-11-30T15:00:00Z", 3), point("2026-11-25T15:00:00Z")],
				similar: [{ day: 1, patients: 12, lower: 2, median: 3, upper: 5 }],
			}),
			ZERO,
		);
		expect(rows.map(({ day }) => day)).toEqual([1, 7]);
		expect(rows[0]?.quartiles).toEqual([2, 5]);
		expect(rows[1]?.score).toBe(3);
	});
});

describe("the minimal important change", () => {
	const before = point("2026-11-20T00:00:00Z", 8);

	it("is counted from the last score before the procedure, towards the better", () => {
		const after = point("2026-11-25T00:00:00Z", 1);
		expect(importantChange(trend({ points: [before, after] }), ZERO)).toEqual([0, 6]);
		expect(importantChange(trend({ points: [before, after], moreIsWorse: false }), ZERO)).toEqual([10, 10]);
	});

	it("is not drawn where it is unknown, has no start, or cannot be reached", () => {
		expect(importantChange(trend({ points: [before] }), undefined)).toBeUndefined();
		expect(importantChange(trend({ points: [] }), ZERO)).toBeUndefined();
		expect(importantChange(trend({ points: [point("2026-11-20T00:00:00Z", 1)] }), ZERO)).toBeUndefined();
		const { mic: _, ...withoutSource } = trend({ points: [before] });
		expect(importantChange(withoutSource, ZERO)).toBeUndefined();
	});
});
