import type { QueryClient } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import { versioned } from "@/api/versions";
import type { IsoDate } from "@/lib/time";
import type { By } from "./day";

const REFRESH = 30_000;

/** Others book too: the day is asked for again while it is on screen. */
export function boardQuery(date: IsoDate, by: By) {
	return $api.queryOptions(
		"get",
		"/api/board",
		{ params: { query: { date, by: by === "room" ? "ROOM" : "OPERATOR" } } },
		{ refetchInterval: REFRESH },
	);
}

export function bookingQuery(id: string) {
	return {
		queryKey: ["get", "/api/bookings/{id}", id],
		queryFn: () => versioned(api.GET("/api/bookings/{id}", { params: { path: { id } } })),
	};
}

/** Everything that shows bookings is asked for again. */
export async function refreshBookings(queryClient: QueryClient) {
	await Promise.all(
		["/api/board", "/api/bookings/{id}", "/api/readiness"].map((path) =>
			queryClient.invalidateQueries({ queryKey: ["get", path] }),
		),
	);
	void queryClient.invalidateQueries({
		predicate: ({ queryKey: [, path] }) => typeof path === "string" && path.startsWith("/api/episodes"),
	});
}
