import { configure, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AddOnResponse, AffectedResponse, CandidateResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { AddOn } from "./AddOn";
import { Affected } from "./Affected";
import { Candidates } from "./Candidates";
import { at, board, DATE, patient, waiting } from "./testBoard";

// Rendering takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

const ANGIO_2 = { id: "a2", kind: "ROOM", name: "Angio 2" } as const;
const OBI = { id: "obi", kind: "OPERATOR", name: "Dr Obi" } as const;
const day = board([], { waiting: [waiting("Novak")] });

function refusal(status: number, problem: object) {
	return HttpResponse.json(
		{ type: "/problems/range-refused", title: "Refused", status, ...problem },
		{ status, headers: { "Content-Type": "application/problem+json" } },
	);
}

function overDay() {
	return refusal(422, {
		detail: "These days cannot be shown.",
		errors: [{ pointer: "/date", message: "This day is over." }],
	});
}

/** What the server is asked to move, and how it answers. */
function moves(answer: () => Response = () => HttpResponse.json({}, { headers: { ETag: '"4"' } })) {
	const sent: { id: unknown; version: string | null; body: unknown }[] = [];
	server.use(
		http.put("*/api/bookings/:id/slot", async ({ request, params }) => {
			sent.push({ id: params["id"], version: request.headers.get("If-Match"), body: await request.json() });
			return answer();
		}),
	);
	return sent;
}

describe("who could come", () => {
	const gap = { start: at("13:00"), minutes: 60, roomId: "a1", operatorId: "tanaka", roomName: "Angio 1" };
	const novak: CandidateResponse = {
		episodeId: "e-Novak",
		patient: patient("Novak"),
		levels: ["L2"],
		technique: "VERTEBROPLASTY",
		urgency: "URGENT",
		painOnMovement: 8,
		daysWaiting: 4,
		minutes: 35,
		fits: true,
		shortNotice: true,
		score: 12,
		room: ANGIO_2,
		operator: OBI,
		equipment: [],
		reasons: [{ code: "PAIN", text: "Severe pain (+8)", tone: "GOOD" }],
	};
	const open = (answer: () => Response | Promise<Response>) => {
		const onBook = vi.fn();
		const onOpen = vi.fn();
		server.use(http.get("*/api/waitlist/candidates", answer));
		const ui = renderUi(<Candidates gap={gap} board={day} onOpen={onOpen} onBook={onBook} onClose={() => {}} />);
		return { onBook, onOpen, ...ui };
	};

	it("says that it is looking", () => {
		open(() => new Promise(() => {}));
		expect(screen.getByRole("heading", { name: "Who could come?" })).toBeVisible();
		expect(screen.getByText(/13:00–14:00 · Angio 1/)).toBeVisible();
		expect(screen.getByRole("status", { name: "Loading" })).toBeVisible();
	});

	it("says that nobody fits", async () => {
		open(() => HttpResponse.json([]));
		expect(await screen.findByText("Nobody fits")).toBeVisible();
	});

	it("says why it was not asked in words that help, and offers no second try of the same", async () => {
		open(overDay);
		expect(await screen.findByRole("alert")).toHaveTextContent("These days cannot be shown.This day is over.");
		expect(screen.queryByRole("button", { name: "Try again" })).toBeNull();
	});

	it("can be tried again after a failure", async () => {
		const { user } = open(() => refusal(500, { title: "Broken" }));
		await user.click(await screen.findByRole("button", { name: "Try again" }));
		server.use(http.get("*/api/waitlist/candidates", () => HttpResponse.json([])));
		await user.click(await screen.findByRole("button", { name: "Try again" }));
		expect(await screen.findByText("Nobody fits")).toBeVisible();
	});

	it("says why somebody fits, and hands over the place that was found; it books nobody itself", async () => {
		const { user, onBook } = open(() => HttpResponse.json([novak]));
		const list = within(await screen.findByRole("list", { name: "Candidates" }));
		expect(list.getByText("Severe pain (+8)")).toBeVisible();
		expect(list.getByText("Short notice")).toBeVisible();
		await user.click(list.getByRole("button", { name: "Book Novak, Kim" }));
		expect(onBook).toHaveBeenCalledWith("e-Novak", {
			start: gap.start,
			minutes: 35,
			roomId: "a2",
			operatorId: "obi",
			sedationProviderId: undefined,
			equipmentIds: [],
		});
	});

	it("blames the length only where it is the length", async () => {
		open(() => HttpResponse.json([{ ...novak, fits: false }]));
		expect(await screen.findByRole("button", { name: "Book Novak, Kim" })).toBeVisible();
		expect(screen.queryByText(/longer than the gap/)).toBeNull();
	});

	it("leads to the booking of who has a later one, and says who needs longer", async () => {
		const later = { id: "k7", start: "2026-11-30T09:00:00Z", roomName: "Angio 1", version: 0 };
		const { user, onOpen } = open(() =>
			HttpResponse.json([{ ...novak, minutes: 90, fits: false, booking: later }] satisfies unknown[]),
		);
		expect(await screen.findByText("Needs 90 min: longer than the gap")).toBeVisible();
		await user.click(screen.getByRole("button", { name: /^Booked Mon 30 Nov 2026, 09:00/ }));
		expect(onOpen).toHaveBeenCalledWith("k7", "2026-11-30");
	});
});

describe("the add-on places", () => {
	const free: AddOnResponse = {
		start: at("15:00"),
		end: at("15:55"),
		room: ANGIO_2,
		operator: OBI,
		equipment: [],
		harm: 0,
		moves: [],
		reasons: [{ code: "FREE", text: "Nobody has to move.", tone: "GOOD" }],
	};
	const harmful: AddOnResponse = {
		...free,
		start: at("09:00"),
		end: at("09:55"),
		harm: 4,
		moves: [
			{
				bookingId: "k1",
				version: 3,
				patient: patient("Sato"),
				from: at("09:00"),
				to: {
					start: at("16:00"),
					end: at("17:00"),
					room: ANGIO_2,
					operator: OBI,
					equipment: [],
				},
			},
		],
	};
	const open = (answer: () => Response | Promise<Response>) => {
		const onBook = vi.fn();
		const onOpen = vi.fn();
		server.use(http.get("*/api/episodes/:id/add-on", answer));
		const ui = renderUi(
			<AddOn episodeId="e-Novak" date={DATE} board={day} onOpen={onOpen} onBook={onBook} onClose={() => {}} />,
		);
		return { onBook, onOpen, ...ui };
	};

	it("names for whom and for which day while it is looking", () => {
		open(() => new Promise(() => {}));
		expect(screen.getByText("Novak, Kim, Mon 23 Nov 2026")).toBeVisible();
		expect(screen.getByRole("status", { name: "Loading" })).toBeVisible();
	});

	it("says that the day has none", async () => {
		open(() => HttpResponse.json([]));
		expect(await screen.findByText("No place on this day")).toBeVisible();
	});

	it("says that the day is over", async () => {
		open(overDay);
		expect(await screen.findByRole("alert")).toHaveTextContent("This day is over.");
	});

	it("hands over a free place", async () => {
		const { user, onBook } = open(() => HttpResponse.json([free]));
		await user.click(await screen.findByRole("button", { name: "Book at 15:00–15:55, Angio 2" }));
		expect(onBook).toHaveBeenCalledWith("e-Novak", expect.objectContaining({ start: at("15:00"), minutes: 55 }));
	});

	it("lets nobody be booked where somebody has to move first, and moves by hand", async () => {
		const sent = moves();
		const { user } = open(() => HttpResponse.json([harmful]));
		expect(await screen.findByRole("button", { name: "Book at 09:00–09:55, Angio 2" })).toBeDisabled();
		await user.click(screen.getByRole("button", { name: "Move Sato, Kim" }));
		await waitFor(() => expect(sent).toHaveLength(1));
		expect(sent[0]).toMatchObject({
			id: "k1",
			version: '"3"',
			body: { start: at("16:00"), minutes: 60, roomId: "a2" },
		});
	});

	it("says at the booking why it could not be moved", async () => {
		moves(() => refusal(412, {}));
		const { user } = open(() => HttpResponse.json([harmful]));
		await user.click(await screen.findByRole("button", { name: "Move Sato, Kim" }));
		expect(await screen.findByRole("alert")).toHaveTextContent("Somebody else changed this booking");
	});
});

describe("those whom an absence hits", () => {
	const hit: AffectedResponse = {
		bookingId: "k1",
		version: 3,
		episodeId: "e1",
		patient: patient("Sato"),
		start: at("09:00"),
		end: at("10:00"),
		status: "CONFIRMED",
		levels: ["L1"],
		roomName: "Angio 1",
		operatorName: "Dr Tanaka",
		cause: "Dr Tanaka: Away",
		proposal: {
			rank: 1,
			start: at("11:00"),
			end: at("12:00"),
			room: ANGIO_2,
			operator: OBI,
			equipment: [],
			reasons: [{ code: "DAYS_LATER", text: "The same day.", tone: "GOOD" }],
		},
	};
	const { proposal: _, ...hopeless } = { ...hit, bookingId: "k2", patient: patient("Grant") };
	const open = (answer: () => Response | Promise<Response>, mayMove = true) => {
		const onOpen = vi.fn();
		server.use(http.get("*/api/resources/:id/affected", answer));
		const panel = (
			<Affected
				resourceId="tanaka"
				from={DATE}
				to={DATE}
				board={day}
				mayMove={mayMove}
				onOpen={onOpen}
				onClose={() => {}}
			/>
		);
		return { onOpen, ...renderUi(panel) };
	};

	it("names who is away while it is looking", () => {
		open(() => new Promise(() => {}));
		expect(screen.getByRole("heading", { name: "Needs another place: Dr Tanaka" })).toBeVisible();
		expect(screen.getByRole("status", { name: "Loading" })).toBeVisible();
	});

	it("says that nobody is hit", async () => {
		open(() => HttpResponse.json([]));
		expect(await screen.findByText("Nobody is affected")).toBeVisible();
	});

	it("says why these days cannot be shown", async () => {
		open(overDay);
		expect(await screen.findByRole("alert")).toHaveTextContent("These days cannot be shown.");
	});

	it("moves one to its proposal with one click and keeps it in the list as done", async () => {
		const sent = moves();
		const { user } = open(() => HttpResponse.json(sent.length === 0 ? [hit, hopeless] : [hopeless]));
		expect(await screen.findByText("2 bookings to move")).toBeVisible();
		expect(screen.getByText("Proposed: Mon 23 Nov 2026, 11:00, Angio 2, Dr Obi")).toBeVisible();
		expect(screen.getByText("No other place found within two months.")).toBeVisible();
		await user.click(screen.getByRole("button", { name: "Move Sato, Kim" }));
		expect(await screen.findByText("1 booking to move · 1 moved")).toBeVisible();
		expect(sent[0]).toMatchObject({ id: "k1", version: '"3"', body: { reason: "Dr Tanaka: Away", operatorId: "obi" } });
	});

	it("says at the booking what stands in the way, and lets it be tried again", async () => {
		const blocker = { resourceId: "a2", kind: "ROOM", name: "Angio 2", start: at("11:00"), end: at("12:00") };
		moves(() =>
			refusal(409, { type: "/problems/booking-conflict", blockers: [{ ...blocker, reason: "booked for Grant, Kim" }] }),
		);
		const { user } = open(() => HttpResponse.json([hit]));
		await user.click(await screen.findByRole("button", { name: "Move Sato, Kim" }));
		expect(await screen.findByRole("alert")).toHaveTextContent("Angio 2: booked for Grant, Kim");
		expect(screen.getByRole("button", { name: "Move Sato, Kim" })).toBeEnabled();
	});

	it("offers no move to who may not book", async () => {
		open(() => HttpResponse.json([hit]), false);
		expect(await screen.findByText("1 booking to move")).toBeVisible();
		expect(screen.queryByRole("button", { name: "Move Sato, Kim" })).toBeNull();
	});
});
