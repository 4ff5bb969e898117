import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { listenToBookings } from "@/api/bookingEvents";
import { boardQuery, bookingQuery, calendarQuery } from "./queries";
import { useLive } from "./useLive";

type Listener = Parameters<typeof listenToBookings>[0];
let listener: Listener | undefined;

vi.mock("@/api/bookingEvents", () => ({
	bookingRefetchInterval: () => 300_000,
	listenToBookings: (heard: Listener) => {
		listener = heard;
		return () => {
			listener = undefined;
		};
	},
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const keys = {
	monday: boardQuery("2026-11-23", "room").queryKey,
	tuesday: boardQuery("2026-11-24", "operator").queryKey,
	week: calendarQuery("2026-11-23", "2026-11-29", "room").queryKey,
	nextWeek: calendarQuery("2026-11-30", "2026-12-06", "room").queryKey,
	touched: bookingQuery("b1").queryKey,
	other: bookingQuery("b2").queryKey,
};

function live() {
	const queryClient = new QueryClient();
	for (const queryKey of Object.values(keys)) queryClient.setQueryData<unknown>(queryKey as readonly unknown[], {});
	const wrapper = ({ children }: { children: ReactNode }) => (
		<QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
	);
	const { unmount } = renderHook(() => useLive(), { wrapper });
	const stale = () =>
		Object.entries(keys)
			.filter(([, queryKey]) => queryClient.getQueryState(queryKey as readonly unknown[])?.isInvalidated)
			.map(([name]) => name);
	return { stale, unmount };
}

function tell(days: string[]) {
	listener?.onChange({ bookingId: "b1", days, change: "MOVED", at: "2026-11-23T09:00:00Z" });
}

describe("a change by somebody else", () => {
	it("asks again for the days it touches, and for that booking, once they have all come", () => {
		const { stale } = live();
		act(() => tell(["2026-11-23"]));
		act(() => void vi.advanceTimersByTime(100));
		expect(stale()).toEqual([]);
		act(() => void vi.advanceTimersByTime(60));
		expect(stale()).toEqual(["monday", "week", "touched"]);
	});

	it("of a move over two days touches both", () => {
		const { stale } = live();
		act(() => tell(["2026-11-24", "2026-12-01"]));
		act(() => void vi.advanceTimersByTime(160));
		expect(stale()).toEqual(["tuesday", "week", "nextWeek", "touched"]);
	});

	it("asks for everything when the stream has been away, and for nothing once the board is left", () => {
		const { stale, unmount } = live();
		act(() => listener?.onReturn());
		expect(stale()).toEqual(Object.keys(keys));
		unmount();
		expect(listener).toBeUndefined();
	});
});
