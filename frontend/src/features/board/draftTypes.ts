import type { Client } from "openapi-fetch";
import { api } from "@/api/client";
import type {
	Board as BaseBoard,
	CalendarDay as BaseCalendarDay,
	SlotCheck as BaseSlotCheck,
	WaitingEpisode as BaseWaitingEpisode,
	BookingResponse,
	CalendarRange,
} from "@/api/schema";

/** Shapes of the scheduling API that the generated schema does not have yet. */

export type WaitingEpisode = BaseWaitingEpisode & { shortNotice?: boolean };

export type Board = Omit<BaseBoard, "waiting"> & { waiting: WaitingEpisode[]; holiday?: string };

export type CalendarDay = BaseCalendarDay & { holiday?: string };

export type Calendar = Omit<CalendarRange, "days"> & { days: CalendarDay[] };

export type SlotCheck = BaseSlotCheck & { warnings?: { code: string; text: string }[] };

type DraftPaths = {
	"/api/bookings/{id}/no-show": {
		post: {
			parameters: { header: { "If-Match": string }; path: { id: string } };
			requestBody: { content: { "application/json": { comment?: string } } };
			responses: { 200: { headers: Record<string, unknown>; content: { "application/json": BookingResponse } } };
		};
	};
};

export const draft = api as unknown as Client<DraftPaths>;
