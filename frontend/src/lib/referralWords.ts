import type { CareSetting, FractureMechanism, Indication, NonSurgicalResult, PainCourse } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";

export const INDICATION_WORDS: Record<Indication, PlainKey> = {
	OSTEOPOROTIC: "episodes.indicationOsteoporotic",
	TRAUMATIC: "episodes.indicationTraumatic",
	NEOPLASTIC: "episodes.indicationNeoplastic",
	HAEMANGIOMA: "episodes.indicationHaemangioma",
	OTHER: "episodes.indicationOther",
};

export const SETTING_WORDS: Record<CareSetting, PlainKey> = {
	OUTPATIENT: "episodes.settingOutpatient",
	INPATIENT: "episodes.settingInpatient",
};

export const MECHANISM_WORDS: Record<FractureMechanism, PlainKey> = {
	FALL: "episodes.mechanismFall",
	LIFTING: "episodes.mechanismLifting",
	NONE_KNOWN: "episodes.mechanismNone",
	TRAUMA: "episodes.mechanismTrauma",
	PATHOLOGICAL: "episodes.mechanismPathological",
	OTHER: "episodes.mechanismOther",
};

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
