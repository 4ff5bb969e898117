import { expect, it } from "vitest";
import { filterOf, queryOf } from "./filter";

const ID = "7601fd74-839f-4467-a215-400f675d2dc0";

it("what an address says is taken as far as it makes sense", () => {
	expect(
		filterOf({ user: ID, patient: "Whitaker", action: "READ", from: "2026-11-31", to: "2026-11-23", page: 2 }),
	).toEqual({ user: ID, action: "READ", to: "2026-11-23", page: 2 });
	expect(filterOf({ action: "SPY", page: -1 })).toEqual({});
});

it("both days are whole days of the facility, also when the clock is changed", () => {
	expect(queryOf({ from: "2026-10-25", to: "2026-10-25" }, "Europe/Dublin")).toMatchObject({
		from: "2026-10-24T23:00:00.000Z",
		to: "2026-10-26T00:00:00.000Z",
		page: 0,
	});
});
