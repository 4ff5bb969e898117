import { expect, it } from "vitest";
import { formatNumber, formatQuantity, formatShare } from "./numbers";

it("a number keeps the decimals it was measured with", () => {
	expect(formatNumber(3, 1)).toBe("3.0");
	expect(formatNumber(245000)).toBe("245,000");
});

it("a quantity has its unit, and is never invented", () => {
	expect(formatQuantity(3.14, "mL", 1)).toBe("3.1\u202fmL");
	expect(formatQuantity(0, "mL", 1)).toBe("0.0\u202fmL");
	expect(formatQuantity(undefined, "mL", 1)).toBe("not recorded");
});

it("a share of nothing is not 0%", () => {
	expect(formatShare(19, 24)).toBe("79%");
	expect(formatShare(0, 0)).toBe("not recorded");
});
