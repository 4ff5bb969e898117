import { describe, expect, it } from "vitest";
import { lanesOf } from "./lanes";
import { type Board, type Focus, firstFocus, focusAt, lengthened, movedTarget, nextFocus } from "./navigation";
import type { DayGridItem } from "./types";
import { regrouped } from "./useGroups";

const NINE = 9 * 60;

function item(id: string, columnId: string, start: number, end: number): DayGridItem {
	return { id, columnId, start, end, title: id, lines: [], status: "booked", ariaLabel: id, canMove: true };
}

function boardOf(...items: DayGridItem[]): Board {
	return {
		columnIds: ["a", "b"],
		itemsOf: (columnId) => items.filter((each) => each.columnId === columnId),
		from: 7 * 60,
		to: 18 * 60,
	};
}

const on = (id: string): Focus => ({ kind: "item", id });
const free = (columnId: string, start: number): Focus => ({ kind: "slot", columnId, start, minutes: 15 });

describe("lanes", () => {
	const lanes = (...spans: [string, number, number][]) =>
		Object.fromEntries(
			[...lanesOf(spans.map(([id, start, end]) => ({ id, start, end })))].map(([id, { lane, lanes: of }]) => [
				id,
				`${lane}/${of}`,
			]),
		);

	it("give a lonely booking the whole width", () => {
		expect(lanes(["x", 0, 60], ["y", 60, 90])).toEqual({ x: "0/1", y: "0/1" });
	});

	it("put overlapping ones side by side", () => {
		expect(lanes(["x", 0, 60], ["y", 30, 90])).toEqual({ x: "0/2", y: "1/2" });
	});

	it("use a lane again once it is free, with one width for the whole chain", () => {
		expect(lanes(["x", 0, 60], ["y", 30, 120], ["z", 60, 90])).toEqual({ x: "0/2", y: "1/2", z: "0/2" });
	});

	it("start anew after a gap", () => {
		expect(lanes(["x", 0, 60], ["y", 0, 60], ["z", 60, 90])).toEqual({ x: "0/2", y: "1/2", z: "0/1" });
	});

	it("never put two that overlap into one lane", () => {
		const spans = Array.from({ length: 60 }, (_, index) => {
			const start = (index * 37) % 500;
			return { id: String(index), start, end: start + 10 + ((index * 53) % 120) };
		});
		const placed = lanesOf(spans);
		for (const a of spans)
			for (const b of spans)
				if (a !== b && a.start < b.end && b.start < a.end)
					expect(placed.get(a.id)?.lane).not.toBe(placed.get(b.id)?.lane);
	});
});

describe("arrows", () => {
	const board = boardOf(
		item("early", "a", NINE, NINE + 40),
		item("late", "a", NINE + 60, NINE + 120),
		item("other", "b", NINE + 20, NINE + 90),
	);
	const next = (focus: Focus, key: Parameters<typeof nextFocus>[2], anchor = NINE) =>
		nextFocus(board, focus, key, anchor);

	it("go from a booking to the free quarter below it, and on to the next booking", () => {
		expect(next(on("early"), "down")).toEqual(free("a", NINE + 45));
		expect(next(free("a", NINE + 45), "down")).toEqual(on("late"));
		expect(next(on("late"), "down")).toEqual(free("a", NINE + 120));
	});

	it("come back the same way", () => {
		expect(next(on("late"), "up")).toEqual(free("a", NINE + 45));
		expect(next(free("a", NINE + 45), "up")).toEqual(on("early"));
		expect(next(on("early"), "up")).toEqual(free("a", NINE - 15));
	});

	it("skip a gap that holds no quarter", () => {
		const tight = boardOf(item("x", "a", NINE, NINE + 50), item("y", "a", NINE + 60, NINE + 90));
		expect(nextFocus(tight, on("x"), "down", NINE)).toEqual(on("y"));
		expect(nextFocus(tight, on("y"), "up", NINE)).toEqual(on("x"));
	});

	it("reach both of two that overlap", () => {
		const double = boardOf(item("x", "a", NINE, NINE + 60), item("y", "a", NINE + 30, NINE + 90));
		expect(nextFocus(double, on("x"), "down", NINE)).toEqual(on("y"));
		expect(nextFocus(double, on("y"), "down", NINE)).toEqual(free("a", NINE + 90));
		expect(nextFocus(double, on("y"), "up", NINE)).toEqual(on("x"));
	});

	it("go sideways at the same time of day and find the booking there", () => {
		expect(next(on("early"), "right", NINE + 30)).toEqual(on("other"));
		expect(next(on("other"), "left", NINE + 45)).toEqual(free("a", NINE + 45));
	});

	it("stop at the edges", () => {
		expect(next(on("early"), "left")).toBeUndefined();
		expect(next(free("a", 7 * 60), "up")).toBeUndefined();
		expect(next(free("a", 18 * 60 - 15), "down")).toBeUndefined();
	});

	it("jump by Home, End and by the hour", () => {
		expect(next(on("early"), "home")).toEqual(free("a", 7 * 60));
		expect(next(on("early"), "end")).toEqual(free("a", 18 * 60 - 15));
		expect(next(on("early"), "pageDown")).toEqual(on("late"));
		expect(next(on("late"), "pageUp")).toEqual(on("early"));
	});

	it("always leave a booking that is longer than an hour", () => {
		const long = boardOf(item("x", "a", NINE, NINE + 240));
		expect(nextFocus(long, on("x"), "pageDown", NINE)).toEqual(free("a", NINE + 240));
	});

	it("walk down a whole column without repeating a step", () => {
		const seen = new Set<string>();
		let focus: Focus | undefined = focusAt(board, "a", board.from);
		while (focus !== undefined) {
			const key = JSON.stringify(focus);
			expect(seen).not.toContain(key);
			seen.add(key);
			focus = nextFocus(board, focus, "down", NINE);
		}
		expect(seen).toContain(JSON.stringify(on("early")));
		expect(seen).toContain(JSON.stringify(on("late")));
		expect(seen).toContain(JSON.stringify(free("a", 18 * 60 - 15)));
	});
});

