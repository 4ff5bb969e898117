import type { CareSetting, FractureMechanism, Indication, NonSurgicalResult, PainCourse, RedFlag } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

export const INDICATION_WORDS: Record<Indication, PlainKey> = {
	OSTEOPOROTIC: "referral.indicationOsteoporotic",
	TRAUMATIC: "referral.indicationTraumatic",
	NEOPLASTIC: "referral.indicationNeoplastic",
	HAEMANGIOMA: "referral.indicationHaemangioma",
	OTHER: "referral.indicationOther",
};

export const SETTING_WORDS: Record<CareSetting, PlainKey> = {
	OUTPATIENT: "referral.settingOutpatient",
	INPATIENT: "referral.settingInpatient",
};

export const MECHANISM_WORDS: Record<FractureMechanism, PlainKey> = {
	FALL: "referral.mechanismFall",
	LIFTING: "referral.mechanismLifting",
	NONE_KNOWN: "referral.mechanismNoneKnown",
	TRAUMA: "referral.mechanismTrauma",
	PATHOLOGICAL: "referral.mechanismPathological",
	OTHER: "referral.mechanismOther",
};

/** In the order of their urgency, each with what follows from it. */
export const RED_FLAGS: readonly { flag: RedFlag; label: PlainKey; text: PlainKey }[] = [
	{ flag: "CAUDA_EQUINA", label: "referral.flagCaudaEquina", text: "referral.textCaudaEquina" },
	{ flag: "NEUROLOGICAL_DEFICIT", label: "referral.flagNeurologicalDeficit", text: "referral.textNeurologicalDeficit" },
	{ flag: "INFECTION", label: "referral.flagInfection", text: "referral.textInfection" },
	{ flag: "MALIGNANCY_SUSPECTED", label: "referral.flagMalignancySuspected", text: "referral.textMalignancySuspected" },
	{ flag: "PREGNANCY", label: "referral.flagPregnancy", text: "referral.textPregnancy" },
];

export const CARE_RESULT_WORDS: Record<NonSurgicalResult, PlainKey> = {
	NOT_ENOUGH: "episodes.careNotEnough",
	NOT_TOLERATED: "episodes.careNotTolerated",
	ENOUGH: "episodes.careEnough",
};

export const PAIN_COURSE_WORDS: Record<PainCourse, PlainKey> = {
	WORSE: "episodes.courseWorse",
	UNCHANGED: "episodes.courseUnchanged",
	BETTER: "episodes.courseBetter",
};
