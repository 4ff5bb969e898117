import { notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Board } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { boardQuery } from "./queries";
import { at, board, booking, DATE } from "./testBoard";
import { useMoves } from "./useMoves";

const sato = booking("Sato", "13:15", "15:15");
const day = board([sato]);
const target = { columnId: "a2", start: 540, end: 660 };

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(http.get("*/api/board", () => HttpResponse.json(day)));
});

afterEach(() => act(() => notifications.clean()));

function moves() {
	const { user } = renderUi(<p>board</p>);
	const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
	const { queryKey } = boardQuery(DATE, "room");
	queryClient.setQueryData(queryKey, day);
	const wrapper = ({ children }: { children: ReactNode }) => (
		<QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
	);
	const { result } = renderHook(() => useMoves(DATE, "room"), { wrapper });
	const room = () => queryClient.getQueryData<Board>(queryKey)?.bookings[0]?.roomId;
	return { user, result, room };
}

function problem(status: number, more: Record<string, unknown>) {
	return HttpResponse.json(
		{ title: "Refused", status, ...more },
		{ status, headers: { "Content-Type": "application/problem+json" } },
	);
}

describe("a move on the grid", () => {
	it("is shown at once, sent with the version, and can be undone", async () => {
		const sent: { ifMatch: string | null; body: unknown }[] = [];
		server.use(
			http.put("*/api/bookings/b-Sato/slot", async ({ request }) => {
				sent.push({ ifMatch: request.headers.get("If-Match"), body: await request.json() });
				return HttpResponse.json(
					{ id: sato.id, version: 3 + sent.length, status: "BOOKED" },
					{ headers: { ETag: `"${3 + sent.length}"` } },
				);
			}),
		);
		const { user, result, room } = moves();
		act(() => result.current.move(sato.id, target));
		await waitFor(() => expect(room()).toBe("a2"));
		await user.click(await screen.findByRole("button", { name: "Undo" }));
		await waitFor(() => expect(sent).toHaveLength(2));
		expect(sent[0]).toMatchObject({
			ifMatch: '"3"',
			body: { roomId: "a2", minutes: 120, start: `${DATE}T09:00:00.000Z` },
		});
		expect(sent[1]).toMatchObject({ ifMatch: '"4"', body: { roomId: "a1", start: `${DATE}T13:15:00.000Z` } });
		expect(room()).toBe("a1");
	});

	it("goes back when the time is taken, and says by what", async () => {
		const blocker = { resourceId: "a2", kind: "ROOM", name: "Angio 2", start: at("09:00"), end: at("10:00") };
		server.use(
			http.put("*/api/bookings/b-Sato/slot", () =>
				problem(409, { type: "/problems/booking-conflict", blockers: [{ ...blocker, reason: "booked for Grant" }] }),
			),
		);
		const { result, room } = moves();
		act(() => result.current.move(sato.id, target));
		expect(await screen.findByText("Room Angio 2: booked for Grant, 09:00–10:00")).toBeVisible();
		expect(screen.getByText("Sato, Kim stays at Angio 1, 13:15–15:15")).toBeVisible();
		expect(room()).toBe("a1");
	});

	it("asks for a reason outside hours", async () => {
		server.use(http.put("*/api/bookings/b-Sato/slot", () => problem(409, { type: "/problems/outside-working-hours" })));
		const { result, room } = moves();
		act(() => result.current.move(sato.id, target));
		await waitFor(() => expect(result.current.outside).toMatchObject({ name: "Sato, Kim" }));
		expect(room()).toBe("a1");
	});

	it("tells who was faster and keeps theirs until told otherwise", async () => {
		server.use(
			http.put("*/api/bookings/b-Sato/slot", () => problem(412, { type: "/problems/stale" })),
			http.get("*/api/bookings/b-Sato", () =>
				HttpResponse.json(
					{ history: [{ at: at("09:00"), by: "R. Osman", what: "MOVED" }] },
					{ headers: { ETag: '"4"' } },
				),
			),
		);
		const { result, room } = moves();
		act(() => result.current.move(sato.id, target));
		expect(await screen.findByText("Sato, Kim: changed by R. Osman")).toBeVisible();
		expect(screen.getByText(/shown as it is now, Angio 1, 13:15–15:15/)).toBeVisible();
		expect(screen.getByRole("button", { name: "Move anyway" })).toBeVisible();
		expect(room()).toBe("a1");
	});
});
