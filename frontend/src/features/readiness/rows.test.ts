import { describe, expect, it } from "vitest";
import type { GateState, ReadinessLevel, ReadinessRow } from "@/api/schema";
import { debtsByOwner, groupsOf, isShown, worstOf } from "./rows";

function row(familyName: string, overall: ReadinessLevel, start?: string, gates: GateState[] = []): ReadinessRow {
	return {
		episodeId: familyName,
		patient: { id: familyName, mrn: "1", familyName, givenName: "Kim", birthDate: "1950-01-01", sex: "FEMALE" },
		levels: ["L1"],
		readiness: { episodeId: familyName, overall, score: 50, gates },
		...(start !== undefined && { start, bookingId: `b-${familyName}` }),
	};
}

function gate(code: GateState["code"], status: GateState["status"], dueBy?: string): GateState {
	const rule = { ruleSource: "site", ruleVersion: "1", severity: "BLOCKING" as const, waivableBy: [] };
	return { code, status, label: code, owner: "NURSE", reason: "", ...rule, ...(dueBy !== undefined && { dueBy }) };
}

describe("the readiness board", () => {
	it("goes day by day in the facility's zone, blocked first, and ends with the unbooked", () => {
		const groups = groupsOf(
			[
				row("Waiting", "READY"),
				row("Late", "READY", "2026-11-24T02:30:00Z"),
				row("Ready", "READY", "2026-11-23T13:00:00Z"),
				row("Blocked", "BLOCKED", "2026-11-23T18:00:00Z"),
				row("Next", "READY", "2026-11-24T14:00:00Z"),
			],
			"America/New_York",
		);
		expect(groups.map(({ day, rows }) => [day, rows.map(({ episodeId }) => episodeId)])).toEqual([
			["2026-11-23", ["Blocked", "Ready", "Late"]],
			["2026-11-24", ["Next"]],
			[undefined, ["Waiting"]],
		]);
	});

	it("counts what is not known as open", () => {
		expect(isShown(row("One", "UNKNOWN"), "open")).toBe(true);
		expect(isShown(row("One", "UNKNOWN"), "ready")).toBe(false);
		expect(isShown(row("One", "UNKNOWN"), undefined)).toBe(true);
	});

	it("shows the worst gate of a column and counts the others that are open", () => {
		const gates = [
			gate("PAIN_RECHECK", "NOT_RECORDED"),
			gate("RED_FLAGS", "RED"),
			gate("ESCORT", "GREEN"),
			gate("FASTING", "NOT_RECORDED"),
		];
		const one = row("One", "BLOCKED", undefined, gates);
		expect(worstOf(one, ["PAIN_RECHECK", "RED_FLAGS", "ESCORT", "FASTING"])).toEqual({ gate: gates[1], more: 2 });
		expect(worstOf(one, ["ESCORT"])).toEqual({ gate: gates[2], more: 0 });
		expect(worstOf(one, ["INR"])).toBeUndefined();
	});

	it("lists by owner what is open, what is due first on top and the undated last", () => {
		const scheduler = { ...gate("AUTHORIZATION", "NOT_RECORDED", "2026-11-22T08:00:00Z"), owner: "SCHEDULER" as const };
		const rows = [
			row("Undated", "UNKNOWN", undefined, [gate("INR", "NOT_RECORDED")]),
			row("Later", "UNKNOWN", "2026-11-25T13:00:00Z", [
				gate("INR", "RED", "2026-11-23T13:00:00Z"),
				gate("PLATELETS", "GREEN", "2026-11-23T13:00:00Z"),
			]),
			row("Sooner", "UNKNOWN", "2026-11-24T13:00:00Z", [gate("INR", "AMBER", "2026-11-22T13:00:00Z"), scheduler]),
			row("Done", "READY", "2026-11-24T13:00:00Z", [gate("INR", "WAIVED", "2026-11-22T13:00:00Z")]),
		];
		expect(debtsByOwner(rows).map(({ owner, debts }) => [owner, debts.map((debt) => debt.row.episodeId)])).toEqual([
			["SCHEDULER", ["Sooner"]],
			["NURSE", ["Sooner", "Later", "Undated"]],
		]);
	});
});
