import type {
	Acuity,
	AdministrativeSex,
	Approach,
	BookingStatus,
	ContactStatus,
	EpisodeStatus,
	GateOwner,
	GateStatus,
	Guidance,
	NoteStatus,
	ReadinessLevel,
	RedFlag,
	TimelineStatus,
	Urgency,
	VettingOutcome,
} from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import type { GateState } from "@/ui/gates";
import type { Tone } from "@/ui/tones";

type Look = { tone: Tone; label: PlainKey };

export function choicesOf<T extends string>(words: Readonly<Record<T, PlainKey>>): { value: T; label: string }[] {
	return Object.entries<PlainKey>(words).map(([value, key]) => ({ value: value as T, label: t(key) }));
}

export function choicesOfLooks<T extends string>(looks: Readonly<Record<T, Look>>): { value: T; label: string }[] {
	return Object.entries<Look>(looks).map(([value, { label }]) => ({ value: value as T, label: t(label) }));
}

export const EPISODE_LOOKS: Record<EpisodeStatus, Look> = {
	REFERRED: { tone: "blue", label: "episodes.statusReferred" },
	INFORMATION_REQUESTED: { tone: "amber", label: "episodes.statusInformationRequested" },
	ACCEPTED: { tone: "green", label: "episodes.statusAccepted" },
	DECLINED: { tone: "red", label: "episodes.statusDeclined" },
	WITHDRAWN: { tone: "grey", label: "episodes.statusWithdrawn" },
	TREATED: { tone: "green", label: "episodes.statusTreated" },
	CLOSED: { tone: "grey", label: "episodes.statusClosed" },
};

export const URGENCY_LOOKS: Record<Urgency, Look> = {
	EMERGENT: { tone: "red", label: "episodes.urgencyEmergent" },
	URGENT: { tone: "amber", label: "episodes.urgencyUrgent" },
	ROUTINE: { tone: "grey", label: "episodes.urgencyRoutine" },
};

export const SEX_WORDS: Record<AdministrativeSex, PlainKey> = {
	FEMALE: "episodes.sexFemale",
	MALE: "episodes.sexMale",
	OTHER: "episodes.sexOther",
	UNKNOWN: "episodes.sexUnknown",
};

export const RED_FLAG_WORDS: Record<RedFlag, PlainKey> = {
	NEUROLOGICAL_DEFICIT: "episodes.flagNeurological",
	INFECTION: "episodes.flagInfection",
	PREGNANCY: "episodes.flagPregnancy",
	MALIGNANCY_SUSPECTED: "episodes.flagMalignancy",
	CAUDA_EQUINA: "episodes.flagCauda",
};

export const ACUITY_WORDS: Record<Acuity, PlainKey> = {
	ACUTE: "episodes.acuityAcute",
	SUBACUTE: "episodes.acuitySubacute",
	CHRONIC: "episodes.acuityChronic",
};

export const APPROACH_WORDS: Record<Approach, PlainKey> = {
	LEFT: "episodes.approachLeft",
	RIGHT: "episodes.approachRight",
	BOTH: "episodes.approachBoth",
};

/** Within a sentence: "T12, both sides". */
export const ACCESS_WORDS: Record<Approach, PlainKey> = {
	LEFT: "episodes.accessLeft",
	RIGHT: "episodes.accessRight",
	BOTH: "episodes.accessBoth",
};

export const GUIDANCE_WORDS: Record<Guidance, PlainKey> = {
	FLUOROSCOPY_SINGLE_PLANE: "episodes.guidanceSingle",
	FLUOROSCOPY_BIPLANE: "episodes.guidanceBiplane",
	CT: "episodes.guidanceCt",
	CT_FLUOROSCOPY: "episodes.guidanceCtFluoro",
};

export const OUTCOME_LOOKS: Record<VettingOutcome, Look> = {
	ACCEPTED: { tone: "green", label: "episodes.outcomeAccepted" },
	INFORMATION_REQUESTED: { tone: "amber", label: "episodes.outcomeInformation" },
	DECLINED: { tone: "red", label: "episodes.outcomeDeclined" },
};

export const BOOKING_LOOKS: Record<BookingStatus, Look> = {
	HELD: { tone: "grey", label: "episodes.bookingHeld" },
	LAPSED: { tone: "grey", label: "episodes.bookingLapsed" },
	BOOKED: { tone: "blue", label: "episodes.bookingBooked" },
	CONFIRMED: { tone: "blue", label: "episodes.bookingConfirmed" },
	ARRIVED: { tone: "green", label: "episodes.bookingArrived" },
	IN_ROOM: { tone: "amber", label: "episodes.bookingInRoom" },
	COMPLETED: { tone: "green", label: "episodes.bookingCompleted" },
	CANCELLED: { tone: "red", label: "episodes.bookingCancelled" },
	NO_SHOW: { tone: "red", label: "episodes.bookingNoShow" },
};

export const NOTE_LOOKS: Record<NoteStatus, Look> = {
	DRAFT: { tone: "amber", label: "episodes.noteDraft" },
	SIGNED: { tone: "green", label: "episodes.noteSigned" },
	VOIDED: { tone: "red", label: "episodes.noteVoided" },
};

export const CONTACT_LOOKS: Record<ContactStatus, Look> = {
	PLANNED: { tone: "grey", label: "episodes.contactPlanned" },
	DUE: { tone: "amber", label: "episodes.contactDue" },
	OVERDUE: { tone: "red", label: "episodes.contactOverdue" },
	DONE: { tone: "green", label: "episodes.contactDone" },
	CANCELLED: { tone: "grey", label: "episodes.contactCancelled" },
};

/** What only informs carries no chip. */
export const ENTRY_LOOKS: Record<Exclude<TimelineStatus, "INFORMATION">, Look> = {
	DONE: { tone: "green", label: "episodes.entryDone" },
	DUE: { tone: "amber", label: "episodes.entryDue" },
	OVERDUE: { tone: "red", label: "episodes.entryOverdue" },
	PLANNED: { tone: "grey", label: "episodes.entryPlanned" },
	CANCELLED: { tone: "grey", label: "episodes.entryCancelled" },
};

export const GATE_STATES: Record<GateStatus, GateState> = {
	GREEN: "green",
	AMBER: "amber",
	RED: "red",
	WAIVED: "waived",
	NOT_RECORDED: "unknown",
};

export const OWNER_WORDS: Record<GateOwner, PlainKey> = {
	SCHEDULER: "episodes.ownerScheduler",
	NURSE: "episodes.ownerNurse",
	RADIOLOGIST: "episodes.ownerRadiologist",
};

export const READINESS_LOOKS: Record<ReadinessLevel, Look> = {
	READY: { tone: "green", label: "episodes.ready" },
	ATTENTION: { tone: "amber", label: "episodes.attention" },
	BLOCKED: { tone: "red", label: "episodes.blocked" },
	UNKNOWN: { tone: "amber", label: "episodes.unknown" },
};
