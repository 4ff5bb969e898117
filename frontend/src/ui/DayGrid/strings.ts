import { formatMinutes } from "@/lib/time";
import type { DayGridBackground, DayGridStatus } from "./types";

export const dayGridStrings = {
	grid: (day: string) => `Schedule, ${day}`,
	column: (title: string, count: number, utilisation: string | undefined) =>
		`${title}, ${count === 1 ? "1 booking" : `${count} bookings`}${utilisation === undefined ? "" : `, ${utilisation} used`}`,
	percent: (fraction: number) => `${Math.round(fraction * 100)}%`,
	range: (start: number, end: number) => `${formatMinutes(start)}–${formatMinutes(end)}`,
	spokenRange: (start: number, end: number) => `${formatMinutes(start)} to ${formatMinutes(end)}`,
	now: (time: string) => `Now ${time}`,
	hold: "HOLD",
	book: (start: number, end: number) => `Book ${formatMinutes(start)}–${formatMinutes(end)}`,
	slot: (day: string, column: string, range: string, ground: string) =>
		`Free, ${range}, ${column}, ${day}${ground === "" ? "" : `, ${ground}`}`,
	backgrounds: {
		block: "Allocated block",
		closed: "Closed",
		turnover: "Turnover",
	} satisfies Record<DayGridBackground["kind"], string>,
	status: {
		held: "Hold",
		booked: "Booked",
		confirmed: "Confirmed",
		arrived: "Arrived",
		"in-room": "In room",
		completed: "Complete",
	} satisfies Record<DayGridStatus, string>,
	legend: "Legend",
	keys: "Arrow keys move · Enter opens or books · M picks up · Shift+↑↓ length · N nearest · X selects · Esc cancels",
	pickedUp: (title: string) =>
		`${title} picked up. Arrows move it, Shift with up or down changes its length, Enter drops, Escape cancels.`,
	target: (day: string, column: string, range: string) => `${day}, ${column}, ${range}`,
	nearest: (label: string) => `${label} · press N`,
	chosen: (title: string) => `${title} selected`,
	unchosen: (title: string) => `${title} no longer selected`,
	foreseen: (target: string, lines: string) => `${target}: ${lines}`,
	possible: (target: string) => `${target}, possible`,
	refused: (target: string, reason: string) => `${target}, not possible: ${reason}`,
	dropped: (title: string, target: string) => `${title} moved to ${target}`,
	notDropped: (title: string, target: string, reason: string) => `${title} stays. ${target}, not possible: ${reason}`,
	notPlaced: (target: string, reason: string) => `Not booked. ${target}, not possible: ${reason}`,
	cancelled: (title: string) => `Move cancelled, ${title} is where it was`,
	fixed: (title: string) => `${title} cannot be moved`,
	length: (range: string, minutes: number) => `${range}, ${minutes} minutes`,
};

export type DayGridStrings = typeof dayGridStrings;
