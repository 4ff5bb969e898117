import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { BookingChange } from "@/api/bookingEvents";
import { useBookingChanges } from "@/api/useBookingChanges";
import { refreshBookings } from "./queries";

/** While the board is on screen, what others change is asked for again: only the days it touches. */
export function useLive() {
	const queryClient = useQueryClient();
	const onChanges = useCallback(
		(changes: readonly BookingChange[]) =>
			refreshDays(
				queryClient,
				new Set(changes.flatMap(({ days }) => days)),
				new Set(changes.map(({ bookingId }) => bookingId)),
			),
		[queryClient],
	);
	const onReturn = useCallback(() => void refreshBookings(queryClient), [queryClient]);
	useBookingChanges(onChanges, onReturn);
}

function refreshDays(queryClient: QueryClient, days: ReadonlySet<string>, bookings: ReadonlySet<string>) {
	void queryClient.invalidateQueries({
		predicate: ({ queryKey: [method, path, third] }) => {
			if (method !== "get") return false;
			if (path === "/api/bookings/{id}") return typeof third === "string" && bookings.has(third);
			const query = queryOf(third);
			if (path === "/api/board/waiting") return true;
			if (path === "/api/board" || path === "/api/board/readiness")
				return query?.["date"] !== undefined && days.has(query["date"]);
			if (path !== "/api/calendar") return false;
			const { from, to } = query ?? {};
			return from !== undefined && to !== undefined && [...days].some((day) => from <= day && day <= to);
		},
	});
}

type Asked = { date?: string; from?: string; to?: string };

function queryOf(init: unknown): Asked | undefined {
	if (typeof init !== "object" || init === null || !("params" in init)) return undefined;
	const { params } = init as { params?: { query?: Asked } };
	return params?.query;
}
