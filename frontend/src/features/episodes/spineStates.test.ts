import { describe, expect, it } from "vitest";
import type { FindingResponse, FractureResponse, ImagingStudyResponse, TreatedLevelResponse } from "@/api/schema";
import { spineStates } from "./spineStates";

const fracture: FractureResponse = {
	id: "f1",
	level: "L1",
	onset: "2026-11-01",
	mechanism: "FALL",
	acuity: "ACUTE",
};

function study(performedOn: string, finding: Partial<FindingResponse>): ImagingStudyResponse {
	return {
		id: performedOn,
		version: 0,
		sequences: [],
		modality: "MRI",
		performedOn,
		findings: [
			{ id: `${performedOn}-1`, level: "L1", acuity: "NOT_STATED", shape: "NOT_STATED", flags: [], ...finding },
		],
	};
}

const nothing = { fractures: [], studies: [], planned: [], treated: [] };

describe("the spine of an episode", () => {
	it("shows a fracture as it was told while nobody has looked", () => {
		expect(spineStates({ ...nothing, fractures: [fracture] })).toEqual([
			{ level: "L1", status: "fractured", callout: { title: "L1 · Fractured", detail: "acute" } },
		]);
	});

	it("keeps what an older study said where the newest is silent", () => {
		const older = study("2026-11-10", { shape: "WEDGE", heightLossPercent: 30, oedema: true });
		const newer = study("2026-11-18", { heightLossPercent: 45 });
		const [state] = spineStates({ ...nothing, fractures: [fracture], studies: [newer, older] });
		expect(state).toMatchObject({ shape: "WEDGE", heightLossPercent: 45 });
		expect(state?.callout?.detail).toBe("wedge · 45% loss · oedema · acute");
	});

	it("shows the plan over the fracture and the treatment over the plan", () => {
		const planned = { ...nothing, fractures: [fracture], planned: [{ level: "L1", approach: "LEFT" } as const] };
		expect(spineStates(planned)[0]).toMatchObject({ status: "planned", approach: "LEFT" });
		const treated: TreatedLevelResponse = { level: "L1", side: "BOTH", cementMlLeft: 1.5, cementMlRight: 2.3 };
		expect(spineStates({ ...planned, treated: [treated] })[0]).toMatchObject({
			status: "treated",
			approach: "BOTH",
			callout: { detail: "3.8 mL cement · both sides" },
		});
	});

	it("never takes unknown cement for none", () => {
		expect(spineStates({ ...nothing, treated: [{ level: "T12" }] })[0]?.callout?.detail).toBe("not recorded");
	});

	it("leaves out a level that was looked at and found whole", () => {
		expect(spineStates({ ...nothing, studies: [study("2026-11-18", { shape: "NONE" })] })).toEqual([]);
	});

	it("tells an old, healed fracture from a fresh one", () => {
		const healed = study("2026-11-18", { acuity: "OLD_HEALED", shape: "WEDGE" });
		expect(spineStates({ ...nothing, studies: [healed] })[0]).toMatchObject({ status: "healed" });
	});
});
