import { expect, it } from "vitest";
import { isNrs, painChange } from "./pain";

it("a pain score is a whole point from 0 to 10", () => {
	expect([0, 7, 10].every(isNrs)).toBe(true);
	expect([-1, 11, 3.5, "3", undefined, null].some(isNrs)).toBe(false);
});

it("a change of pain says from where and by how much", () => {
	expect(painChange(2, 6)).toBe("was 2, up 4");
	expect(painChange(9, 4)).toBe("was 9, down 5");
	expect(painChange(3, 3)).toBe("was 3, unchanged");
});
