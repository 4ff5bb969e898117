import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { HoldNote } from "./HoldNote";
import { at } from "./testBoard";
import { type HoldWish, useHold } from "./useHold";

const wish: HoldWish = {
	episodeId: "e-Novak",
	start: at("14:00"),
	minutes: 65,
	roomId: "a1",
	operatorId: "tanaka",
	equipmentIds: [],
};

withServer();

let taken: unknown[] = [];
let released: (string | null)[] = [];
let lasts = 300_000;
let open = false;

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	taken = [];
	released = [];
	lasts = 300_000;
	server.use(
		http.post("*/api/bookings/holds", async ({ request }) => {
			taken.push(await request.json());
			return HttpResponse.json(
				{ id: `h${taken.length}`, holdExpiresAt: new Date(Date.now() + lasts).toISOString() },
				{ status: 201, headers: { ETag: '"0"' } },
			);
		}),
		http.delete("*/api/bookings/holds/:id", ({ request, params }) => {
			released.push(`${String(params["id"])} ${request.headers.get("If-Match") ?? ""}`);
			return new HttpResponse(null, { status: 204 });
		}),
	);
});

/** A hold that is left open would be given back after the test's server has gone. */
afterEach(async () => {
	const before = released.length;
	const isHeld = open;
	open = false;
	cleanup();
	if (isHeld) await waitFor(() => expect(released.length).toBeGreaterThan(before));
});

function holding(first: HoldWish | undefined) {
	const queryClient = new QueryClient();
	const wrapper = ({ children }: { children: ReactNode }) => (
		<QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
	);
	return renderHook(({ asked }: { asked: HoldWish | undefined }) => useHold(asked), {
		wrapper,
		initialProps: { asked: first },
	});
}

describe("a hold", () => {
	it("is taken when all is said, and given back when the form closes", async () => {
		const { result, rerender, unmount } = holding(undefined);
		expect(result.current.hold.kind).toBe("none");
		rerender({ asked: wish });
		await waitFor(() => expect(result.current.hold).toMatchObject({ kind: "held", id: "h1" }));
		expect(taken).toEqual([wish]);
		unmount();
		await waitFor(() => expect(released).toEqual(['h1 "0"']));
	});

	it("is not given back once it has become the booking", async () => {
		const { result, unmount } = holding(wish);
		await waitFor(() => expect(result.current.hold.kind).toBe("held"));
		act(() => result.current.used());
		unmount();
		// The next hold's answer comes after any release would have.
		const other = holding({ ...wish, minutes: 70 });
		await waitFor(() => expect(other.result.current.hold.kind).toBe("held"));
		expect(released).toEqual([]);
		open = true;
	});

	it("moves along with the wish, and for another episode gives the first one back", async () => {
		const { result, rerender } = holding(wish);
		await waitFor(() => expect(result.current.hold).toMatchObject({ id: "h1" }));
		rerender({ asked: { ...wish, start: at("15:00") } });
		await waitFor(() => expect(result.current.hold).toMatchObject({ id: "h2" }));
		expect(released).toEqual([]);
		rerender({ asked: { ...wish, episodeId: "e-Sato" } });
		await waitFor(() => expect(result.current.hold).toMatchObject({ id: "h3" }));
		expect(released).toEqual(['h2 "0"']);
		open = true;
	});

	it("ends by itself, and can be taken again", async () => {
		lasts = 200;
		const { result } = holding(wish);
		await waitFor(() => expect(result.current.hold.kind).toBe("held"));
		await waitFor(() => expect(result.current.hold.kind).toBe("expired"));
		lasts = 300_000;
		act(() => result.current.takeAgain());
		await waitFor(() => expect(result.current.hold).toMatchObject({ kind: "held", id: "h2" }));
		open = true;
	});

	it("is asked for at once, and only once, when a booking would overtake it", async () => {
		const { result, rerender } = holding(wish);
		await waitFor(() => expect(result.current.hold).toMatchObject({ id: "h1" }));
		rerender({ asked: { ...wish, start: at("15:00") } });
		expect(await act(() => result.current.settled())).toBe("h2");
		expect(await act(() => result.current.settled())).toBe("h2");
		expect(taken).toHaveLength(2);
		open = true;
	});

	it("says that somebody else has the time", async () => {
		server.use(
			http.post("*/api/bookings/holds", () =>
				HttpResponse.json(
					{ type: "/problems/booking-conflict", title: "Conflict", status: 409 },
					{ status: 409, headers: { "Content-Type": "application/problem+json" } },
				),
			),
		);
		const { result } = holding(wish);
		await waitFor(() => expect(result.current.hold.kind).toBe("refused"));
		expect(await result.current.settled()).toBeUndefined();
	});
});

describe("the note about it", () => {
	it("names the end, and offers it again when it is over", async () => {
		const again: string[] = [];
		const { rerender, user } = renderUi(
			<HoldNote hold={{ kind: "held", id: "h", expiresAt: at("10:42") }} zone="Europe/Dublin" onAgain={() => {}} />,
		);
		expect(screen.getByRole("status")).toHaveTextContent("Held for you until 10:42");
		rerender(<HoldNote hold={{ kind: "expired" }} zone="Europe/Dublin" onAgain={() => again.push("again")} />);
		await user.click(screen.getByRole("button", { name: "Hold it again" }));
		expect(again).toEqual(["again"]);
	});
});
