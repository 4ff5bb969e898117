import { type QueryClient, queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import type { BookingResponse, BookingStatus, EpisodeStatus } from "@/api/schema";
import { useMay } from "@/api/session";
import { versioned } from "@/api/versions";
import type { IsoInstant } from "@/lib/time";

/** With its version, for `If-Match`. */
export function episodeQuery(id: string) {
	return queryOptions({
		queryKey: ["episodes", "one", id],
		queryFn: () => versioned(api.GET("/api/episodes/{id}", { params: { path: { id } } })),
	});
}

/** Lists of the site that no entry of an episode changes. */
const UNCHANGING: ReadonlySet<unknown> = new Set([
	"/api/me",
	"/api/lab-tests",
	"/api/antithrombotics",
	"/api/sedation-protocols",
]);

/** One entry moves the readiness, the timeline, the board and the lists: whatever is on screen is asked for again. */
export function renewEpisodes(client: QueryClient): Promise<void> {
	return client.invalidateQueries({ predicate: ({ queryKey }) => !UNCHANGING.has(queryKey[1]) });
}

export function useRenewEpisodes(): () => Promise<void> {
	const client = useQueryClient();
	return () => renewEpisodes(client);
}

export function useBookings(id: string) {
	return useQuery({
		...$api.queryOptions("get", "/api/episodes/{id}/bookings", { params: { path: { id } } }),
		enabled: useMay("BOOKING_READ"),
	});
}

const AHEAD: ReadonlySet<BookingStatus> = new Set(["HELD", "BOOKED", "CONFIRMED", "ARRIVED", "IN_ROOM"]);

export function bookingAhead(bookings: readonly BookingResponse[] | undefined): BookingResponse | undefined {
	return bookings
		?.filter(({ status }) => AHEAD.has(status))
		.toSorted((one, other) => one.start.localeCompare(other.start))[0];
}

/** For what the gates and the holds are counted back from: the booking ahead. `undefined` while it is not known. */
export function useProcedureAt(id: string): { known: boolean; at: IsoInstant | undefined } {
	const mayRead = useMay("BOOKING_READ");
	const bookings = useBookings(id);
	return { known: !mayRead || bookings.data !== undefined || bookings.isError, at: bookingAhead(bookings.data)?.start };
}

export function useReadiness(id: string) {
	const { known, at } = useProcedureAt(id);
	const may = useMay("READINESS_READ");
	return useQuery({
		...$api.queryOptions("get", "/api/episodes/{id}/readiness", {
			params: { path: { id }, query: at === undefined ? {} : { procedureAt: at } },
		}),
		enabled: known && may,
	});
}

export function useImaging(id: string) {
	return useQuery({
		...$api.queryOptions("get", "/api/episodes/{id}/imaging", { params: { path: { id } } }),
		enabled: useMay("WORKUP_READ"),
	});
}

export function useNotes(id: string) {
	return useQuery({
		...$api.queryOptions("get", "/api/episodes/{id}/notes", { params: { path: { id } } }),
		enabled: useMay("NOTE_READ"),
	});
}

/** Referred and not yet treated, declined or withdrawn: readiness still matters. */
export function isOpen(status: EpisodeStatus): boolean {
	return status === "REFERRED" || status === "INFORMATION_REQUESTED" || status === "ACCEPTED";
}
