import { expect, test } from "vitest";
import { filterOf, searchOf } from "./filter";

test("an address says only what makes sense", () => {
	expect(searchOf({ view: "SAFETY", by: "OPERATOR", from: "2026-01-01", technique: "NONSENSE", x: 1 })).toEqual({
		view: "SAFETY",
		by: "OPERATOR",
		from: "2026-01-01",
	});
	expect(searchOf({ from: "yesterday", view: 7 })).toEqual({});
});

test("without days it is the last year", () => {
	expect(filterOf({}, "2026-11-21")).toEqual({ from: "2025-11-22", until: "2026-11-21" });
	expect(filterOf({ from: "2020-02-01", indication: "NEOPLASTIC" }, "2026-11-21")).toEqual({
		from: "2020-02-01",
		until: "2026-11-21",
		indication: "NEOPLASTIC",
	});
});
