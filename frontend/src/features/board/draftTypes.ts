import type {
	Board as BaseBoard,
	CalendarDay as BaseCalendarDay,
	SlotCheck as BaseSlotCheck,
	WaitingEpisode as BaseWaitingEpisode,
	CalendarRange,
} from "@/api/schema";

/** Shapes of the scheduling API that the generated schema does not have yet. */

export type WaitingEpisode = BaseWaitingEpisode & { shortNotice?: boolean };

export type Board = Omit<BaseBoard, "waiting"> & { waiting: WaitingEpisode[]; holiday?: string };

export type CalendarDay = BaseCalendarDay & { holiday?: string };

export type Calendar = Omit<CalendarRange, "days"> & { days: CalendarDay[] };

export type SlotCheck = BaseSlotCheck & { warnings?: { code: string; text: string }[] };
