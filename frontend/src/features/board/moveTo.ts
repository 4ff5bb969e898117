import "@/i18n/board";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { MoveTarget } from "@/api/schema";
import { ifMatch, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { problemWords } from "@/ui/problemWords";
import { blockersOf } from "./blockers";

/** Moves a booking to a place that the server has proposed. Returns why it could not, or nothing. */
export async function moveTo(
	{ bookingId, version }: { bookingId: string; version: number },
	place: MoveTarget,
	reason: string,
): Promise<string | undefined> {
	try {
		await versioned(
			api.PUT("/api/bookings/{id}/slot", {
				params: { path: { id: bookingId }, header: ifMatch(`"${version}"`) },
				body: {
					start: place.start,
					minutes: (Date.parse(place.end) - Date.parse(place.start)) / 60_000,
					roomId: place.room.id,
					operatorId: place.operator.id,
					...(place.sedationProvider !== undefined && { sedationProviderId: place.sedationProvider.id }),
					equipmentIds: place.equipment.map(({ id }) => id),
					reason,
				},
			}),
		);
		return undefined;
	} catch (error) {
		const problem = asProblem(error);
		if (problem.isStale) return t("board.changedStale");
		const blockers = blockersOf(problem).map(({ name, reason: why }) => t("board.blockerShort", { name, reason: why }));
		const { title, text } = problemWords(problem);
		return blockers.length > 0 ? blockers.join("; ") : (text ?? title);
	}
}
