import "@/i18n/vetting";
import "@/i18n/board";
import type { CriterionStatus, GivingUpReason, SedationDepth } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

type Look = { tone: Tone; label: PlainKey };

export const CRITERION_LOOKS: Record<CriterionStatus, Look> = {
	MET: { tone: "green", label: "vetting.met" },
	NOT_MET: { tone: "red", label: "vetting.notMet" },
	UNKNOWN: { tone: "grey", label: "vetting.unknown" },
};

/** Of a contraindication: met means that it is out of the way. */
export const PRESENCE_LOOKS: Record<CriterionStatus, Look> = {
	MET: { tone: "green", label: "vetting.isAbsent" },
	NOT_MET: { tone: "red", label: "vetting.isPresent" },
	UNKNOWN: { tone: "grey", label: "vetting.isUnknown" },
};

export const DEPTH_WORDS: Record<SedationDepth, PlainKey> = {
	NONE: "vetting.depthNone",
	MINIMAL: "vetting.depthMinimal",
	MODERATE: "vetting.depthModerate",
	DEEP: "vetting.depthDeep",
	GENERAL: "vetting.depthGeneral",
};

export const GIVING_UP_WORDS: Record<GivingUpReason, PlainKey> = {
	PAIN_IMPROVED: "board.PAIN_IMPROVED",
	INFECTION: "board.INFECTION",
	NEW_NEURO_DEFICIT: "board.NEW_NEURO_DEFICIT",
	IMAGING_MISSING: "board.IMAGING_MISSING",
	PATIENT_REQUEST: "board.PATIENT_REQUEST",
	OTHER: "board.OTHER",
};

/** Those a payer expects to be answered in words. The server keeps any code; these are offered by name. */
export const CONTRAINDICATION_WORDS: Readonly<Record<string, PlainKey>> = {
	OVER_THREE_FRACTURES: "vetting.contraThree",
	CEMENT_OR_CONTRAST_ALLERGY: "vetting.contraAllergy",
	COAGULOPATHY: "vetting.contraCoagulopathy",
	INSTABILITY: "vetting.contraInstability",
	MYELOPATHY: "vetting.contraMyelopathy",
	NEUROLOGICAL_DEFICIT: "vetting.contraDeficit",
	NERVE_IMPINGEMENT: "vetting.contraImpingement",
	CANAL_COMPROMISE: "vetting.contraCanal",
	CAUDA_EQUINA: "vetting.contraCauda",
};

export function contraindicationName(code: string): string {
	const key = CONTRAINDICATION_WORDS[code];
	return key === undefined ? code : t(key);
}
