import { describe, expect, it } from "vitest";
import { merge, newLevel, placeOf, requestOf, touchedOf, valuesOf } from "./noteValues";

const base = valuesOf({ indication: "Pain", levels: [{ level: "T12", technique: "VERTEBROPLASTY" }] });

describe("requestOf", () => {
	it("leaves out what is empty, so that nothing becomes 0 or an empty text", () => {
		expect(requestOf(base, ["levels"])).toEqual({
			indication: "Pain",
			levels: [{ level: "T12", technique: "VERTEBROPLASTY" }],
			touched: ["levels"],
		});
	});

	it("keeps a zero that was entered", () => {
		expect(requestOf({ ...base, fluoroscopyMinutes: 0 }, []).fluoroscopyMinutes).toBe(0);
	});
});

describe("touchedOf", () => {
	it("is what the server no longer calls prefilled", () => {
		expect(touchedOf({ prefilled: ["levels"] })).toEqual(["indication", "sedationProtocolCode"]);
	});
});

describe("placeOf", () => {
	it("keeps the levels head to tail", () => {
		expect(placeOf("T10", base.levels)).toBe(0);
		expect(placeOf("L1", base.levels)).toBe(1);
	});
});

describe("merge", () => {
	it("takes what only one side changed from that side", () => {
		const { values, kept } = merge(base, { ...base, plan: "Mine" }, { ...base, impression: "Theirs" });
		expect([values.plan, values.impression, kept]).toEqual(["Mine", "Theirs", []]);
	});

	it("keeps what was typed here where both wrote, and names it", () => {
		const { values, kept } = merge(base, { ...base, plan: "Mine" }, { ...base, plan: "Theirs" });
		expect([values.plan, kept]).toEqual(["Mine", ["plan"]]);
	});

	it("merges treated levels field by field", () => {
		const [level] = base.levels;
		if (level === undefined) throw new Error("No level");
		const mine = { ...base, levels: [{ ...level, cementLot: "A1" }, newLevel("L1", null)] };
		const theirs = { ...base, levels: [{ ...level, needleGauge: 11 }] };
		const { values, kept } = merge(base, mine, theirs);
		expect(values.levels.map(({ level: name, cementLot, needleGauge }) => [name, cementLot, needleGauge])).toEqual([
			["T12", "A1", 11],
			["L1", "", ""],
		]);
		expect(kept).toEqual([]);
	});

	it("keeps a level that one side removed and the other changed", () => {
		const [level] = base.levels;
		if (level === undefined) throw new Error("No level");
		const { values, kept } = merge(base, { ...base, levels: [] }, { ...base, levels: [{ ...level, cementLot: "A1" }] });
		expect([values.levels.length, kept]).toEqual([1, ["levels"]]);
		expect(merge(base, { ...base, levels: [] }, base).values.levels).toEqual([]);
	});
});
