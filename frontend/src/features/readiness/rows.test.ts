import { describe, expect, it } from "vitest";
import type { GateState, ReadinessLevel, ReadinessRow } from "@/api/schema";
import { groupsOf, isShown, nextDue } from "./rows";

function row(familyName: string, overall: ReadinessLevel, start?: string, gates: GateState[] = []): ReadinessRow {
	return {
		episodeId: familyName,
		patient: { id: familyName, mrn: "1", familyName, givenName: "Kim", birthDate: "1950-01-01", sex: "FEMALE" },
		levels: ["L1"],
		readiness: { episodeId: familyName, overall, gates },
		...(start !== undefined && { start, bookingId: `b-${familyName}` }),
	};
}

function gate(code: GateState["code"], status: GateState["status"], dueBy?: string): GateState {
	const rule = { ruleSource: "site", ruleVersion: "1" };
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

	it("names the open gate that is due first", () => {
		const gates = [
			gate("IMAGING", "GREEN", "2026-11-01T08:00:00Z"),
			gate("CONSENT", "NOT_RECORDED", "2026-11-23T08:00:00Z"),
			gate("INR", "AMBER", "2026-11-20T08:00:00Z"),
		];
		expect(nextDue(row("One", "ATTENTION", "2026-11-23T13:00:00Z", gates))?.code).toBe("INR");
		expect(nextDue(row("One", "READY", "2026-11-23T13:00:00Z", gates.slice(0, 1)))).toBeUndefined();
	});
});
