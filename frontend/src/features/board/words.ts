import "@/i18n/board";
import type {
	BoardPatient,
	BookingStatus,
	CancelReason,
	DayOfWeek,
	DetectedAt,
	GateCode,
	GateOwner,
	GateStatus,
	ReadinessLevel,
	Technique,
	Urgency,
	VertebralLevel,
} from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { ageOn, type IsoDate } from "@/lib/time";
import type { GateState } from "@/ui/gates";
import type { Tone } from "@/ui/tones";

export const TECHNIQUES: Record<Technique, PlainKey> = {
	VERTEBROPLASTY: "board.VERTEBROPLASTY",
	BALLOON_KYPHOPLASTY: "board.BALLOON_KYPHOPLASTY",
	MECHANICAL_IMPLANT: "board.MECHANICAL_IMPLANT",
	SACROPLASTY: "board.SACROPLASTY",
};

export const STATUSES: Record<BookingStatus, { word: PlainKey; tone: Tone }> = {
	HELD: { word: "board.HELD", tone: "grey" },
	LAPSED: { word: "board.LAPSED", tone: "grey" },
	BOOKED: { word: "board.BOOKED", tone: "blue" },
	CONFIRMED: { word: "board.CONFIRMED", tone: "blue" },
	ARRIVED: { word: "board.ARRIVED", tone: "green" },
	IN_ROOM: { word: "board.IN_ROOM", tone: "amber" },
	COMPLETED: { word: "board.COMPLETED", tone: "grey" },
	CANCELLED: { word: "board.CANCELLED", tone: "red" },
	NO_SHOW: { word: "board.NO_SHOW", tone: "red" },
};

export const OVERALL: Record<ReadinessLevel, { word: PlainKey; gate: GateState; tone: Tone }> = {
	READY: { word: "board.READY", gate: "green", tone: "green" },
	ATTENTION: { word: "board.ATTENTION", gate: "amber", tone: "amber" },
	BLOCKED: { word: "board.BLOCKED", gate: "red", tone: "red" },
	UNKNOWN: { word: "board.UNKNOWN", gate: "unknown", tone: "amber" },
};

export const GATES: Record<GateCode, PlainKey> = {
	IMAGING: "board.GATE_IMAGING",
	INR: "board.GATE_INR",
	PLATELETS: "board.GATE_PLATELETS",
	ANTITHROMBOTIC_HOLD: "board.GATE_ANTITHROMBOTIC_HOLD",
	CONSENT: "board.GATE_CONSENT",
	AUTHORIZATION: "board.GATE_AUTHORIZATION",
	COVERAGE_CLOCK: "board.GATE_COVERAGE_CLOCK",
	PAIN_RECHECK: "board.GATE_PAIN_RECHECK",
	RED_FLAGS: "board.GATE_RED_FLAGS",
	ESCORT: "board.GATE_ESCORT",
	FASTING: "board.GATE_FASTING",
};

export const GATE_STATES: Record<GateStatus, GateState> = {
	GREEN: "green",
	AMBER: "amber",
	RED: "red",
	WAIVED: "waived",
	NOT_RECORDED: "unknown",
};

export const OWNERS: Record<GateOwner, PlainKey> = {
	SCHEDULER: "board.OWNER_SCHEDULER",
	NURSE: "board.OWNER_NURSE",
	RADIOLOGIST: "board.OWNER_RADIOLOGIST",
};

export const URGENCIES: Record<Urgency, { word: PlainKey; tone: Tone }> = {
	EMERGENT: { word: "board.URGENCY_EMERGENT", tone: "red" },
	URGENT: { word: "board.URGENCY_URGENT", tone: "amber" },
	ROUTINE: { word: "board.URGENCY_ROUTINE", tone: "grey" },
};

