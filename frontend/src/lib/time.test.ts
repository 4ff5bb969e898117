import { describe, expect, it } from "vitest";
import * as time from "./time";

const DUBLIN = "Europe/Dublin";
const NEW_YORK = "America/New_York";

describe("a day", () => {
	it("is written without a doubt about day and month", () => {
		expect(time.formatDate("1948-05-03")).toBe("3 May 1948");
		expect(time.formatWeekday("2026-11-23")).toBe("Mon 23 Nov 2026");
		expect(time.formatDayMonth("2026-11-03")).toBe("3 Nov");
	});

	it.each([
		["03.05.1948", "1948-05-03"],
		["23/04/2026", "2026-04-23"],
		["23 Nov 2026", "2026-11-23"],
		["3 November 2026", "2026-11-03"],
		["2026-11-23", "2026-11-23"],
		["3.4.2026", "2026-04-03"],
		["23/11/2026", "2026-11-23"],
		["11/23/2026", "2026-11-23"],
		["4/4/2026", "2026-04-04"],
	])("is read from %s", (text, date) => {
		expect(time.parseDate(text)).toBe(date);
	});

	it.each(["3/4/2026", "03/04/2026", "31 Feb 2026", "29.2.2026", "2026-13-01", "tomorrow", ""])(
		"is not guessed from %j",
		(text) => {
			expect(time.parseDate(text)).toBeUndefined();
		},
	);

	it("exists on the calendar or is refused", () => {
		expect(time.isIsoDate("2028-02-29")).toBe(true);
		expect(time.isIsoDate("2026-02-29")).toBe(false);
	});

	it("is counted by the calendar, also over a change of the clock", () => {
		expect(time.daysBetween("2026-03-28", "2026-03-30")).toBe(2);
		expect(time.addDays("2026-10-24", 2)).toBe("2026-10-26");
		expect(time.addDays("2028-02-28", 1)).toBe("2028-02-29");
		expect(time.daysBetween("2026-03-30", "2026-03-28")).toBe(-2);
	});
});

describe("an age", () => {
	it.each([
		["1948-05-03", "2026-05-02", 77],
		["1948-05-03", "2026-05-03", 78],
		["1948-02-29", "2026-02-28", 77],
		["1948-02-29", "2026-03-01", 78],
		["1948-02-29", "2028-02-28", 79],
		["1948-02-29", "2028-02-29", 80],
		["2026-11-23", "2026-11-23", 0],
	])("of one born on %s is on %s %i", (born, on, age) => {
		expect(time.ageOn(born, on)).toBe(age);
	});
});

describe("an instant", () => {
	it("is shown on the facility's clock, whatever this computer's zone is", () => {
		expect(new Date().getTimezoneOffset()).not.toBe(0);
		expect(time.formatTime("2026-11-23T09:47:00Z", DUBLIN)).toBe("09:47");
		expect(time.formatTime("2026-07-01T09:47:00Z", DUBLIN)).toBe("10:47");
		expect(time.formatDateTime("2026-11-24T03:30:00Z", NEW_YORK)).toBe("Mon 23 Nov 2026, 22:30");
		expect(time.formatDay("2026-11-24T03:30:00Z", NEW_YORK)).toBe("Mon 23 Nov 2026");
		expect(time.localDate("2026-11-24T03:30:00Z", "Asia/Kolkata")).toBe("2026-11-24");
	});

	it("makes a range that says when it ends on another day", () => {
		expect(time.formatTimeRange("2026-11-23T13:15:00Z", "2026-11-23T15:15:00Z", DUBLIN)).toBe("13:15–15:15");
		expect(time.formatTimeRange("2026-11-23T22:00:00Z", "2026-11-24T01:00:00Z", DUBLIN)).toBe("22:00–24 Nov 01:00");
	});

	it("has a place on the day's axis, before and after midnight too", () => {
		expect(time.minutesOfDay("2026-11-23T09:47:00Z", "2026-11-23", DUBLIN)).toBe(587);
		expect(time.minutesOfDay("2026-11-22T23:00:00Z", "2026-11-23", DUBLIN)).toBe(-60);
		expect(time.minutesOfDay("2026-11-24T00:30:00Z", "2026-11-23", DUBLIN)).toBe(1470);
	});

	it("names the zone with its shift on that day", () => {
		expect(time.zoneLabel(DUBLIN, "2026-11-23T09:00:00Z")).toBe("Dublin time (GMT)");
		expect(time.zoneLabel(DUBLIN, "2026-07-01T09:00:00Z")).toBe("Dublin time (GMT+1)");
		expect(time.zoneLabel(NEW_YORK, "2026-11-23T09:00:00Z")).toBe("New York time (GMT−5)");
		expect(time.zoneLabel("Asia/Kolkata", "2026-11-23T09:00:00Z")).toBe("Kolkata time (GMT+5:30)");
		expect(time.viewerIsElsewhere(DUBLIN, "2026-11-23T09:00:00Z")).toBe(true);
		expect(time.viewerIsElsewhere("Pacific/Auckland", "2026-11-23T09:00:00Z")).toBe(false);
	});
});

describe("a wall-clock time", () => {
	it("is the moment the facility's clock shows it", () => {
		expect(time.instantAt("2026-11-23", 510, DUBLIN)).toBe("2026-11-23T08:30:00.000Z");
		expect(time.instantAt("2026-07-01", 510, DUBLIN)).toBe("2026-07-01T07:30:00.000Z");
	});

	it("that spring skips is moved behind the gap, and known as skipped", () => {
		expect(time.instantAt("2026-03-29", 90, DUBLIN)).toBe("2026-03-29T01:30:00.000Z");
		expect(time.isSkipped("2026-03-29", 90, DUBLIN)).toBe(true);
		expect(time.isSkipped("2026-03-29", 59, DUBLIN)).toBe(false);
		expect(time.isSkipped("2026-03-29", 120, DUBLIN)).toBe(false);
		expect(time.instantAt("2026-03-08", 150, NEW_YORK)).toBe("2026-03-08T07:30:00.000Z");
	});

	it("that autumn shows twice is the first of the two", () => {
		expect(time.instantAt("2026-10-25", 90, DUBLIN)).toBe("2026-10-25T00:30:00.000Z");
		expect(time.instantAt("2026-11-01", 90, NEW_YORK)).toBe("2026-11-01T05:30:00.000Z");
		expect(time.isSkipped("2026-10-25", 90, DUBLIN)).toBe(false);
	});

	it("comes back from its moment, for every quarter of every hour of the days around a change", () => {
		for (const zone of [DUBLIN, NEW_YORK, "Australia/Lord_Howe", "Pacific/Auckland", "UTC"]) {
			for (const date of ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"]) {
				for (let minutes = 0; minutes < 1440; minutes += 15) {
					if (time.isSkipped(date, minutes, zone)) continue;
					expect(time.minutesOfDay(time.instantAt(date, minutes, zone), date, zone)).toBe(minutes);
				}
			}
		}
	});

	it("is written and read as 24 hours", () => {
		expect(time.formatMinutes(510)).toBe("08:30");
		expect(time.formatMinutes(-60)).toBe("23:00");
		expect(time.formatMinutes(1470)).toBe("00:30");
		expect(time.parseMinutes("08:30")).toBe(510);
		expect(time.parseMinutes("08:30:00")).toBe(510);
		expect(time.parseMinutes("24:00")).toBeUndefined();
	});
});
