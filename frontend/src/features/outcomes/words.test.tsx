import "@/i18n/outcomes";
import { expect, test } from "vitest";
import type { Figure, MeasureView } from "@/api/schema";
import { chartText, funnelText } from "./MeasureCard";
import { casesOf, groupLabel, intervalOf, onAxis, shown, titleOf } from "./words";

const FIGURE: Figure = { hidden: false, n: 120, missing: 4, hits: 12, value: 0.1, low: 0.058, high: 0.167, values: [] };

function measure(change: Partial<MeasureView> = {}): MeasureView {
	return {
		measure: "LEAK_ANY",
		point: "",
		title: "Cement leak",
		unit: "%",
		kind: "SHARE",
		better: "LOWER",
		numerator: "",
		denominator: "",
		overall: FIGURE,
		groups: [],
		benchmarks: [],
		funnel: [],
		hasCusum: false,
		...change,
	};
}

const GROUPS = [
	{ key: "202601", label: "202601", figure: { ...FIGURE, value: 0.04, n: 50 } },
	{ key: "202602", label: "202602", figure: { ...FIGURE, value: 0.31, n: 70 } },
	{ key: "202603", label: "202603", figure: { hidden: true, values: [] } },
];

test("a number says of how many it is and how sure", () => {
	expect(shown(measure(), 0.1)).toBe("10.0 %");
	expect(shown(measure({ kind: "MEAN", unit: "points of 10" }), 4.04)).toBe("4.0 points of 10");
	expect(casesOf(FIGURE)).toBe("12 of 120, 4 without an answer");
	expect(intervalOf(measure(), FIGURE)).toBe("95 % interval 5.8 % to 16.7 %");
});

test("a line beside the chart is said no more roughly than it is drawn", () => {
	expect(onAxis(measure(), 0.14)).toBe("14 %");
	expect(onAxis(measure(), 0.105)).toBe("10.5 %");
	expect(onAxis(measure({ kind: "MEAN" }), 2.5)).toBe("2.5");
});

test("what is too small says nothing but that", () => {
	const figure: Figure = { hidden: true, values: [] };
	expect(casesOf(figure)).toBe("Too few cases to be shown");
	expect(intervalOf(measure(), figure)).toBeUndefined();
});

test("groups and time points have words", () => {
	expect(groupLabel("202603")).toBe("Mar 2026");
	expect(groupLabel("SACROPLASTY")).toBe("Sacroplasty");
	expect(groupLabel("")).toBe("Not recorded");
	expect(groupLabel("Dr Reed")).toBe("Dr Reed");
	expect(titleOf(measure({ title: "Pain relief", point: "M3" }))).toBe("Pain relief, 3 months");
});

test("a chart is told to those who do not see it", () => {
	expect(chartText(measure({ groups: GROUPS }))).toBe(
		"Cement leak: 2 groups. Lowest 4.0 % in Jan 2026, highest 31.0 % in Feb 2026. All the numbers are in the table.",
	);
	expect(chartText(measure())).toContain("no group large enough");
});

test("a funnel says how many are outside", () => {
	const funnel = [
		{ n: 40, low95: 0, high95: 0.2, low998: 0, high998: 0.25 },
		{ n: 60, low95: 0.02, high95: 0.18, low998: 0, high998: 0.22 },
	];
	expect(funnelText(measure({ groups: GROUPS, funnel }))).toContain("1 outside the 99.8 % limits");
});
