import type {
	AuthorizationState,
	AuthorizationStatus,
	ConsentStatus,
	FindingAcuity,
	FractureShape,
	HoldState,
	LabOrigin,
	Modality,
	OfClass,
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
