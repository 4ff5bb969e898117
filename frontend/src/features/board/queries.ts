import type { QueryClient } from "@tanstack/react-query";
import { bookingRefetchInterval } from "@/api/bookingEvents";
import { $api, api } from "@/api/client";
import type { CalendarRange, Readiness, WaitlistResponse } from "@/api/schema";
import { versioned } from "@/api/versions";
import type { IsoDate } from "@/lib/time";
import type { By } from "./day";

const COLUMNS = { room: "ROOM", operator: "OPERATOR" } as const;

/** Others book too: the day is asked for again while it is on screen. */
export function boardQuery(date: IsoDate, by: By) {
	return $api.queryOptions(
		"get",
		"/api/board",
		{ params: { query: { date, by: COLUMNS[by] } } },
		{ refetchInterval: bookingRefetchInterval },
	);
}

/** What those of the day still need; asked beside the day, which need not wait for it. */
export function dayReadinessQuery(date: IsoDate) {
	return $api.queryOptions(
		"get",
		"/api/board/readiness",
		{ params: { query: { date } } },
		{
			refetchInterval: bookingRefetchInterval,
			select: (ready): ReadonlyMap<string, Readiness> => new Map(ready.map((each) => [each.episodeId, each])),
		},
	);
}

/** Accepted and not booked yet. */
export const waitingQuery = $api.queryOptions(
	"get",
	"/api/board/waiting",
	{},
	{ refetchInterval: bookingRefetchInterval },
);

export function calendarQuery(from: IsoDate, to: IsoDate, by: By) {
	const init = { params: { query: { from, to, by: COLUMNS[by] } } };
	return {
		queryKey: ["get", "/api/calendar", init] as const,
		queryFn: async ({ signal }: { signal: AbortSignal }): Promise<CalendarRange> => {
			const { data } = await api.GET("/api/calendar", { ...init, signal });
			if (data === undefined) throw new Error("/api/calendar answered without a body");
			return data;
		},
		refetchInterval: bookingRefetchInterval,
	};
}

/** They change once a year. */
const HOLIDAYS_STALE = 600_000;

/** By day. */
export function holidaysQuery(from: IsoDate, to: IsoDate) {
	return $api.queryOptions(
		"get",
		"/api/holidays",
		{ params: { query: { from, to } } },
		{
			staleTime: HOLIDAYS_STALE,
			select: (holidays): ReadonlyMap<IsoDate, string> => new Map(holidays.map(({ date, name }) => [date, name])),
		},
	);
}

/** What those who wait have said about days and short notice, by episode. */
export const wishesQuery = $api.queryOptions(
	"get",
	"/api/waitlist/preferences",
	{},
	{
		select: (wishes): ReadonlyMap<string, WaitlistResponse> => new Map(wishes.map((each) => [each.episodeId, each])),
	},
);

export function bookingQuery(id: string) {
	return {
		queryKey: ["get", "/api/bookings/{id}", id],
		queryFn: () => versioned(api.GET("/api/bookings/{id}", { params: { path: { id } } })),
	};
}

/** Everything that shows bookings is asked for again. */
export async function refreshBookings(queryClient: QueryClient) {
	await Promise.all(
		[
			"/api/board",
			"/api/board/readiness",
			"/api/board/waiting",
			"/api/calendar",
			"/api/bookings/{id}",
			"/api/readiness",
		].map((path) => queryClient.invalidateQueries({ queryKey: ["get", path] })),
	);
	void queryClient.invalidateQueries({
		predicate: ({ queryKey: [, path] }) =>
			typeof path === "string" && (path.startsWith("/api/episodes") || path.startsWith("/api/waitlist")),
	});
}
