import type { GateCode, GateOwner, GateState, ReadinessLevel, ReadinessRow } from "@/api/schema";
import { type IsoDate, localDate, type Zone } from "@/lib/time";

export type Column = "IMAGING" | "PAYER" | "INR" | "PLATELETS" | "ANTITHROMBOTIC_HOLD" | "CONSENT" | "PATIENT";

/** In the order in which they are usually cleared; what one telephone call settles shares a column. */
export const COLUMNS: readonly { column: Column; codes: readonly GateCode[] }[] = [
	{ column: "IMAGING", codes: ["IMAGING"] },
	{ column: "PAYER", codes: ["AUTHORIZATION", "COVERAGE_CLOCK"] },
	{ column: "INR", codes: ["INR"] },
	{ column: "PLATELETS", codes: ["PLATELETS"] },
	{ column: "ANTITHROMBOTIC_HOLD", codes: ["ANTITHROMBOTIC_HOLD"] },
	{ column: "CONSENT", codes: ["CONSENT"] },
	{ column: "PATIENT", codes: ["PAIN_RECHECK", "RED_FLAGS", "ESCORT", "FASTING"] },
];

const WORST_GATE_FIRST: readonly GateState["status"][] = ["RED", "NOT_RECORDED", "AMBER", "WAIVED", "GREEN"];

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

/** The worst of a column's gates, and how many more of them are open. */
export function worstOf(
	{ readiness }: ReadinessRow,
	codes: readonly GateCode[],
): { gate: GateState; more: number } | undefined {
	const gates = readiness.gates
		.filter(({ code }) => codes.includes(code))
		.toSorted((one, other) => WORST_GATE_FIRST.indexOf(one.status) - WORST_GATE_FIRST.indexOf(other.status));
	const gate = gates[0];
	return gate === undefined ? undefined : { gate, more: gates.slice(1).filter(isOpen).length };
}

export function isOpen({ status }: GateState): boolean {
	return status !== "GREEN" && status !== "WAIVED";
}

/** One open gate of one patient: something somebody owes. */
export type Debt = { row: ReadinessRow; gate: GateState };

/** What everybody owes, what is due first on top; what has no date comes last. */
export function debtsByOwner(rows: readonly ReadinessRow[]): readonly { owner: GateOwner; debts: readonly Debt[] }[] {
	const owners: readonly GateOwner[] = ["SCHEDULER", "NURSE", "RADIOLOGIST"];
	const debts = rows.flatMap((row) => row.readiness.gates.filter(isOpen).map((gate) => ({ row, gate })));
	return owners
		.map((owner) => ({ owner, debts: debts.filter(({ gate }) => gate.owner === owner).toSorted(dueFirst) }))
		.filter((group) => group.debts.length > 0);
}

function dueFirst(one: Debt, other: Debt): number {
	const last = "9999";
	return (
		(one.gate.dueBy ?? last).localeCompare(other.gate.dueBy ?? last) ||
		(one.row.start ?? last).localeCompare(other.row.start ?? last) ||
		one.row.patient.familyName.localeCompare(other.row.patient.familyName)
	);
}
