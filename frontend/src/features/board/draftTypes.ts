import type { Client } from "openapi-fetch";
import { api } from "@/api/client";
import type {
	Board as BaseBoard,
	BoardBooking as BaseBoardBooking,
	BoardColumn as BaseBoardColumn,
	WaitingEpisode as BaseWaitingEpisode,
	BoardPatient,
	BookingResponse,
	BookingStatus,
	GateState,
	NamedResource,
	ResourceKind,
	ResourceResponse,
	SlotRequest,
	Technique,
	Urgency,
	VertebralLevel,
} from "@/api/schema";

/** Shapes of the scheduling API that the generated schema does not have yet. */

export type BoardBooking = BaseBoardBooking & { holdExpiresAt?: string; heldBy?: string };

export type BoardBlock = {
	start: string;
	end: string;
	label: string;
	ownerOperatorId?: string;
	releaseAt?: string;
};

export type BoardColumn = BaseBoardColumn & { blocks?: BoardBlock[] };

export type WaitingEpisode = BaseWaitingEpisode & { shortNotice?: boolean };

export type Board = Omit<BaseBoard, "bookings" | "columns" | "waiting"> & {
	bookings: BoardBooking[];
	columns: BoardColumn[];
	waiting: WaitingEpisode[];
	holiday?: string;
};

export type CalendarLoad = {
	resourceId: string;
	openMinutes: number;
	bookedMinutes: number;
	count: number;
	closure?: string;
};

export type CalendarDay = { date: string; holiday?: string; loads: CalendarLoad[] };

export type Calendar = {
	from: string;
	to: string;
	timeZone: string;
	resources: ResourceResponse[];
	days: CalendarDay[];
	bookings: BoardBooking[];
};

export type BlockerCode =
	| "BOOKED"
	| "PATIENT_BUSY"
	| "OUTSIDE_HOURS"
	| "CLOSED"
	| "HOLIDAY"
	| "BLOCK"
	| "NO_PRIVILEGE"
	| "CREDENTIAL_EXPIRED"
	| "FIXED_ELSEWHERE"
	| "GATE";

export type CheckBlocker = {
	resourceId: string;
	kind: ResourceKind | "PATIENT";
	name: string;
	bookingId?: string;
	start: string;
	end: string;
	reason: string;
	code: BlockerCode;
	overridable: boolean;
};

export type CheckRequest = SlotRequest & { episodeId?: string; bookingId?: string };

export type CheckResponse = {
	clean: boolean;
	overridable: boolean;
	blockers: CheckBlocker[];
	gates: GateState[];
	warnings: { code: string; text: string }[];
	nearest?: { start: string; end: string };
};

export type Reason = { code: string; text: string; tone: "GOOD" | "NOTE" | "WARN" };

export type FoundSlot = {
	start: string;
	end: string;
	room: NamedResource;
	operator: NamedResource;
	sedationProvider?: NamedResource;
	equipment: NamedResource[];
	rank: number;
	reasons: Reason[];
};

export type SlotSearch = {
	episodeId: string;
	minutes: number;
	durationBasis: {
		kind: "CONFIG" | "LEARNED";
		cases?: number;
		medianMinutes?: number;
		p90Minutes?: number;
		source: string;
		version: string;
	};
	searchedFrom: string;
	searchedTo: string;
	timeZone: string;
	slots: FoundSlot[];
	daysWithout: { date: string; code: string; reason: string }[];
};

export type Weekday = "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";

export type SlotQuery = {
	episodeId: string;
	from?: string;
	to?: string;
	operatorId?: string;
	roomId?: string;
	weekdays?: Weekday[];
	part?: "MORNING" | "AFTERNOON";
	limit?: number;
	ignoreGates?: boolean;
	exceptBooking?: string;
};

