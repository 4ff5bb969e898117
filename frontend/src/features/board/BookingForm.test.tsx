import { cleanup, configure, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { BookingForm, type Slot } from "./BookingForm";
import { at, board, booking, DATE, waiting } from "./testBoard";

const sato = booking("Sato", "13:15", "15:15");
const day = board([sato], { waiting: [waiting("Novak")] });
const slot: Slot = { date: DATE, by: "room", columnId: "a1", start: 14 * 60 };

// A whole form by hand takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

withServer();

let held = 0;
let released = 0;

beforeEach(() => {
	held = 0;
	released = 0;
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/board", () => HttpResponse.json(day)),
		http.get("*/api/episodes/:id", () => HttpResponse.json({ decision: { sedationProtocolCode: "MODERATE" } })),
		http.get("*/api/sedation-protocols", () =>
			HttpResponse.json([{ code: "MODERATE", name: "Moderate sedation", providerNeeded: true }]),
		),
		http.post("*/api/bookings/holds", () => {
			held += 1;
			return HttpResponse.json(
				{ id: `h${held}`, holdExpiresAt: new Date(Date.now() + 300_000).toISOString() },
				{ status: 201, headers: { ETag: '"0"' } },
			);
		}),
		http.delete("*/api/bookings/holds/:id", () => {
			released += 1;
			return new HttpResponse(null, { status: 204 });
		}),
		http.get("*/api/bookings/durations", () =>
			HttpResponse.json({ minutes: 65, turnoverMinutes: 15, source: "site", version: "1" }),
		),
	);
});

/** A hold that is left open would be given back after the test's server has gone. */
afterEach(async () => {
	const isOpen = screen.queryByText(/^Held for you/) !== null;
	const before = released;
	cleanup();
	if (isOpen) await waitFor(() => expect(released).toBe(before + 1));
});

function refusal(code: string, reason: string) {
	return HttpResponse.json(
		{
			type: `/problems/${code}`,
			title: "Conflict",
			status: 409,
			blockers: [
				{ resourceId: "a1", kind: "ROOM", name: "Angio 1", start: at("13:15"), end: at("15:15"), reason },
				{ resourceId: "tanaka", kind: "OPERATOR", name: "Dr Tanaka", start: at("13:15"), end: at("15:15"), reason },
			],
		},
		{ status: 409, headers: { "Content-Type": "application/problem+json" } },
	);
}

async function filled() {
	const onSaved = vi.fn<(id: string, date: string) => void>();
	const view = renderUi(
		<BookingForm board={day} episodeId="e-Novak" slot={slot} onDiscard={() => {}} onSaved={onSaved} />,
	);
	const choose = async (label: string, option: string) => {
		await view.user.click(screen.getByRole("combobox", { name: label }));
		await view.user.click(await screen.findByRole("option", { name: option }));
	};
	await waitFor(() => expect(screen.getByRole("textbox", { name: /Minutes/ })).toHaveValue("65"));
	await choose("Operator", "Dr Tanaka");
	await choose("Sedation provider", "Nurse Ortiz");
	return { ...view, onSaved };
}

