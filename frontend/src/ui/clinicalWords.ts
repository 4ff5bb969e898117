import type {
	AdministrativeSex,
	Approach,
	CareSetting,
	EpisodeStatus,
	FindingAcuity,
	FractureMechanism,
	GateCode,
	GateOwner,
	GateStatus,
	Guidance,
	Indication,
	ReadinessLevel,
	RedFlag,
	Technique,
	Urgency,
	VoicemailRule,
} from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { ageOn, formatDate, type IsoDate } from "@/lib/time";
import type { GateState } from "./gates";
import type { Tone } from "./tones";

/** Codes of the field and their words; every screen says them the same way. */
export const TECHNIQUE_WORDS: Record<Technique, PlainKey> = {
	VERTEBROPLASTY: "clinical.VERTEBROPLASTY",
	BALLOON_KYPHOPLASTY: "clinical.BALLOON_KYPHOPLASTY",
	MECHANICAL_IMPLANT: "clinical.MECHANICAL_IMPLANT",
	SACROPLASTY: "clinical.SACROPLASTY",
};

export const URGENCY_WORDS: Record<Urgency, PlainKey> = {
	EMERGENT: "clinical.EMERGENT",
	URGENT: "clinical.URGENT",
	ROUTINE: "clinical.ROUTINE",
};

export const URGENCY_TONES: Record<Urgency, Tone> = { EMERGENT: "red", URGENT: "amber", ROUTINE: "grey" };

export const EPISODE_STATUS: Record<EpisodeStatus, { word: PlainKey; tone: Tone }> = {
	REFERRED: { word: "clinical.REFERRED", tone: "blue" },
	INFORMATION_REQUESTED: { word: "clinical.INFORMATION_REQUESTED", tone: "amber" },
	ACCEPTED: { word: "clinical.ACCEPTED", tone: "green" },
	DECLINED: { word: "clinical.DECLINED", tone: "red" },
	WITHDRAWN: { word: "clinical.WITHDRAWN", tone: "grey" },
	TREATED: { word: "clinical.TREATED", tone: "green" },
	CLOSED: { word: "clinical.CLOSED", tone: "grey" },
};

export const ACUITY_WORDS: Record<FindingAcuity, PlainKey> = {
	ACUTE: "clinical.ACUTE",
	SUBACUTE: "clinical.SUBACUTE",
	CHRONIC: "clinical.CHRONIC",
	OLD_HEALED: "clinical.OLD_HEALED",
	NOT_STATED: "clinical.NOT_STATED",
};

export const INDICATION_WORDS: Record<Indication, PlainKey> = {
	OSTEOPOROTIC: "clinical.OSTEOPOROTIC",
	TRAUMATIC: "clinical.TRAUMATIC",
	NEOPLASTIC: "clinical.NEOPLASTIC",
	HAEMANGIOMA: "clinical.HAEMANGIOMA",
	OTHER: "clinical.OTHER",
};

export const SETTING_WORDS: Record<CareSetting, PlainKey> = {
	OUTPATIENT: "clinical.OUTPATIENT",
	INPATIENT: "clinical.INPATIENT",
};

export const MECHANISM_WORDS: Record<FractureMechanism, PlainKey> = {
	FALL: "clinical.FALL",
	LIFTING: "clinical.LIFTING",
	NONE_KNOWN: "clinical.NONE_KNOWN",
	TRAUMA: "clinical.TRAUMA",
	PATHOLOGICAL: "clinical.PATHOLOGICAL",
	OTHER: "clinical.OTHER",
};

export const RED_FLAG_WORDS: Record<RedFlag, PlainKey> = {
	NEUROLOGICAL_DEFICIT: "clinical.NEUROLOGICAL_DEFICIT",
	INFECTION: "clinical.INFECTION",
	PREGNANCY: "clinical.PREGNANCY",
	MALIGNANCY_SUSPECTED: "clinical.MALIGNANCY_SUSPECTED",
	CAUDA_EQUINA: "clinical.CAUDA_EQUINA",
};