export type Candidate = {
	episodeId: string;
	patient: BoardPatient;
	levels: VertebralLevel[];
	technique?: Technique;
	urgency: Urgency;
	painOnMovement: number;
	daysWaiting: number;
	coverageEnds?: string;
	shortNotice: boolean;
	minutes: number;
	fits: boolean;
	score: number;
	reasons: Reason[];
	operator?: NamedResource;
	sedationProvider?: NamedResource;
	equipment: NamedResource[];
	booking?: { id: string; version: number; start: string };
};

export type AddOnPlace = {
	start: string;
	end: string;
	room: NamedResource;
	operator: NamedResource;
	sedationProvider?: NamedResource;
	equipment: NamedResource[];
	moves: {
		bookingId: string;
		version: number;
		patient: BoardPatient;
		from: string;
		to: { start: string; end: string; room: NamedResource; operator: NamedResource };
	}[];
	harm: number;
	reasons: Reason[];
};

export type AffectedBooking = {
	bookingId: string;
	version: number;
	patient: BoardPatient;
	start: string;
	end: string;
	status: BookingStatus;
	levels: VertebralLevel[];
	roomName: string;
	operatorName: string;
	cause: string;
	proposal?: FoundSlot;
};

export type SeriesRequest = {
	episodeId: string;
	sessions: (SlotRequest & { levels: VertebralLevel[] })[];
	note?: string;
	overrideReason?: string;
};

export type HeldBooking = BookingResponse & {
	holdExpiresAt?: string;
	heldBy?: string;
	seriesId?: string;
	seriesPart?: number;
};

type Answer<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type None = { headers: Record<string, unknown>; content?: never };
type Get<Query, T, Path = never> = {
	get: {
		parameters: { query: Query; header?: never; path: Path; cookie?: never };
		requestBody?: never;
		responses: { 200: Answer<T> };
	};
};
type Body<T> = { content: { "application/json": T } };

export type DraftPaths = {
	"/api/calendar": {
		get: {
			parameters: { query: { from: string; to: string; by: "ROOM" | "OPERATOR" }; path?: never };
			requestBody?: never;
			responses: { 200: Answer<Calendar> };
		};
	};
	"/api/slots": {
		get: {
			parameters: { query: SlotQuery; path?: never };
			requestBody?: never;
			responses: { 200: Answer<SlotSearch> };
		};
	};
	"/api/waitlist/candidates": {
		get: {
			parameters: { query: { start: string; minutes: number; roomId?: string; operatorId?: string }; path?: never };
			requestBody?: never;
			responses: { 200: Answer<Candidate[]> };
		};
	};
	"/api/episodes/{id}/add-on": Get<{ date: string; minutes?: number }, AddOnPlace[], { id: string }>;
	"/api/resources/{id}/affected": Get<{ from: string; to: string }, AffectedBooking[], { id: string }>;
	"/api/bookings/check": {
		post: {
			parameters: { query?: never; path?: never };
			requestBody: Body<CheckRequest>;
			responses: { 200: Answer<CheckResponse> };
		};
	};
	"/api/bookings/holds": {
		post: {
			parameters: { query?: never; path?: never };
			requestBody: Body<SlotRequest & { episodeId: string }>;
			responses: { 201: Answer<HeldBooking> };
		};
	};
	"/api/bookings/holds/{id}": {
		delete: {
			parameters: { header: { "If-Match": string }; path: { id: string } };
			requestBody?: never;
			responses: { 204: None };
		};
	};
	"/api/bookings/series": {
		post: {
			parameters: { header?: { "Idempotency-Key"?: string }; path?: never };
			requestBody: Body<SeriesRequest>;
			responses: { 201: Answer<{ seriesId: string; bookings: HeldBooking[] }> };
		};
	};
	"/api/bookings/{id}/no-show": {
		post: {
			parameters: { header: { "If-Match": string }; path: { id: string } };
			requestBody: Body<{ comment?: string }>;
			responses: { 200: Answer<HeldBooking> };
		};
	};
};

export const draft = api as unknown as Client<DraftPaths>;