describe("booking", () => {
	it("asks for what the protocol needs", async () => {
		const { user } = renderUi(
			<BookingForm board={day} episodeId="e-Novak" slot={slot} onDiscard={() => {}} onSaved={() => {}} />,
		);
		await waitFor(() => expect(screen.getByRole("textbox", { name: /Minutes/ })).toHaveValue("65"));
		await user.click(screen.getByRole("button", { name: "Book procedure" }));
		expect(await screen.findAllByText("Moderate sedation needs a sedation provider")).not.toHaveLength(0);
		expect(screen.getByRole("combobox", { name: "Room" })).toHaveValue("Angio 1");
	});

	it.each(["INPATIENT", "OUTPATIENT"])("looks for add-on places only for who is in the house: %s", async (setting) => {
		server.use(
			http.get("*/api/episodes/:id", () =>
				HttpResponse.json({ setting, decision: { sedationProtocolCode: "MODERATE" } }),
			),
		);
		const asked: string[] = [];
		const { user } = renderUi(
			<BookingForm
				board={day}
				episodeId="e-Novak"
				onAddOn={(id) => asked.push(id)}
				onDiscard={() => {}}
				onSaved={() => {}}
			/>,
		);
		await waitFor(() => expect(screen.getByRole("textbox", { name: /Minutes/ })).toHaveValue("65"));
		const addOn = screen.queryByRole("button", { name: "Add-on: least harm on this day" });
		if (addOn !== null) await user.click(addOn);
		expect(asked).toEqual(setting === "INPATIENT" ? ["e-Novak"] : []);
	});

	it("names everything that stands in the way, and offers what is free", async () => {
		server.use(http.post("*/api/bookings", () => refusal("booking-conflict", "booked for Sato, Kim")));
		const { user, onSaved } = await filled();
		await user.click(screen.getByRole("button", { name: "Book procedure" }));
		const blockers = await screen.findByRole("list", { name: "What stands in the way" });
		expect(
			within(blockers)
				.getAllByRole("listitem")
				.map(({ textContent }) => textContent),
		).toEqual([
			"Room Angio 1: booked for Sato, Kim, 13:15–15:15",
			"Operator Dr Tanaka: booked for Sato, Kim, 13:15–15:15",
		]);
		await user.click(await screen.findByRole("button", { name: "Use Angio 2" }));
		expect(screen.getByRole("combobox", { name: "Room" })).toHaveValue("Angio 2");
		expect(screen.queryByRole("list", { name: "What stands in the way" })).not.toBeInTheDocument();
		expect(onSaved).not.toHaveBeenCalled();
	});

	it("asks for a reason outside working hours and sends it along", async () => {
		const bodies: unknown[] = [];
		const keys: (string | null)[] = [];
		server.use(
			http.post("*/api/bookings", async ({ request }) => {
				const body: unknown = await request.json();
				bodies.push(body);
				keys.push(request.headers.get("Idempotency-Key"));
				return bodies.length === 1
					? refusal("outside-working-hours", "outside working hours")
					: HttpResponse.json({ id: "b-new", start: at("14:00") }, { status: 201, headers: { ETag: '"0"' } });
			}),
		);
		const { user, onSaved } = await filled();
		await user.click(screen.getByRole("button", { name: "Book procedure" }));
		await user.click(await screen.findByRole("button", { name: "Book outside hours" }));
		expect(await screen.findAllByText("Say why it must be then, in at least 5 characters")).not.toHaveLength(0);
		await user.type(screen.getByRole("textbox", { name: /Reason to book outside hours/ }), "Only flight");
		await user.click(screen.getByRole("button", { name: "Book outside hours" }));
		await waitFor(() => expect(onSaved).toHaveBeenCalledWith("b-new", DATE));
		expect(bodies[0]).not.toHaveProperty("overrideReason");
		expect(bodies[1]).toMatchObject({
			episodeId: "e-Novak",
			roomId: "a1",
			operatorId: "tanaka",
			sedationProviderId: "ortiz",
			minutes: 65,
			overrideReason: "Only flight",
		});
		// Another wish is another booking; what is sent twice is one.
		expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
		expect(keys[1]).not.toBe(keys[0]);
	});

	it("asks for a reason in other words when a condition stands against it", async () => {
		server.use(
			http.post("*/api/bookings", () =>
				HttpResponse.json(
					{
						type: "/problems/outside-working-hours",
						title: "Needs a reason",
						status: 409,
						blockers: [
							{
								resourceId: "e-Novak",
								kind: "GATE",
								code: "GATE",
								overridable: true,
								name: "Not ready by then",
								start: at("14:00"),
								end: at("15:05"),
								reason: "Apixaban is held until 25 Nov",
							},
						],
					},
					{ status: 409, headers: { "Content-Type": "application/problem+json" } },
				),
			),
		);
		const { user } = await filled();
		await user.click(screen.getByRole("button", { name: "Book procedure" }));
		expect(await screen.findByRole("button", { name: "Book with this reason" })).toBeInTheDocument();
		expect(screen.getByRole("textbox", { name: /Reason to book all the same/ })).toBeInTheDocument();
		expect(screen.getByRole("list", { name: "What stands in the way" })).toHaveTextContent(
			"Condition Not ready by then: Apixaban is held until 25 Nov",
		);
	});

	it("holds the time, books what is held, and does not give it back then", async () => {
		const bodies: unknown[] = [];
		server.use(
			http.post("*/api/bookings", async ({ request }) => {
				bodies.push(await request.json());
				return HttpResponse.json({ id: "b-new", start: at("14:00") }, { status: 201, headers: { ETag: '"0"' } });
			}),
		);
		const { user, onSaved, unmount } = await filled();
		await screen.findByText(/^Held for you until/);
		await user.click(screen.getByRole("button", { name: "Book procedure" }));
		await waitFor(() => expect(onSaved).toHaveBeenCalledWith("b-new", DATE));
		expect(bodies).toEqual([expect.objectContaining({ holdId: `h${held}` })]);
		unmount();
		expect(released).toBe(0);
	});

	it("says that the hold has run out when the server says so", async () => {
		server.use(
			http.post("*/api/bookings", () =>
				HttpResponse.json(
					{ type: "/problems/hold-expired", title: "The hold has expired", status: 409 },
					{ status: 409, headers: { "Content-Type": "application/problem+json" } },
				),
			),
		);
		const { user, onSaved } = await filled();
		await screen.findByText(/^Held for you until/);
		await user.click(screen.getByRole("button", { name: "Book procedure" }));
		await user.click(await screen.findByRole("button", { name: "Hold it again" }));
		expect(await screen.findByText(/^Held for you until/)).toBeInTheDocument();
		expect(onSaved).not.toHaveBeenCalled();
	});

	it("books staged sessions together, each with its levels", async () => {
		const bodies: unknown[] = [];
		server.use(
			http.post("*/api/bookings/series", async ({ request }) => {
				bodies.push(await request.json());
				return HttpResponse.json(
					{
						type: "/problems/validation",
						title: "Not valid",
						status: 422,
						errors: [{ pointer: "/sessions/1/start", message: "Must lie after the first session" }],
					},
					{ status: 422, headers: { "Content-Type": "application/problem+json" } },
				);
			}),
		);
		const { user } = await filled();
		await user.click(await screen.findByRole("button", { name: "Add a session" }));
		const second = screen.getByRole("group", { name: "Session 2" });
		const pickIn = async (label: string, option: string) => {
			await user.click(screen.getByRole("combobox", { name: label }));
			await user.click(await screen.findByRole("option", { name: option }));
		};
		await pickIn("Levels, session 1", "L2");
		await user.keyboard("{Escape}");
		await user.type(within(second).getByLabelText(/^Session 2: date/), "24 Nov 2026");
		await user.type(within(second).getByLabelText(/^Session 2: time: Hour/), "09");
		await user.type(within(second).getByLabelText(/^Session 2: time: Minute/), "00");
		await pickIn("Room, session 2", "Angio 1");
		await pickIn("Operator, session 2", "Dr Tanaka");
		await pickIn("Levels, session 2", "L3");
		await user.click(screen.getByRole("button", { name: "Book 2 sessions" }));
		expect(await screen.findAllByText("Must lie after the first session")).not.toHaveLength(0);
		expect(bodies).toEqual([
			expect.objectContaining({
				episodeId: "e-Novak",
				sessions: [
					expect.objectContaining({ roomId: "a1", levels: ["L2"], sedationProviderId: "ortiz" }),
					expect.objectContaining({
						start: "2026-11-24T09:00:00.000Z",
						roomId: "a1",
						operatorId: "tanaka",
						levels: ["L3"],
						minutes: 65,
					}),
				],
			}),
		]);
	});
});
