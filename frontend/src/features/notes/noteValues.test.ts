import { describe, expect, it } from "vitest";
import {
	copiedDown,
	merge,
	newLevel,
	placeOf,
	requestOf,
	takeFilled,
	touchedOf,
	valuesOf,
	withTheirs,
} from "./noteValues";

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
		expect(touchedOf({ prefilled: ["levels", "startedAt"], startedAt: "x", endedAt: "y", levels: [] })).toEqual([
			"indication",
			"sedationProtocolCode",
			"endedAt",
		]);
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
		const { values, conflicts } = merge(base, { ...base, plan: "Mine" }, { ...base, impression: "Theirs" });
		expect([values.plan, values.impression, conflicts]).toEqual(["Mine", "Theirs", []]);
	});

	it("keeps what was typed here where both wrote, and names it", () => {
		const { values, conflicts } = merge(base, { ...base, plan: "Mine" }, { ...base, plan: "Theirs" });
		expect(values.plan).toBe("Mine");
		expect(conflicts).toEqual([{ field: "plan", mine: "Mine", theirs: "Theirs" }]);
		expect(conflicts.map((conflict) => withTheirs(values, conflict).plan)).toEqual(["Theirs"]);
	});

	it("merges treated levels field by field", () => {
		const [level] = base.levels;
		if (level === undefined) throw new Error("No level");
		const mine = { ...base, levels: [{ ...level, cementLot: "A1" }, newLevel("L1", null)] };
		const theirs = { ...base, levels: [{ ...level, needleGauge: 11 }] };
		const { values, conflicts } = merge(base, mine, theirs);
		expect(values.levels.map(({ level: name, cementLot, needleGauge }) => [name, cementLot, needleGauge])).toEqual([
			["T12", "A1", 11],
			["L1", "", ""],
		]);
		expect(conflicts).toEqual([]);
	});

	it("keeps a level that one side removed and the other changed", () => {
		const [level] = base.levels;
		if (level === undefined) throw new Error("No level");
		const { values, conflicts } = merge(
			base,
			{ ...base, levels: [] },
			{ ...base, levels: [{ ...level, cementLot: "A1" }] },
		);
		expect(values.levels.length).toBe(1);
		expect(conflicts.map(({ level: name, field }) => [name, field])).toEqual([["T12", "level"]]);
		expect(conflicts.map((conflict) => withTheirs({ ...values, levels: [] }, conflict).levels[0]?.cementLot)).toEqual([
			"A1",
		]);
		expect(merge(base, { ...base, levels: [] }, base).values.levels).toEqual([]);
	});

	it("names a level's field that both wrote, with both values", () => {
		const [level] = base.levels;
		if (level === undefined) throw new Error("No level");
		const mine = { ...base, levels: [{ ...level, cementMlLeft: 2 }] };
		const theirs = { ...base, levels: [{ ...level, cementMlLeft: 3 }] };
		const { values, conflicts } = merge(base, mine, theirs);
		expect(conflicts).toEqual([{ level: "T12", field: "cementMlLeft", mine: 2, theirs: 3 }]);
		expect(conflicts.map((conflict) => withTheirs(values, conflict).levels[0]?.cementMlLeft)).toEqual([3]);
	});
});

describe("takeFilled", () => {
	it("takes what the server filled in, but not over what was typed meanwhile", () => {
		const saved = { ...base, startedAt: "2026-11-23T14:00:00Z", timeOutFirstName: "Dr Reed" };
		const typed = { ...base, timeOutFirstName: "Dr Own" };
		const filled = takeFilled(base, typed, saved);
		expect([filled.startedAt, filled.timeOutFirstName]).toEqual(["2026-11-23T14:00:00Z", "Dr Own"]);
	});
});

describe("copiedDown", () => {
	it("copies how a level was treated, never what was measured or seen at it", () => {
		const from = {
			...newLevel("T12", "VERTEBROPLASTY"),
			cementMlLeft: 2,
			leak: "TYPE_B" as const,
			heightBeforeMm: 14,
			cementUnits: 2,
		};
		const copied = copiedDown(from, newLevel("L1", null));
		expect([copied.level, copied.technique, copied.cementMlLeft, copied.leak, copied.heightBeforeMm]).toEqual([
			"L1",
			"VERTEBROPLASTY",
			2,
			null,
			"",
		]);
		expect(copied.cementUnits, "the kit is counted where it was opened").toBe("");
	});
});
