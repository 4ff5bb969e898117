/** The demo's facility clock; a browser's own may stand elsewhere. */
export const ZONE = "America/New_York";

const DAY = 86_400_000;

export function inZone(at: Date) {
	const parts = new Intl.DateTimeFormat("en-CA", {
		timeZone: ZONE,
		year: "numeric",
		month: "2-digit",
		day: "2-digit",
		hour: "2-digit",
		minute: "2-digit",
		hourCycle: "h23",
	}).formatToParts(at);
	const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
	return { date: `${part("year")}-${part("month")}-${part("day")}`, hour: part("hour"), minute: part("minute") };
}

/** By the calendar, not by hours: late on an evening in winter, so many times 24 hours skip the day the clocks go forward. */
export function daysAgo(days: number): string {
	return dayAfter(inZone(new Date()).date, -days);
}

export function hoursAgo(hours: number): Date {
	return new Date(Date.now() - hours * 3_600_000);
}

export function dayAfter(date: string, days = 1): string {
	return new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** What the facility's clocks show, as a moment; of an hour that they show twice, the first. */
export function moment(date: string, time: string): Date {
	const shown = Date.parse(`${date}T${time}:00Z`);
	const found = [4, 5].map((hours) => new Date(shown + hours * 3_600_000)).find((at) => shows(at, date, time));
	if (found === undefined) throw new Error(`The clocks never show ${time} on ${date}`);
	return found;
}

function shows(at: Date, date: string, time: string): boolean {
	const { hour, minute, ...shown } = inZone(at);
	return shown.date === date && `${hour}:${minute}` === time;
}

/** The next Sunday on which the clocks go from 02:00 to 03:00; after today, so that it can still be booked. */
export function nextShortSunday(): string {
	for (let days = 1; days <= 370; days += 1) {
		const date = daysAgo(-days);
		const { hour } = inZone(new Date(Date.parse(`${date}T07:30:00Z`)));
		const before = inZone(new Date(Date.parse(`${date}T06:30:00Z`)));
		if (before.hour === "01" && hour === "03") return date;
	}
	throw new Error("The clocks are not put forward within a year");
}
