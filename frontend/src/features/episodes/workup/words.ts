import "@/i18n/workup";
import type {
	AuthorizationState,
	AuthorizationStatus,
	BloodItem,
	BloodNeed,
	BloodStatus,
	ClinicalChangeKind,
	ConsentStatus,
	DoseFrequency,
	FindingAcuity,
	FractureShape,
	HoldState,
	LabOrigin,
	Modality,
	MriSequence,
	OfClass,
	TransitionalAnatomy,
} from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

type Look = { tone: Tone; label: PlainKey };

export const MODALITY_WORDS: Record<Modality, PlainKey> = {
	MRI: "workup.modalityMri",
	CT: "workup.modalityCt",
	RADIOGRAPH: "workup.modalityRadiograph",
	SPECT_CT: "workup.modalitySpect",
	BONE_SCAN: "workup.modalityBoneScan",
	DXA: "workup.modalityDxa",
};

export const FINDING_ACUITY_WORDS: Record<FindingAcuity, PlainKey> = {
	ACUTE: "workup.acuityAcute",
	SUBACUTE: "workup.acuitySubacute",
	CHRONIC: "workup.acuityChronic",
	OLD_HEALED: "workup.acuityHealed",
	NOT_STATED: "workup.acuityNotStated",
};

export const SHAPE_WORDS: Record<FractureShape, PlainKey> = {
	WEDGE: "workup.shapeWedge",
	BICONCAVE: "workup.shapeBiconcave",
	CRUSH: "workup.shapeCrush",
	NONE: "workup.shapeNone",
	NOT_STATED: "workup.shapeNotStated",
};

export const OF_CLASSES: readonly OfClass[] = ["OF1", "OF2", "OF3", "OF4", "OF5"];

export const ORIGIN_WORDS: Record<LabOrigin, PlainKey> = {
	MANUAL: "workup.sourceManual",
	IMPORT: "workup.sourceImport",
};

export const FREQUENCY_WORDS: Record<DoseFrequency, PlainKey> = {
	ONCE_DAILY: "workup.onceDaily",
	TWICE_DAILY: "workup.twiceDaily",
	OTHER: "workup.otherFrequency",
};

export const SEQUENCE_WORDS: Record<MriSequence, PlainKey> = {
	T1: "workup.sequenceT1",
	T2: "workup.sequenceT2",
	T2_FAT_SUPPRESSED: "workup.sequenceT2Fs",
	STIR: "workup.sequenceStir",
	T1_CONTRAST: "workup.sequenceContrast",
};

export const TRANSITIONAL_WORDS: Record<TransitionalAnatomy, PlainKey> = {
	NONE: "workup.transitionalNone",
	LUMBARISED_S1: "workup.transitionalS1",
	SACRALISED_L5: "workup.transitionalL5",
	OTHER: "workup.transitionalOther",
};

export const CHANGE_WORDS: Record<ClinicalChangeKind, PlainKey> = {
	NEW_FALL: "workup.changeFall",
	NEW_PAIN: "workup.changePain",
};

export const BLOOD_ITEM_WORDS: Record<BloodItem, PlainKey> = {
	INR: "workup.itemInr",
	PLATELETS: "workup.itemPlatelets",
	FIBRINOGEN: "workup.itemFibrinogen",
	HAEMOGLOBIN: "workup.itemHaemoglobin",
	CREATININE: "workup.itemCreatinine",
	PREGNANCY: "workup.itemPregnancy",
	INFECTION: "workup.itemInfection",
	GLUCOSE: "workup.itemGlucose",
};

export const BLOOD_NEED_LOOKS: Record<BloodNeed, Look> = {
	NEEDED: { tone: "blue", label: "workup.needed" },
	NOT_NEEDED: { tone: "grey", label: "workup.notNeeded" },
	NOT_KNOWN: { tone: "amber", label: "workup.needNotKnown" },
};

export const BLOOD_STATUS_LOOKS: Record<BloodStatus, Look> = {
	NOT_RECORDED: { tone: "grey", label: "common.notRecorded" },
	TOO_OLD: { tone: "red", label: "workup.tooOld" },
	OUT_OF_LIMITS: { tone: "red", label: "workup.outOfLimits" },
	FOR_REVIEW: { tone: "amber", label: "workup.forReview" },
	IN_ORDER: { tone: "green", label: "workup.inOrder" },
};

export const HOLD_LOOKS: Record<HoldState, Look> = {
	NOT_REVIEWED: { tone: "red", label: "workup.stateNotReviewed" },
	INSTRUCTED: { tone: "amber", label: "workup.stateInstructed" },
	CONFIRMED: { tone: "green", label: "workup.stateConfirmed" },
	VIOLATED: { tone: "red", label: "workup.stateViolated" },
	WAIVED: { tone: "violet", label: "workup.stateWaived" },
};

export const CONSENT_LOOKS: Record<ConsentStatus, Look> = {
	NOT_ASKED: { tone: "grey", label: "workup.consentNotAsked" },
	SIGNED: { tone: "green", label: "workup.consentSigned" },
	REFUSED: { tone: "red", label: "workup.consentRefused" },
	WITHDRAWN: { tone: "red", label: "workup.consentWithdrawn" },
};

export const AUTHORIZATION_LOOKS: Record<AuthorizationStatus, Look> = {
	REQUESTED: { tone: "amber", label: "workup.authRequested" },
	AFFIRMED: { tone: "green", label: "workup.authAffirmed" },
	PARTLY_AFFIRMED: { tone: "amber", label: "workup.authPartly" },
	NOT_AFFIRMED: { tone: "red", label: "workup.authNotAffirmed" },
	NOT_NEEDED: { tone: "grey", label: "workup.authNotNeeded" },
};

/** The payer's word held against the plan. */
export const AUTHORIZATION_STATE_LOOKS: Record<AuthorizationState, Look> = {
	NONE: { tone: "red", label: "workup.checkNone" },
	AWAITING: { tone: "amber", label: "workup.checkAwaiting" },
	VALID: { tone: "green", label: "workup.checkValid" },
	RECHECK: { tone: "red", label: "workup.checkRecheck" },
	EXPIRED: { tone: "red", label: "workup.checkExpired" },
	REFUSED: { tone: "red", label: "workup.checkRefused" },
	NOT_NEEDED: { tone: "grey", label: "workup.authNotNeeded" },
};
