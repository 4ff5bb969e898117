import { expect, it } from "vitest";
import type { SedationDrugView, SedationResponse, SedationVitalsView } from "@/api/schema";
import { columnsOf, current } from "./timeline";

const line = { withdrawn: false, replaced: false, byName: "Marta Silva", enteredAt: "2026-11-23T10:00:00Z" };

function reading(id: string, at: string, more: Partial<SedationVitalsView> = {}): SedationVitalsView {
	return { id, at, alerts: [], missing: [], ...line, ...more };
}

function dose(id: string, at: string): SedationDrugView {
	return {
		id,
		at,
		drugCode: "FENTANYL",
		drugName: "Fentanyl",
		dose: 25,
		unit: "MICROGRAM",
		route: "INTRAVENOUS",
		...line,
	};
}

function record(vitals: SedationVitalsView[], drugs: SedationDrugView[]): SedationResponse {
	return {
		id: "r1",
		version: 0,
		bookingId: "b1",
		protocolCode: "MODERATE",
		protocolName: "Moderate sedation",
		bookedProtocolCode: "MODERATE",
		requiredChecks: [],
		requiredVitals: [],
		asaEmergency: false,
		tickedChecks: [],
		overdue: false,
		serverTime: "2026-11-23T10:30:00Z",
		vitals,
		drugs,
		events: [],
		amendments: [],
		totals: [],
		localAnaesthetics: { agents: [], over: false },
		open: [],
	};
}

it("puts a dose into the column of its minute and two readings of one minute side by side", () => {
	const columns = columnsOf(
		record(
			[reading("v1", "2026-11-23T10:05:10Z"), reading("v2", "2026-11-23T10:05:40Z")],
			[dose("d1", "2026-11-23T10:05:59Z"), dose("d2", "2026-11-23T10:07:00Z")],
		),
		"Europe/Dublin",
	);
	expect(columns.map(({ time, reading: read, drugs }) => [time, read?.id, drugs.map(({ id }) => id)])).toEqual([
		["10:05", "v1", ["d1"]],
		["10:05", "v2", []],
		["10:07", undefined, ["d2"]],
	]);
});

it("keeps the two half past ones of the night in autumn apart", () => {
	const columns = columnsOf(
		record([reading("v1", "2026-10-25T00:30:00Z"), reading("v2", "2026-10-25T01:30:00Z")], []),
		"Europe/Dublin",
	);
	expect(columns.map(({ time, reading: read }) => [time, read?.id])).toEqual([
		["01:30", "v1"],
		["01:30", "v2"],
	]);
});

it("leaves out what was replaced or withdrawn", () => {
	const rows = [
		reading("v1", "2026-11-23T10:05:00Z", { replaced: true }),
		reading("v2", "2026-11-23T10:05:00Z"),
		reading("v3", "2026-11-23T10:10:00Z", { withdrawn: true }),
	];
	expect(current(rows).map(({ id }) => id)).toEqual(["v2"]);
});
