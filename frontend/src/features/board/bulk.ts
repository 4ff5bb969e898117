import "@/i18n/board";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BoardBooking, CancelReason } from "@/api/schema";
import { ifMatch, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime, type IsoDate, instantAt, localDate, minutesOfDay, type Zone } from "@/lib/time";
import { problemWords } from "@/ui/problemWords";
import { blockersOf } from "./blockers";
import { isMovable } from "./day";

export type Act =
	| { kind: "confirm" }
	| { kind: "move"; date: IsoDate }
	| { kind: "cancel"; reasonCode: CancelReason; comment: string };

/** What became of one of them; `why` only when it failed. */
export type Outcome = { booking: BoardBooking; isDone: boolean; words: string };

/** Why it makes no sense to ask the server; nothing when it does. */
export function hindrance(act: Act["kind"], { status, holdExpiresAt }: BoardBooking): string | undefined {
	if (holdExpiresAt !== undefined) return t("board.bulkIsHold");
	if (act === "confirm") {
		if (status === "CONFIRMED") return t("board.bulkConfirmed");
		return status === "BOOKED" ? undefined : t("board.bulkTooLate");
	}
	if (act === "move") return isMovable({ status }) ? undefined : t("board.bulkTooLate");
	return status === "COMPLETED" || status === "CANCELLED" || status === "NO_SHOW" ? t("board.bulkTooLate") : undefined;
}

/** One after the other, and each by itself: one that fails does not take the others with it. */
export async function runAll(
	act: Act,
	bookings: readonly BoardBooking[],
	zone: Zone,
	onProgress: (done: number) => void,
): Promise<readonly Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const booking of bookings) {
		const why = hindrance(act.kind, booking);
		outcomes.push(why === undefined ? await run(act, booking, zone) : { booking, isDone: false, words: why });
		onProgress(outcomes.length);
	}
	return outcomes;
}

async function run(act: Act, booking: BoardBooking, zone: Zone): Promise<Outcome> {
	try {
		return { booking, isDone: true, words: await send(act, booking, zone) };
	} catch (error) {
		const problem = asProblem(error);
		const blockers = blockersOf(problem).map(({ name, reason }) => t("board.blockerShort", { name, reason }));
		const { title, text } = problemWords(problem);
		const words = problem.isStale
			? t("board.changedStale")
			: blockers.length > 0
				? blockers.join("; ")
				: (text ?? title);
		return { booking, isDone: false, words };
	}
}

async function send(act: Act, booking: BoardBooking, zone: Zone): Promise<string> {
	const params = { path: { id: booking.id }, header: ifMatch(`"${booking.version}"`) };
	switch (act.kind) {
		case "confirm":
			await api.POST("/api/bookings/{id}/progress", { params, body: { status: "CONFIRMED" } });
			return t("board.CONFIRMED");
		case "cancel":
			await api.POST("/api/bookings/{id}/cancellation", {
				params,
				body: { reasonCode: act.reasonCode, ...(act.comment !== "" && { comment: act.comment }) },
			});
			return t("board.CANCELLED");
		case "move": {
			const start = atSameTime(booking, act.date, zone);
			const { data } = await versioned(
				api.PUT("/api/bookings/{id}/slot", {
					params,
					body: {
						start,
						minutes: (Date.parse(booking.end) - Date.parse(booking.start)) / 60_000,
						roomId: booking.roomId,
						operatorId: booking.operatorId,
						...(booking.sedationProviderId !== undefined && { sedationProviderId: booking.sedationProviderId }),
						equipmentIds: [...booking.equipmentIds],
					},
				}),
			);
			return t("board.bulkMovedTo", { when: formatDateTime(data.start, zone) });
		}
	}
}

/** By the clock on the wall, also across a change of the clocks. */
export function atSameTime({ start }: Pick<BoardBooking, "start">, date: IsoDate, zone: Zone): string {
	return instantAt(date, minutesOfDay(start, localDate(start, zone), zone), zone);
}
