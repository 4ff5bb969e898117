import type {
	CriterionState,
	DischargeCriterion,
	DoseUnit,
	DrugRoute,
	LegFinding,
	PunctureSite,
	ScheduledCheckState,
	VitalSign,
} from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

export const SIGN_WORDS: Record<VitalSign, PlainKey> = {
	SYSTOLIC: "care.systolic",
	DIASTOLIC: "care.diastolic",
	HEART_RATE: "care.heartRate",
	RESPIRATORY_RATE: "care.respiratoryRate",
	SPO2: "care.spo2",
	ETCO2: "care.etco2",
	PAIN: "care.pain",
	DEPTH: "care.depth",
};

/** Symbols, the same in every language. */
export const UNIT_SYMBOLS: Record<DoseUnit, string> = {
	MICROGRAM: "µg",
	MILLIGRAM: "mg",
	GRAM: "g",
	LITRE_PER_MINUTE: "L/min",
};

export const ROUTE_WORDS: Record<DrugRoute, PlainKey> = {
	INTRAVENOUS: "care.routeIv",
	ORAL: "care.routeOral",
	INTRANASAL: "care.routeNasal",
	INFILTRATION: "care.routeInfiltration",
	INHALED: "care.routeInhaled",
};

export const LEG_CHOICES: readonly { value: LegFinding; label: PlainKey }[] = [
	{ value: "UNCHANGED", label: "care.unchanged" },
	{ value: "CHANGED", label: "care.changed" },
];

export const PUNCTURE_CHOICES: readonly { value: PunctureSite; label: PlainKey }[] = [
	{ value: "DRY", label: "care.dry" },
	{ value: "OOZING", label: "care.oozing" },
	{ value: "BLEEDING", label: "care.bleeding" },
	{ value: "HAEMATOMA", label: "care.haematoma" },
];

export const CRITERION_WORDS: Record<DischargeCriterion, PlainKey> = {
	ALDRETE: "care.criterionALDRETE",
	PADSS: "care.criterionPADSS",
	AMBULATED: "care.criterionAMBULATED",
	ESCORT: "care.criterionESCORT",
	PAIN: "care.criterionPAIN",
	INSTRUCTIONS: "care.criterionINSTRUCTIONS",
	OBSERVATION: "care.criterionOBSERVATION",
	NEUROLOGY: "care.criterionNEUROLOGY",
};

export const CRITERION_STATES: Record<CriterionState, { tone: Tone; label: PlainKey }> = {
	MET: { tone: "green", label: "care.met" },
	UNMET: { tone: "red", label: "care.unmet" },
	NOT_RECORDED: { tone: "grey", label: "care.notRecorded" },
};

export const CHECK_STATES: Record<ScheduledCheckState, { tone: Tone; label: PlainKey }> = {
	DONE: { tone: "green", label: "care.done" },
	MISSED: { tone: "violet", label: "care.missed" },
	DUE: { tone: "amber", label: "care.due" },
	OVERDUE: { tone: "red", label: "care.overdue" },
	UPCOMING: { tone: "grey", label: "care.upcoming" },
};
