import type { GateCode, GateState, ReadinessLevel, ReadinessRow } from "@/api/schema";
import { type IsoDate, localDate, type Zone } from "@/lib/time";

/** In the order in which they are usually cleared. */
export const GATE_ORDER: readonly GateCode[] = ["IMAGING", "INR", "PLATELETS", "ANTITHROMBOTIC_HOLD", "CONSENT"];

const WORST_FIRST: readonly ReadinessLevel[] = ["BLOCKED", "UNKNOWN", "ATTENTION", "READY"];

export type Show = "blocked" | "open" | "ready";

/** A day's bookings, or without a day those who are accepted and have no booking yet. */
export type Group = { day: IsoDate | undefined; rows: readonly ReadinessRow[] };

export function isShown({ readiness: { overall } }: ReadinessRow, show: Show | undefined): boolean {
	switch (show) {
		case undefined:
			return true;
		case "blocked":
			return overall === "BLOCKED";
		case "open":
			return overall !== "READY";
		case "ready":
			return overall === "READY";
	}
}

/** Day by day, the unbooked last; in each group what is blocked comes first, then what comes first on the clock. */
export function groupsOf(rows: readonly ReadinessRow[], zone: Zone): readonly Group[] {
	const days = new Map<IsoDate | undefined, ReadinessRow[]>();
	for (const row of rows) {
		const day = row.start === undefined ? undefined : localDate(row.start, zone);
		const group = days.get(day);
		if (group === undefined) days.set(day, [row]);
		else group.push(row);
	}
	return [...days].map(([day, group]) => ({ day, rows: group.toSorted(worstFirst) })).toSorted(byDay);
}

function byDay(one: Group, other: Group): number {
	if (one.day === undefined || other.day === undefined)
		return Number(one.day === undefined) - Number(other.day === undefined);
	return one.day.localeCompare(other.day);
}

function worstFirst(one: ReadinessRow, other: ReadinessRow): number {
	const rank = (row: ReadinessRow) => WORST_FIRST.indexOf(row.readiness.overall);
	return (
		rank(one) - rank(other) ||
		(one.start ?? "").localeCompare(other.start ?? "") ||
		one.patient.familyName.localeCompare(other.patient.familyName)
	);
}

export function gateOf({ readiness }: ReadinessRow, code: GateCode): GateState | undefined {
	return readiness.gates.find((gate) => gate.code === code);
}

/** The open gate that is due first: what somebody should see to next. */
export function nextDue({ readiness: { gates } }: ReadinessRow): GateState | undefined {
	return gates
		.filter(({ status, dueBy }) => status !== "GREEN" && status !== "WAIVED" && dueBy !== undefined)
		.toSorted((one, other) => (one.dueBy ?? "").localeCompare(other.dueBy ?? ""))[0];
}
