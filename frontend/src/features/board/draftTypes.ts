import type { Client } from "openapi-fetch";
import { api } from "@/api/client";
import type {
	Board as BaseBoard,
	CalendarDay as BaseCalendarDay,
	SlotCheck as BaseSlotCheck,
	WaitingEpisode as BaseWaitingEpisode,
	BoardPatient,
	BookingResponse,
	BookingStatus,
	CalendarRange,
	NamedResource,
	Technique,
	Urgency,
	VertebralLevel,
} from "@/api/schema";

/** Shapes of the scheduling API that the generated schema does not have yet. */

export type WaitingEpisode = BaseWaitingEpisode & { shortNotice?: boolean };

export type Board = Omit<BaseBoard, "waiting"> & { waiting: WaitingEpisode[]; holiday?: string };

export type CalendarDay = BaseCalendarDay & { holiday?: string };

export type Calendar = Omit<CalendarRange, "days"> & { days: CalendarDay[] };

export type SlotCheck = BaseSlotCheck & { warnings?: { code: string; text: string }[] };

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

type Answer<T> = { headers: Record<string, unknown>; content: { "application/json": T } };
type Get<Query, T, Path = never> = {
	get: {
		parameters: { query: Query; header?: never; path: Path; cookie?: never };
		requestBody?: never;
		responses: { 200: Answer<T> };
	};
};
type Body<T> = { content: { "application/json": T } };

export type DraftPaths = {
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
	"/api/bookings/{id}/no-show": {
		post: {
			parameters: { header: { "If-Match": string }; path: { id: string } };
			requestBody: Body<{ comment?: string }>;
			responses: { 200: Answer<BookingResponse> };
		};
	};
};

export const draft = api as unknown as Client<DraftPaths>;
