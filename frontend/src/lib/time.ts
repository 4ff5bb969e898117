import dayjs from "dayjs";
import customParseFormat from "dayjs/plugin/customParseFormat";
import utc from "dayjs/plugin/utc";
import { t } from "@/i18n/t";

dayjs.extend(utc);
dayjs.extend(customParseFormat);

/** "2026-11-23": a day of the facility's calendar, or a birthday. It has no zone. */
export type IsoDate = string;
/** "2026-11-23T09:47:00Z", as the server sends it. */
export type IsoInstant = string;
/** An IANA name, such as "Europe/Dublin". */
export type Zone = string;

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

const formatters = new Map<Zone, Intl.DateTimeFormat>();

/** Minutes that the zone is ahead of UTC at that moment. */
function offsetAt(at: number, zone: Zone): number {
	let formatter = formatters.get(zone);
	if (formatter === undefined) {
		formatter = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
		formatters.set(zone, formatter);
	}
	const name = formatter.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
	const found = /GMT([+-])(\d\d):(\d\d)/.exec(name);
	if (found === null) return 0;
	const minutes = Number(found[2]) * 60 + Number(found[3]);
	return found[1] === "-" ? -minutes : minutes;
}

/** The wall clock of the zone, carried in a UTC value: only to be formatted or compared with another of its kind. */
function wall(instant: IsoInstant, zone: Zone): dayjs.Dayjs {
	const at = Date.parse(instant);
	return dayjs.utc(at + offsetAt(at, zone) * MINUTE);
}

export function instantOf(at: number): IsoInstant {
	return new Date(at).toISOString();
}

// Days

/** "3 May 1948" */
export function formatDate(date: IsoDate): string {
	return dayjs.utc(date).format("D MMM YYYY");
}

/** "23 Nov" */
export function formatDayMonth(date: IsoDate): string {
	return dayjs.utc(date).format("D MMM");
}

/** "Mon 23 Nov 2026" */
export function formatWeekday(date: IsoDate): string {
	return dayjs.utc(date).format("ddd D MMM YYYY");
}

export function isIsoDate(text: string): boolean {
	return dayjs.utc(text, "YYYY-MM-DD", true).isValid();
}

export function addDays(date: IsoDate, days: number): IsoDate {
	return dayjs.utc(date).add(days, "day").format("YYYY-MM-DD");
}

/** From the first to the second: negative when the second is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
	return dayjs.utc(to).diff(dayjs.utc(from), "day");
}

/**
 * Reads a typed date, or nothing: "23 Nov 2026", "23.11.2026", "2026-11-23", and "23/11/2026" only when it can be read one
 * way, since 3/4 is March in one country and April in the next.
 */
export function parseDate(text: string): IsoDate | undefined {
	const words = text.trim().replace(/\s+/g, " ");
	const named = ["YYYY-MM-DD", "D.M.YYYY", "DD.MM.YYYY", "D MMM YYYY", "DD MMM YYYY", "D MMMM YYYY"].map((format) =>
		dayjs.utc(words, format, true),
	);
	const slashed = ["D/M/YYYY", "DD/MM/YYYY", "M/D/YYYY", "MM/DD/YYYY"]
		.map((format) => dayjs.utc(words, format, true))
		.filter((day) => day.isValid());
	const readings = new Set(
		[...named, ...slashed].filter((day) => day.isValid()).map((day) => day.format("YYYY-MM-DD")),
	);
	return readings.size === 1 ? readings.values().next().value : undefined;
}

/** Whole years. Who was born on 29 February is a year older on 1 March of a common year, as `Period` on the server has it. */
export function ageOn(birthDate: IsoDate, date: IsoDate): number {
	const born = dayjs.utc(birthDate);
	const on = dayjs.utc(date);
	const hadBirthday = on.month() > born.month() || (on.month() === born.month() && on.date() >= born.date());
	return on.year() - born.year() - (hadBirthday ? 0 : 1);
}

// Instants in the facility's zone

export function localDate(instant: IsoInstant, zone: Zone): IsoDate {
	return wall(instant, zone).format("YYYY-MM-DD");
}

/** "09:47" */
export function formatTime(instant: IsoInstant, zone: Zone): string {
	return wall(instant, zone).format("HH:mm");
}

/** "Mon 23 Nov 2026" */
export function formatDay(instant: IsoInstant, zone: Zone): string {
	return formatWeekday(localDate(instant, zone));
}

/** "Mon 23 Nov 2026, 09:47" */
export function formatDateTime(instant: IsoInstant, zone: Zone): string {
	return wall(instant, zone).format("ddd D MMM YYYY, HH:mm");
}

/** "13:15–15:15", and with the day when it ends on another one. */
export function formatTimeRange(start: IsoInstant, end: IsoInstant, zone: Zone): string {
	const sameDay = localDate(start, zone) === localDate(end, zone);
	return `${formatTime(start, zone)}–${sameDay ? "" : `${formatDayMonth(localDate(end, zone))} `}${formatTime(end, zone)}`;
}

/** What the wall clock shows, as minutes after 00:00 of `date`; below 0 or above 1440 on the days around it. */
export function minutesOfDay(instant: IsoInstant, date: IsoDate, zone: Zone): number {
	const shown = wall(instant, zone);
	return daysBetween(date, shown.format("YYYY-MM-DD")) * DAY_MINUTES + shown.hour() * 60 + shown.minute();
}

/** "08:30" of 510. */
export function formatMinutes(minutes: number): string {
	const ofDay = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
	return `${String(Math.floor(ofDay / 60)).padStart(2, "0")}:${String(ofDay % 60).padStart(2, "0")}`;
}

/** 510 of "08:30". */
export function parseMinutes(time: string): number | undefined {
	const found = /^([01]\d|2[0-3]):([0-5]\d)/.exec(time);
	return found === null ? undefined : Number(found[1]) * 60 + Number(found[2]);
}

/**
 * The moment at which the wall clock shows `minutes` on `date`. As on the server: a time that the clock skips in spring
 * means the same distance after the gap, a time that it shows twice in autumn means the first.
 */
export function instantAt(date: IsoDate, minutes: number, zone: Zone): IsoInstant {
	const shown = dayjs.utc(date).valueOf() + minutes * MINUTE;
	const before = offsetAt(shown - DAY_MINUTES * MINUTE, zone);
	const after = offsetAt(shown + DAY_MINUTES * MINUTE, zone);
	const candidates = [shown - before * MINUTE, shown - after * MINUTE].filter(
		(at) => at + offsetAt(at, zone) * MINUTE === shown,
	);
	return instantOf(candidates.length > 0 ? Math.min(...candidates) : shown - before * MINUTE);
}

/** Whether the clock never shows this time, because it is put forward over it. */
export function isSkipped(date: IsoDate, minutes: number, zone: Zone): boolean {
	return minutesOfDay(instantAt(date, minutes, zone), date, zone) !== minutes;
}

/** "Dublin time (GMT+1)" */
export function zoneLabel(zone: Zone, instant: IsoInstant): string {
	const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
	const offset = offsetAt(Date.parse(instant), zone);
	const hours = Math.floor(Math.abs(offset) / 60);
	const minutes = Math.abs(offset) % 60;
	const sign = offset < 0 ? "−" : "+";
	const shift = offset === 0 ? "" : `${sign}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
	return t("common.zone", { city, shift });
}

/** Whether this computer's clock shows another time than the facility's. */
export function viewerIsElsewhere(zone: Zone, instant: IsoInstant): boolean {
	const at = new Date(instant);
	return -at.getTimezoneOffset() !== offsetAt(at.getTime(), zone);
}