export const GUIDANCE_WORDS: Record<Guidance, PlainKey> = {
	FLUOROSCOPY_SINGLE_PLANE: "clinical.FLUOROSCOPY_SINGLE_PLANE",
	FLUOROSCOPY_BIPLANE: "clinical.FLUOROSCOPY_BIPLANE",
	CT: "clinical.CT",
	CT_FLUOROSCOPY: "clinical.CT_FLUOROSCOPY",
};

export const APPROACH_WORDS: Record<Approach, PlainKey> = {
	LEFT: "clinical.LEFT",
	RIGHT: "clinical.RIGHT",
	BOTH: "clinical.BOTH",
};

export const SEX_WORDS: Record<AdministrativeSex, PlainKey> = {
	FEMALE: "clinical.FEMALE",
	MALE: "clinical.MALE",
	OTHER: "clinical.SEX_OTHER",
	UNKNOWN: "clinical.SEX_UNKNOWN",
};

export const VOICEMAIL_WORDS: Record<VoicemailRule, PlainKey> = {
	FULL_MESSAGE: "clinical.FULL_MESSAGE",
	NAME_AND_NUMBER_ONLY: "clinical.NAME_AND_NUMBER_ONLY",
	NO_VOICEMAIL: "clinical.NO_VOICEMAIL",
	NOT_RECORDED: "clinical.VOICEMAIL_NOT_RECORDED",
};

export const GATE_WORDS: Record<GateCode, PlainKey> = {
	INR: "clinical.GATE_INR",
	PLATELETS: "clinical.GATE_PLATELETS",
	IMAGING: "clinical.GATE_IMAGING",
	ANTITHROMBOTIC_HOLD: "clinical.GATE_ANTITHROMBOTIC_HOLD",
	CONSENT: "clinical.GATE_CONSENT",
};

export const GATE_STATES: Record<GateStatus, GateState> = {
	GREEN: "green",
	AMBER: "amber",
	RED: "red",
	WAIVED: "waived",
	NOT_RECORDED: "unknown",
};

export const OWNER_WORDS: Record<GateOwner, PlainKey> = {
	SCHEDULER: "clinical.SCHEDULER",
	NURSE: "clinical.NURSE",
	RADIOLOGIST: "clinical.RADIOLOGIST",
};

export const READINESS: Record<ReadinessLevel, { word: PlainKey; tone: Tone }> = {
	READY: { word: "clinical.READY", tone: "green" },
	ATTENTION: { word: "clinical.ATTENTION", tone: "amber" },
	BLOCKED: { word: "clinical.BLOCKED", tone: "red" },
	UNKNOWN: { word: "clinical.UNKNOWN", tone: "amber" },
};

/** For a `Select`: codes with their words, in the order they are listed. */
export function choicesOf<Code extends string>(
	words: Readonly<Record<Code, PlainKey>>,
): { value: Code; label: string }[] {
	return (Object.entries(words) as [Code, PlainKey][]).map(([value, key]) => ({ value, label: t(key) }));
}

type Named = { familyName: string; givenName: string };

/** "Glover, Ada" */
export function nameOf({ familyName, givenName }: Named): string {
	return givenName === "" ? familyName : `${familyName}, ${givenName}`;
}

type Identified = Named & { mrn: string; birthDate: IsoDate; sex?: AdministrativeSex };

/** What tells two patients of one name apart: birth date with age, sex, record number. */
export function identityOf({ mrn, birthDate, sex }: Identified, today: IsoDate): string {
	return [
		`${formatDate(birthDate)} (${t("clinical.years", { count: ageOn(birthDate, today) })})`,
		...(sex === undefined ? [] : [t(SEX_WORDS[sex])]),
		t("clinical.mrn", { mrn }),
	].join(" · ");
}
