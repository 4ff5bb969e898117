import "@/i18n/board";
import { api } from "@/api/client";
import type { Blocker, Board, CheckRequest, SlotCheck } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatMinutes, instantAt, minutesOfDay } from "@/lib/time";
import type { Look, Outlook, Target } from "@/ui/DayGrid";
import { allocationAt, type By, COLUMN_KEY, minutesAt } from "./day";
import { GATES } from "./words";

/** As many as the ghost has room for. */
const MOST_LINES = 3;

/** Asks the server what would break if the booking lay there. Says nothing when it cannot tell: the drop will. */
export function useLook(board: Board, by: By): Look<string> {
	return async ({ id, payload }, target, signal) => {
		const request = requestOf(board, by, { id, payload }, target);
		if (request === undefined) return undefined;
		const { data } = await api.POST("/api/bookings/check", { body: request, signal });
		return data === undefined ? undefined : outlookOf(data, board);
	};
}

function requestOf(
	board: Board,
	by: By,
	{ id, payload }: { id: string | undefined; payload: string | undefined },
	target: Target,
): CheckRequest | undefined {
	const start = instantAt(board.date, target.start, board.timeZone);
	if (id !== undefined) {
		const booking = board.bookings.find((each) => each.id === id);
		if (booking === undefined) return undefined;
		const { roomId, operatorId, sedationProviderId, equipmentIds } = allocationAt(booking, by, target.columnId);
		return {
			start,
			minutes: minutesAt(target, booking, board),
			bookingId: id,
			roomId,
			operatorId,
			...(sedationProviderId !== undefined && { sedationProviderId }),
			equipmentIds: [...equipmentIds],
		};
	}
	// Of somebody who waits only one of room and operator is known: the form asks for the rest.
	const other = by === "room" ? only(board, "OPERATOR") : only(board, "ROOM");
	if (payload === undefined || other === undefined) return undefined;
	const rest = by === "room" ? { operatorId: other } : { roomId: other };
	const own = { [COLUMN_KEY[by]]: target.columnId } as { roomId: string; operatorId: string };
	const minutes = target.end - target.start;
	return { start, minutes, episodeId: payload, ...own, ...rest, equipmentIds: [] };
}

function only(board: Board, kind: "ROOM" | "OPERATOR"): string | undefined {
	const [first, second] = board.resources.filter((resource) => resource.kind === kind);
	return second === undefined ? first?.id : undefined;
}

export function outlookOf(answer: SlotCheck, board: Board): Outlook {
	const { blockers, gates, nearest, clean, overridable } = answer;
	const lines = [
		...blockers.map(blockerWords),
		// Gates that forbid are among the blockers already.
		...(blockers.some(({ code }) => code === "GATE")
			? []
			: gates.map(({ code, reason }) => t("board.gateThen", { gate: t(GATES[code]), reason }))),
	];
	const shown =
		lines.length > MOST_LINES
			? [...lines.slice(0, MOST_LINES - 1), t("board.andMore", { count: lines.length - MOST_LINES + 1 })]
			: lines;
	const start = nearest === undefined ? undefined : minutesOfDay(nearest.start, board.date, board.timeZone);
	const end = nearest === undefined ? undefined : minutesOfDay(nearest.end, board.date, board.timeZone);
	return {
		tone: blockers.length > 0 ? (overridable ? "warn" : "bad") : clean && lines.length === 0 ? "good" : "warn",
		lines: shown,
		...(!clean && start !== undefined && end !== undefined && isOnDay(start, end)
			? { nearest: { start, end, label: t("board.nearestClean", { time: formatMinutes(start) }) } }
			: {}),
	};
}

function isOnDay(start: number, end: number): boolean {
	return start >= 0 && end <= 24 * 60;
}

function blockerWords({ name, reason }: Blocker): string {
	return t("board.blockerShort", { name, reason });
}
