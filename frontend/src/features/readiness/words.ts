import "@/i18n/board";
import type { ChaseChannel, GateCode, GateOwner, ReadinessLevel, Technique } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

export const GATES: Record<GateCode, PlainKey> = {
	IMAGING: "board.GATE_IMAGING",
	AUTHORIZATION: "board.GATE_AUTHORIZATION",
	COVERAGE_CLOCK: "board.GATE_COVERAGE_CLOCK",
	INR: "board.GATE_INR",
	PLATELETS: "board.GATE_PLATELETS",
	ANTITHROMBOTIC_HOLD: "board.GATE_ANTITHROMBOTIC_HOLD",
	CONSENT: "board.GATE_CONSENT",
	PAIN_RECHECK: "board.GATE_PAIN_RECHECK",
	RED_FLAGS: "board.GATE_RED_FLAGS",
	ESCORT: "board.GATE_ESCORT",
	FASTING: "board.GATE_FASTING",
};

export const OWNERS: Record<GateOwner, PlainKey> = {
	SCHEDULER: "board.OWNER_SCHEDULER",
	NURSE: "board.OWNER_NURSE",
	RADIOLOGIST: "board.OWNER_RADIOLOGIST",
};

export const OVERALL: Record<ReadinessLevel, { word: PlainKey; tone: Tone }> = {
	READY: { word: "board.READY", tone: "green" },
	ATTENTION: { word: "board.ATTENTION", tone: "amber" },
	BLOCKED: { word: "board.BLOCKED", tone: "red" },
	UNKNOWN: { word: "board.UNKNOWN", tone: "amber" },
};

export const TECHNIQUES: Record<Technique, PlainKey> = {
	VERTEBROPLASTY: "board.VERTEBROPLASTY",
	BALLOON_KYPHOPLASTY: "board.BALLOON_KYPHOPLASTY",
	MECHANICAL_IMPLANT: "board.MECHANICAL_IMPLANT",
	SACROPLASTY: "board.SACROPLASTY",
};

export const CHANNELS: Record<ChaseChannel, PlainKey> = {
	PHONE: "readiness.PHONE",
	E_MAIL: "readiness.E_MAIL",
	FAX: "readiness.FAX",
	MESSAGE: "readiness.MESSAGE",
	IN_PERSON: "readiness.IN_PERSON",
};

/** Whom one usually asks about a gate. */
export const USUALLY_ASKED: Record<GateCode, PlainKey> = {
	IMAGING: "readiness.askImaging",
	AUTHORIZATION: "readiness.askPayer",
	COVERAGE_CLOCK: "readiness.askPayer",
	INR: "readiness.askLaboratory",
	PLATELETS: "readiness.askLaboratory",
	ANTITHROMBOTIC_HOLD: "readiness.askPrescriber",
	CONSENT: "readiness.askPatient",
	PAIN_RECHECK: "readiness.askPatient",
	RED_FLAGS: "readiness.askPatient",
	ESCORT: "readiness.askPatient",
	FASTING: "readiness.askPatient",
};
