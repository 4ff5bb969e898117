import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listenToBookings } from "@/api/bookingEvents";
import { refreshBookings } from "./queries";

/** Several changes that come together, as in a move of a series, ask once. */
const TOGETHER = 150;

/** While the board is on screen, what others change is asked for again: only the days it touches. */
export function useLive() {
	const queryClient = useQueryClient();
	useEffect(() => {
		let soon: ReturnType<typeof setTimeout> | undefined;
		const days = new Set<string>();
		const bookings = new Set<string>();
		const ask = () => {
			soon = undefined;
			refreshDays(queryClient, days, bookings);
			days.clear();
			bookings.clear();
		};
		const stop = listenToBookings({
			onChange: (change) => {
				for (const day of change.days) days.add(day);
				bookings.add(change.bookingId);
				soon ??= setTimeout(ask, TOGETHER);
			},
			onReturn: () => void refreshBookings(queryClient),
		});
		return () => {
			clearTimeout(soon);
			stop();
		};
	}, [queryClient]);
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
