import { describe, expect, it } from "vitest";
import {
	inDrawing,
	lateralCorners,
	lateralDisc,
	placed,
	posteriorCorners,
	posteriorDisc,
	rowsOf,
	spread,
	type Vertebra,
} from "./geometry";
import { layout } from "./layout";
import { type SpineLevelState, shownLevels, VERTEBRAL_LEVELS } from "./levels";
import { cloud, rounded } from "./shapes";

const fractured = (shape: SpineLevelState["shape"], heightLossPercent = 40): SpineLevelState[] => [
	{ level: "L1", status: "fractured", ...(shape === undefined ? {} : { shape }), heightLossPercent },
];

const bodyOf = (states: readonly SpineLevelState[], level: string): Vertebra => {
	const found = placed(states).find((vertebra) => vertebra.level === level);
	if (found === undefined) throw new Error(`${level} is not drawn`);
	return found;
};

const everyVariant: SpineLevelState[] = [
	{ level: "C3", status: "fractured" },
	{ level: "T13", status: "healed" },
	{ level: "L6", status: "planned" },
	{ level: "S5", status: "fractured" },
];

describe("shownLevels", () => {
	it("are twelve, five and the sacrum when nothing is recorded", () => {
		expect(shownLevels([])).toHaveLength(18);
		expect(shownLevels([]).at(-1)).toBe("S1");
	});

	it("include a vertebra that few people have only when it is recorded", () => {
		expect(shownLevels([])).not.toContain("T13");
		expect(shownLevels([{ level: "T13", status: "normal" }])).toContain("T13");
		expect(shownLevels([{ level: "L6", status: "prior" }])).toContain("L6");
	});

	it("leave no gap between the neck and the chest, nor within the sacrum", () => {
		expect(shownLevels([{ level: "C5", status: "fractured" }]).slice(0, 4)).toEqual(["C5", "C6", "C7", "T1"]);
		expect(shownLevels([{ level: "S3", status: "fractured" }]).slice(-3)).toEqual(["S1", "S2", "S3"]);
	});

	it("can show every level the server knows", () => {
		expect(shownLevels(everyVariant)).toEqual(VERTEBRAL_LEVELS);
	});
});

describe("placed", () => {
	it.each([[[]], [everyVariant]])(
		"puts the levels in order, each below the one before",
		(states: SpineLevelState[]) => {
			const ys = placed(states).map(({ y }) => y);
			expect(ys).toEqual(ys.toSorted((a, b) => a - b));
			expect(new Set(ys).size).toBe(ys.length);
		},
	);

	it("shows kyphosis and lordosis: the chest lies behind the neck and the loins", () => {
		const x = (level: string) => bodyOf([], level).x;
		expect(x("T7")).toBeGreaterThan(x("T1"));
		expect(x("T7")).toBeGreaterThan(x("L3"));
		expect(x("S1")).toBeGreaterThan(x("L3"));
	});

	it("does not move a level because it or another one is fractured", () => {
		const ys = (states: SpineLevelState[]) => placed(states).map(({ y }) => y);
		expect(ys(fractured("CRUSH", 80))).toEqual(ys([]));
	});

	it("keeps bodies apart from their neighbours", () => {
		const vertebrae = placed([]).filter(({ region }) => region !== "sacral");
		vertebrae.slice(1).forEach((below, index) => {
			const above = vertebrae[index];
			if (above === undefined) return;
			expect(below.y - below.height / 2).toBeGreaterThan(above.y + above.height / 2);
		});
	});
});

describe("corners of a body", () => {
	const heights = (vertebra: Vertebra) => {
		const [frontTop, backTop, backBottom, frontBottom] = lateralCorners(vertebra).points;
		return { front: frontBottom[1] - frontTop[1], back: backBottom[1] - backTop[1] };
	};

	it("lose height in front only in a wedge", () => {
		const body = bodyOf(fractured("WEDGE"), "L1");
		expect(heights(body).front).toBeCloseTo(body.height * 0.6);
		expect(heights(body).back).toBeCloseTo(body.height);
	});

	it("lose height in front and, less, at the back in a crush", () => {
		const body = bodyOf(fractured("CRUSH"), "L1");
		expect(heights(body).front).toBeCloseTo(body.height * 0.6);
		expect(heights(body).back).toBeCloseTo(body.height * (1 - 0.4 * 0.6));
	});

	it("keep their edges and lose their middle in a biconcave fracture", () => {
		const body = bodyOf(fractured("BICONCAVE"), "L1");
		expect(heights(body).back).toBeCloseTo(body.height);
		expect(lateralCorners(body).topBow).toBeGreaterThan(3);
	});

	it("lose height evenly when no shape is recorded", () => {
		const body = bodyOf(fractured(undefined), "L1");
		expect(heights(body).front).toBeCloseTo(heights(body).back);
	});

	it("never cross, whatever loss is recorded", () => {
		for (const loss of [-20, 100, 400])
			expect(heights(bodyOf(fractured("CRUSH", loss), "L1")).front).toBeGreaterThan(0);
	});
});