export const CANCEL_GROUPS: readonly { group: PlainKey; reasons: readonly CancelReason[] }[] = [
	{
		group: "board.groupClinical",
		reasons: ["INR_HIGH", "PLT_LOW", "HOLD_VIOLATED", "INFECTION", "PAIN_IMPROVED", "NEW_NEURO_DEFICIT", "NOT_FASTED"],
	},
	{ group: "board.groupPapers", reasons: ["AUTH_MISSING", "AUTH_MISMATCH", "IMAGING_STALE", "IMAGING_MISSING"] },
	{ group: "board.groupPatient", reasons: ["PATIENT_REQUEST", "NO_SHOW", "NO_ESCORT"] },
	{ group: "board.groupDepartment", reasons: ["OPERATOR_UNAVAILABLE", "EQUIPMENT", "OTHER"] },
];

export const CANCEL_REASONS: Record<CancelReason, PlainKey> = {
	INR_HIGH: "board.INR_HIGH",
	PLT_LOW: "board.PLT_LOW",
	HOLD_VIOLATED: "board.HOLD_VIOLATED",
	AUTH_MISSING: "board.AUTH_MISSING",
	AUTH_MISMATCH: "board.AUTH_MISMATCH",
	IMAGING_STALE: "board.IMAGING_STALE",
	IMAGING_MISSING: "board.IMAGING_MISSING",
	NOT_FASTED: "board.NOT_FASTED",
	NO_ESCORT: "board.NO_ESCORT",
	INFECTION: "board.INFECTION",
	PAIN_IMPROVED: "board.PAIN_IMPROVED",
	NEW_NEURO_DEFICIT: "board.NEW_NEURO_DEFICIT",
	PATIENT_REQUEST: "board.PATIENT_REQUEST",
	NO_SHOW: "board.REASON_NO_SHOW",
	OPERATOR_UNAVAILABLE: "board.OPERATOR_UNAVAILABLE",
	EQUIPMENT: "board.REASON_EQUIPMENT",
	OTHER: "board.OTHER",
};

export const DETECTED: Record<DetectedAt, PlainKey> = {
	D_MINUS_7: "board.D_MINUS_7",
	D_MINUS_2: "board.D_MINUS_2",
	DAY_BEFORE: "board.DAY_BEFORE",
	ARRIVAL: "board.ARRIVAL",
	IN_ROOM: "board.DETECTED_IN_ROOM",
};

const SEDATIONS: Readonly<Record<string, PlainKey>> = {
	LOCAL: "board.SEDATION_LOCAL",
	MINIMAL: "board.SEDATION_MINIMAL",
	MODERATE: "board.SEDATION_MODERATE",
	MAC: "board.SEDATION_MAC",
	GENERAL: "board.SEDATION_GENERAL",
};

/** Short, for a tile. A site may have protocols of its own: those keep their code. */
export function sedationWord(code: string | undefined): string {
	if (code === undefined) return t("common.notRecorded");
	const key = SEDATIONS[code];
	return key === undefined ? code : t(key);
}

export function techniqueWord(technique: Technique | undefined): string {
	return technique === undefined ? t("board.notPlanned") : t(TECHNIQUES[technique]);
}

/** "74 F"; the age alone when the sex is not known. */
export function ageSex({ birthDate, sex }: BoardPatient, on: IsoDate): string {
	const age = String(ageOn(birthDate, on));
	switch (sex) {
		case "FEMALE":
			return `${age} ${t("board.female")}`;
		case "MALE":
			return `${age} ${t("board.male")}`;
		case "OTHER":
			return `${age} ${t("board.otherSex")}`;
		case "UNKNOWN":
			return age;
	}
}

/** Sacral zones S1 to S5 are one bone to treat; chips name what is planned as the server has it. */
export function levelWords(levels: readonly VertebralLevel[]): string {
	return levels.length === 0 ? t("common.notRecorded") : levels.join(", ");
}

export const WEEKDAYS: readonly DayOfWeek[] = [
	"MONDAY",
	"TUESDAY",
	"WEDNESDAY",
	"THURSDAY",
	"FRIDAY",
	"SATURDAY",
	"SUNDAY",
];
