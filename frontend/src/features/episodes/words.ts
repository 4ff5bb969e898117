import type {
	AuthorizationStatus,
	BookingStatus,
	ConsentStatus,
	ContactStatus,
	FractureShape,
	HoldState,
	LabOrigin,
	Modality,
} from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

type Look = { word: PlainKey; tone: Tone };

export const MODALITY_WORDS: Record<Modality, PlainKey> = {
	MRI: "episode.MRI",
	CT: "episode.CT",
	RADIOGRAPH: "episode.RADIOGRAPH",
	SPECT_CT: "episode.SPECT_CT",
	BONE_SCAN: "episode.BONE_SCAN",
	DXA: "episode.DXA",
};

export const SHAPE_WORDS: Record<FractureShape, PlainKey> = {
	WEDGE: "episode.WEDGE",
	BICONCAVE: "episode.BICONCAVE",
	CRUSH: "episode.CRUSH",
	NONE: "episode.NONE",
	NOT_STATED: "clinical.NOT_STATED",
};

export const ORIGIN_WORDS: Record<LabOrigin, PlainKey> = { MANUAL: "episode.MANUAL", IMPORT: "episode.IMPORT" };

export const HOLD_LOOKS: Record<HoldState, Look> = {
	NOT_REVIEWED: { word: "episode.NOT_REVIEWED", tone: "amber" },
	INSTRUCTED: { word: "episode.INSTRUCTED", tone: "blue" },
	CONFIRMED: { word: "episode.HOLD_CONFIRMED", tone: "green" },
	VIOLATED: { word: "episode.VIOLATED", tone: "red" },
	WAIVED: { word: "episode.WAIVED", tone: "violet" },
};

export const CONSENT_WORDS: Record<ConsentStatus, PlainKey> = {
	NOT_ASKED: "episode.NOT_ASKED",
	SIGNED: "episode.SIGNED",
	REFUSED: "episode.REFUSED",
	WITHDRAWN: "episode.WITHDRAWN",
};

export const AUTHORIZATION_LOOKS: Record<AuthorizationStatus, Look> = {
	REQUESTED: { word: "episode.REQUESTED", tone: "amber" },
	AFFIRMED: { word: "episode.AFFIRMED", tone: "green" },
	PARTLY_AFFIRMED: { word: "episode.PARTLY_AFFIRMED", tone: "amber" },
	NOT_AFFIRMED: { word: "episode.NOT_AFFIRMED", tone: "red" },
	NOT_NEEDED: { word: "episode.NOT_NEEDED", tone: "grey" },
};

export const CONTACT_LOOKS: Record<ContactStatus, Look> = {
	PLANNED: { word: "episode.PLANNED", tone: "grey" },
	DUE: { word: "episode.DUE", tone: "amber" },
	OVERDUE: { word: "episode.OVERDUE", tone: "red" },
	DONE: { word: "episode.DONE", tone: "green" },
	CANCELLED: { word: "episode.CANCELLED", tone: "grey" },
};

export const BOOKING_LOOKS: Record<BookingStatus, Look> = {
	HELD: { word: "episode.HELD", tone: "grey" },
	BOOKED: { word: "episode.BOOKED", tone: "blue" },
	CONFIRMED: { word: "episode.CONFIRMED", tone: "blue" },
	ARRIVED: { word: "episode.ARRIVED", tone: "green" },
	IN_ROOM: { word: "episode.IN_ROOM", tone: "amber" },
	COMPLETED: { word: "episode.COMPLETED", tone: "green" },
	CANCELLED: { word: "episode.CANCELLED", tone: "red" },
	NO_SHOW: { word: "episode.NO_SHOW", tone: "red" },
};
