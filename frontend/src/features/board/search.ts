import type { BookingStatus } from "@/api/schema";
import { addDays, type IsoDate, isIsoDate } from "@/lib/time";

export type View = "day" | "week" | "list";
export type Range = "day" | "week" | "month";

/**
 * What the board shows is in the address, so that a view can be sent to a colleague; but for the words looked for, which
 * may be a patient's name.
 */
export type BoardSearch = {
	date?: IsoDate | undefined;
	/** A day's grid when left out. */
	view?: "week" | "list" | undefined;
	/** How much the list holds; a week when left out. */
	range?: "day" | "month" | undefined;
	/** Rooms when left out. */
	by?: "operator" | undefined;
	/** Resources that are switched off, by id. */
	hide?: string | undefined;
	/** States that are shown; all when left out. */
	status?: string | undefined;
	/** Of the list: a column, with a minus before it when descending. */
	sort?: string | undefined;
	/** Somebody from the waiting list who is being booked. */
	episode?: string | undefined;
	booking?: string | undefined;
	/** A resource whose bookings have to find another place, within `from` and `to`. */
	affected?: string | undefined;
	from?: IsoDate | undefined;
	to?: IsoDate | undefined;
	/** An inpatient for whom a place is sought on the day. */
	addOn?: string | undefined;
};

export const STATUS_ORDER: readonly BookingStatus[] = [
	"HELD",
	"BOOKED",
	"CONFIRMED",
	"ARRIVED",
	"IN_ROOM",
	"COMPLETED",
	"CANCELLED",
	"NO_SHOW",
];

function text(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

function day(value: unknown): IsoDate | undefined {
	return typeof value === "string" && isIsoDate(value) ? value : undefined;
}

export function boardSearch(raw: Record<string, unknown>): BoardSearch {
	const { view, range, by } = raw;
	return {
		date: day(raw["date"]),
		view: view === "week" || view === "list" ? view : undefined,
		range: range === "day" || range === "month" ? range : undefined,
		by: by === "operator" ? "operator" : undefined,
		hide: text(raw["hide"]),
		status: text(raw["status"]),
		sort: text(raw["sort"]),
		episode: text(raw["episode"]),
		booking: text(raw["booking"]),
		affected: text(raw["affected"]),
		from: day(raw["from"]),
		to: day(raw["to"]),
		addOn: text(raw["addOn"]),
	};
}

export function listOf(joined: string | undefined): readonly string[] {
	return joined === undefined ? [] : joined.split(",");
}

export function joined(values: readonly string[]): string | undefined {
	return values.length === 0 ? undefined : values.join(",");
}

const SUNDAY = 7;

function weekdayOf(date: IsoDate): number {
	const found = new Date(`${date}T00:00:00Z`).getUTCDay();
	return found === 0 ? SUNDAY : found;
}

/** First and last day of what is shown around a day: weeks begin on Monday. */
export function rangeAround(date: IsoDate, range: Range): { from: IsoDate; to: IsoDate } {
	switch (range) {
		case "day":
			return { from: date, to: date };
		case "week": {
			const from = addDays(date, 1 - weekdayOf(date));
			return { from, to: addDays(from, 6) };
		}
		case "month": {
			const from = `${date.slice(0, 7)}-01`;
			const next = addDays(from, 31);
			return { from, to: addDays(`${next.slice(0, 7)}-01`, -1) };
		}
	}
}

/** The same place in the range before or after. */
export function stepped(date: IsoDate, range: Range, direction: 1 | -1): IsoDate {
	if (range === "day") return addDays(date, direction);
	if (range === "week") return addDays(date, 7 * direction);
	const { from, to } = rangeAround(date, "month");
	return direction === 1 ? addDays(to, 1) : rangeAround(addDays(from, -1), "month").from;
}
