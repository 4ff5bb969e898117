import "@/i18n/board";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Board, BoardBooking } from "@/api/schema";
import { ifMatch, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatTimeRange, instantAt } from "@/lib/time";
import type { Target } from "@/ui/DayGrid";
import { problemWords } from "@/ui/problemWords";
import { showUndo } from "@/ui/undoToast";
import { type Blocker, blockersOf } from "./blockers";
import { allocationAt, type By, COLUMN_KEY, isMovable, minutesAt, spanOf, withMoved } from "./day";
import { showBlocked, showChanged } from "./moveToasts";
import { boardQuery, refreshBookings } from "./queries";

type Move = {
	id: string;
	target: Target;
	by: By;
	date: string;
	kind: "move" | "undo";
	overrideReason?: string;
};

/** A move that lies outside somebody's hours: it needs a reason. */
export type Outside = { move: Move; name: string; place: string; blockers: readonly Blocker[] };

/**
 * Moves on the grid: shown at once, taken back when the server refuses. One after the other, so that the second of two
 * quick moves knows the version that the first has made.
 */
export function useMoves(date: string, by: By) {
	const queryClient = useQueryClient();
	const line = useRef<Promise<unknown>>(Promise.resolve());
	const [outside, setOutside] = useState<Outside>();

	const run = async (move: Move) => {
		const query = boardQuery(move.date, move.by);
		await queryClient.cancelQueries({ queryKey: query.queryKey });
		const before = queryClient.getQueryData<Board>(query.queryKey);
		const booking = before?.bookings.find(({ id }) => id === move.id);
		if (before === undefined || booking === undefined || !isMovable(booking)) {
			notifications.show({ color: "orange", message: t("board.moveGone") });
			return;
		}
		const origin = targetOf(booking, before, move.by);
		const name = nameOf(booking.patient);
		const place = placeWords(before, move.target);
		queryClient.setQueryData(query.queryKey, withMoved(before, move.by, move.id, move.target));
		try {
			const { data } = await versioned(
				api.PUT("/api/bookings/{id}/slot", {
					params: { path: { id: move.id }, header: ifMatch(`"${booking.version}"`) },
					body: {
						...slotOf(booking, before, move),
						...(move.overrideReason !== undefined && { overrideReason: move.overrideReason }),
					},
				}),
			);
			queryClient.setQueryData(query.queryKey, (board: Board | undefined) =>
				board === undefined ? board : withSaved(board, data),
			);
			if (move.kind === "undo") notifications.show({ message: t("board.movedBack", { name, place }) });
			else {
				const losesConfirmation = booking.status === "CONFIRMED" && data.status === "BOOKED";
				showUndo({
					message: losesConfirmation
						? t("board.movedConfirmAgain", { name, place })
						: t("board.moved", { name, place }),
					onUndo: () => enqueue({ ...move, target: origin, kind: "undo" }),
				});
			}
			void refreshBookings(queryClient);
		} catch (error) {
			queryClient.setQueryData(query.queryKey, before);
			await refused(error, { move, before, name, place, origin });
		}
	};

	const refused = async (
		error: unknown,
		{ move, before, name, place, origin }: { move: Move; before: Board; name: string; place: string; origin: Target },
	) => {
		const problem = asProblem(error);
		if (problem.is("outside-working-hours")) {
			setOutside({ move, name, place, blockers: blockersOf(problem) });
			return;
		}
		await refreshBookings(queryClient);
		if (problem.is("booking-conflict")) {
			const stays = t("board.moveRefused", { name, place: placeWords(before, origin) });
			showBlocked(stays, blockersOf(problem), before.timeZone, problem.detail);
			return;
		}
		if (problem.isStale) {
			await changedByOther({ move, name, place });
			return;
		}
		const { title, text } = problemWords(problem);
		notifications.show({ color: "red", autoClose: false, title, message: text ?? "" });
	};

	const changedByOther = async ({ move, name, place }: { move: Move; name: string; place: string }) => {
		const board = queryClient.getQueryData<Board>(boardQuery(move.date, move.by).queryKey);
		const now = board?.bookings.find(({ id }) => id === move.id);
		const changed = await versioned(api.GET("/api/bookings/{id}", { params: { path: { id: move.id } } })).catch(
			() => undefined,
		);
		const by = changed?.data.history.at(-1)?.by ?? t("board.changedByOther");
		const title = t("board.changedTitle", { name, by });
		showChanged(
			board === undefined || now === undefined
				? { title, text: t("board.changedStale"), onMoveAnyway: undefined }
				: {
						title,
						text: t("board.changedText", {
							place: placeWords(board, targetOf(now, board, move.by)),
							target: place,
						}),
						onMoveAnyway: isMovable(now) ? () => enqueue(move) : undefined,
					},
		);
	};

	const enqueue = (move: Move) => {
		line.current = line.current.then(() => run(move));
	};

	return {
		move: (id: string, target: Target) => enqueue({ id, target, by, date, kind: "move" }),
		outside,
		override: (overrideReason: string) => {
			if (outside !== undefined) enqueue({ ...outside.move, overrideReason });
			setOutside(undefined);
		},
		leave: () => setOutside(undefined),
	};
}

function targetOf(booking: BoardBooking, board: Board, by: By): Target {
	return { columnId: booking[COLUMN_KEY[by]], ...spanOf(booking, board) };
}

function slotOf(booking: BoardBooking, board: Board, { by, target }: Move) {
	const { roomId, operatorId, sedationProviderId, equipmentIds } = allocationAt(booking, by, target.columnId);
	return {
		start: instantAt(board.date, target.start, board.timeZone),
		minutes: minutesAt(target, booking, board),
		roomId,
		operatorId,
		...(sedationProviderId !== undefined && { sedationProviderId }),
		equipmentIds: [...equipmentIds],
	};
}

function withSaved(board: Board, saved: Pick<BoardBooking, "id" | "version" | "status">): Board {
	return {
		...board,
		bookings: board.bookings.map((booking) =>
			booking.id === saved.id ? { ...booking, version: saved.version, status: saved.status } : booking,
		),
	};
}

function placeWords(board: Board, target: Target): string {
	const column = board.resources.find(({ id }) => id === target.columnId)?.name ?? "";
	const at = (minutes: number) => instantAt(board.date, minutes, board.timeZone);
	return t("board.place", { column, range: formatTimeRange(at(target.start), at(target.end), board.timeZone) });
}