describe("discs", () => {
	it.each(["WEDGE", "BICONCAVE", "CRUSH"] as const)(
		"touch both endplates beside a %s fracture, so no gap opens",
		(shape) => {
			const vertebrae = placed(fractured(shape));
			const index = vertebrae.findIndex(({ level }) => level === "L1");
			const [above, broken] = [vertebrae[index - 1], vertebrae[index]];
			if (above === undefined || broken === undefined) throw new Error("no pair");
			const [frontTop, backTop] = lateralCorners(broken).points;
			const disc = lateralDisc(above, broken);
			expect(disc[3]).toEqual(inDrawing(broken, backTop));
			expect(disc[5]).toEqual(inDrawing(broken, frontTop));
			const behind = posteriorDisc(above, broken);
			expect(behind[3]?.[1]).toBeCloseTo(broken.y + posteriorCorners(broken).points[1][1]);
		},
	);
});

describe("rows", () => {
	it.each([[[]], [everyVariant]])("follow each other without gap or overlap", (states: SpineLevelState[]) => {
		const rows = rowsOf(placed(states), shownLevels(states));
		expect(rows.map(({ level }) => level)).toEqual(shownLevels(states));
		rows.slice(1).forEach((row, index) => {
			expect(row.top).toBeCloseTo(rows[index]?.bottom ?? Number.NaN);
			expect(row.bottom).toBeGreaterThan(row.top);
		});
	});

	it("contain the middle of their body", () => {
		for (const row of rowsOf(placed([]), shownLevels([]))) {
			expect(row.y).toBeGreaterThan(row.top);
			expect(row.y).toBeLessThan(row.bottom);
		}
	});

	it("are at least 24 pixels high from 1.3 pixels per millimetre, large enough for a finger's or a shaky pointer", () => {
		for (const { top, bottom } of rowsOf(placed([]), shownLevels([])))
			expect((bottom - top) * 1.3).toBeGreaterThanOrEqual(24);
	});
});

describe("spread", () => {
	it("leaves labels alone that have room", () => {
		expect(spread([50, 150], [30, 30], 0, 300)).toEqual([50, 150]);
	});

	it("parts labels that would touch, evenly around where they want to be", () => {
		expect(spread([100, 100], [30, 30], 0, 300)).toEqual([85, 115]);
	});

	it("stays within its bounds and keeps the order", () => {
		expect(spread([290, 295, 299], [30, 30, 30], 0, 300)).toEqual([225, 255, 285]);
	});

	it("gives a taller label more room", () => {
		expect(spread([100, 100], [30, 50], 0, 300)).toEqual([80, 120]);
	});

	it("squeezes rather than leave the picture", () => {
		const places = spread([10, 20, 30, 40], [40, 40, 40, 40], 0, 100);
		expect(places[0]).toBeGreaterThanOrEqual(20);
		expect(places.at(-1)).toBeLessThanOrEqual(80.001);
	});
});

describe("layout", () => {
	const called: SpineLevelState[] = (["T7", "T8", "T9", "T10"] as const).map((level) => ({
		level,
		status: "fractured",
		callout: { title: level, detail: "a detail that is long enough to need a second line beside the drawing" },
	}));
	const wish = { states: called, width: 620, view: "both", callouts: true, compact: false } as const;

	it("places callouts in order and without overlap", () => {
		const { callouts } = layout(wish);
		expect(callouts.map(({ level }) => level)).toEqual(["T7", "T8", "T9", "T10"]);
		callouts.slice(1).forEach(({ top }, index) => {
			expect(top - (callouts[index]?.top ?? 0)).toBeGreaterThanOrEqual(49);
		});
	});

	it("fits the width it is given, and the height when that is less", () => {
		expect(layout(wish).width).toBeLessThanOrEqual(620);
		expect(layout({ ...wish, height: 500 }).height).toBeLessThanOrEqual(500);
	});

	it("keeps its frame when a plan is added", () => {
		const plan: SpineLevelState[] = [{ level: "L1", status: "planned", approach: "BOTH" }];
		const plain = { ...wish, callouts: false };
		expect(layout({ ...plain, states: plan }).scale).toBe(layout({ ...plain, states: [] }).scale);
	});

	it("leaves a view out", () => {
		expect(layout({ ...wish, view: "lateral" }).posterior).toBeUndefined();
		expect(layout({ ...wish, view: "posterior" }).lateral).toBeUndefined();
	});
});

describe("shapes", () => {
	it("draw the same cement for the same seed", () => {
		expect(cloud([0, 0], 8, 6, 3)).toBe(cloud([0, 0], 8, 6, 3));
		expect(cloud([0, 0], 8, 6, 3)).not.toBe(cloud([0, 0], 8, 6, 4));
	});

	it("stay finite when corners coincide", () => {
		expect(
			rounded(
				[
					[0, 0],
					[0, 0],
					[4, 4],
				],
				[1],
				[1],
			),
		).not.toMatch(/NaN|Infinity/);
	});
});