describe("first stop", () => {
	it("is the first booking, or the first quarter of an empty day", () => {
		expect(firstFocus(boardOf(item("x", "b", NINE, NINE + 30)))).toEqual(on("x"));
		expect(firstFocus(boardOf())).toEqual(free("a", 7 * 60));
	});
});

describe("length of a slot", () => {
	it("grows by quarters to the end of the day, and shrinks to one quarter", () => {
		const slot = { kind: "slot", columnId: "a", start: 17 * 60 + 30, minutes: 15 } as const;
		expect(lengthened(boardOf(), slot, 15)).toMatchObject({ minutes: 30 });
		expect(lengthened(boardOf(), { ...slot, minutes: 30 }, 15)).toMatchObject({ minutes: 30 });
		expect(lengthened(boardOf(), slot, -15)).toMatchObject({ minutes: 15 });
	});
});

describe("a picked-up booking", () => {
	const board = boardOf();
	const target = { columnId: "a", start: NINE, end: NINE + 60 };

	it("moves by five minutes, by the hour, and to the next column", () => {
		expect(movedTarget(board, target, "down", false)).toEqual({ columnId: "a", start: NINE + 5, end: NINE + 65 });
		expect(movedTarget(board, target, "pageUp", false)).toEqual({ columnId: "a", start: NINE - 60, end: NINE });
		expect(movedTarget(board, target, "right", false)).toEqual({ ...target, columnId: "b" });
	});

	it("changes its length, and never below a quarter of an hour", () => {
		expect(movedTarget(board, target, "up", true)).toEqual({ ...target, end: NINE + 55 });
		expect(movedTarget(board, { ...target, end: NINE + 15 }, "up", true)).toBeUndefined();
	});

	it("stays within the day, with its length", () => {
		expect(movedTarget(board, target, "end", false)).toEqual({ columnId: "a", start: 17 * 60, end: 18 * 60 });
		expect(movedTarget(board, { columnId: "a", start: 17 * 60, end: 18 * 60 }, "down", false)).toBeUndefined();
		expect(movedTarget(board, target, "left", false)).toBeUndefined();
	});
});

describe("groups", () => {
	it("keep the array of a column in which nothing changed", () => {
		const [x, y, z] = [item("x", "a", 0, 15), item("y", "a", 15, 30), item("z", "b", 0, 15)];
		const before = regrouped([x, y, z], undefined);
		const after = regrouped([x, y, { ...z, start: 30, end: 45 }], before);
		expect(after.get("a")).toBe(before.get("a"));
		expect(after.get("b")).not.toBe(before.get("b"));
	});

	it("see that a booking has left", () => {
		const [x, y] = [item("x", "a", 0, 15), item("y", "a", 15, 30)];
		const before = regrouped([x, y], undefined);
		expect(regrouped([x], before).get("a")).toEqual([x]);
	});
});
