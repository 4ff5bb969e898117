import { afterEach, expect, it, vi } from "vitest";
import { daysAgo, nextShortSunday } from "../../e2e/support/facility";

afterEach(() => vi.useRealTimers());

/** At 23:19 in New York, in winter: many times 24 hours later it is past midnight there, in summer. */
it("counts days by the calendar over the night on which the clocks go forward", () => {
	vi.useFakeTimers({ now: new Date("2026-11-23T04:19:00Z") });
	expect(daysAgo(0)).toBe("2026-11-22");
	expect(daysAgo(-112)).toBe("2027-03-14");
	expect(daysAgo(-113)).toBe("2027-03-15");
	expect(nextShortSunday()).toBe("2027-03-14");
});

/** At 00:30 in New York, in summer: many times 24 hours earlier it was an hour before midnight there, in winter. */
it("counts days backwards over the night on which the clocks went forward", () => {
	vi.useFakeTimers({ now: new Date("2027-03-16T04:30:00Z") });
	expect(daysAgo(1)).toBe("2027-03-15");
	expect(daysAgo(3)).toBe("2027-03-13");
});
