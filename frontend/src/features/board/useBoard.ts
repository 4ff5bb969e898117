import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Board, WaitingEpisode } from "@/api/schema";
import type { IsoDate } from "@/lib/time";
import type { By, Desk } from "./day";
import { boardQuery, dayReadinessQuery, waitingQuery } from "./queries";

type LoadedBoard = {
	board: Board | undefined;
	desk: Desk | undefined;
	/** Undefined until it is loaded: nobody waiting is something else. */
	waiting: readonly WaitingEpisode[] | undefined;
	error: unknown;
	retry: () => void;
};

/** The day is drawn as soon as its times are there; what is missing for whom, and who waits, comes when it comes. */
export function useBoard(date: IsoDate, by: By): LoadedBoard {
	const { data: day, error, refetch } = useQuery(boardQuery(date, by));
	const { data: ready } = useQuery(dayReadinessQuery(date));
	const { data: waiting } = useQuery(waitingQuery);
	const board = useMemo(() => {
		if (day === undefined || ready === undefined) return day;
		const bookings = day.bookings.map((booking) => {
			const readiness = ready.get(booking.episodeId);
			return readiness === undefined ? booking : { ...booking, readiness };
		});
		return { ...day, bookings };
	}, [day, ready]);
	const desk = useMemo(
		() => (board === undefined || waiting === undefined ? undefined : { ...board, waiting }),
		[board, waiting],
	);
	return { board, desk, waiting, error, retry: () => void refetch() };
}
