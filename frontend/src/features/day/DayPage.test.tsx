import {
	createMemoryHistory,
	createRootRoute,
	createRoute,
	createRouter,
	RouterProvider,
} from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import type { ReactElement } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import type { CaseOfDay, DayView, TimeOutSheet as Sheet, Wallboard } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { DayPage } from "./DayPage";
import { TimeOutSheet } from "./TimeOutSheet";
import { WallboardPage } from "./WallboardPage";
import { basisWords, delayWords, elapsed, finishWords, nearest } from "./words";

withServer();

const BOOKING = "1f0c3a52-6a3e-4d52-a43e-2f7f6d7b9a11";
const STEPS = `*/api/bookings/${BOOKING}/milestones`;

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: what the server sets; the test's window has no cookie store
	document.cookie = "XSRF-TOKEN=token";
});

const CASE: CaseOfDay = {
	bookingId: BOOKING,
	episodeId: "e1",
	patient: { id: "p1", mrn: "M-1", familyName: "Sato", givenName: "Michiko", birthDate: "1948-05-03" },
	start: "2026-11-24T09:00:00Z",
	end: "2026-11-24T10:00:00Z",
	operatorName: "Dr. Reed",
	status: "ARRIVED",
	technique: "VERTEBROPLASTY",
	levels: ["L1"],
	sedationProtocolCode: "MODERATE",
	milestone: "ARRIVED",
	since: "2026-11-24T08:30:00Z",
	next: ["PRE_CHECK", "IN_ROOM"],
	skipped: [],
	outOfOrder: false,
	steps: [{ milestone: "ARRIVED", at: "2026-11-24T08:30:00Z", version: 0, recordedBy: "Nora Nurse" }],
	stoppedAt: "TIME_OUT",
	openGates: [{ code: "CONSENT", label: "Consent", status: "NOT_RECORDED", reason: "Nobody has signed." }],
	finish: {
		at: "2026-11-24T09:50:00Z",
		late: "2026-11-24T10:20:00Z",
		over: false,
		minutes: 50,
		p90Minutes: 80,
		cases: 21,
		source: "21 cases",
	},
	expectedStart: "2026-11-24T09:00:00Z",
	delayMinutes: 12,
	lateDelayMinutes: 40,
};

const DAY: DayView = {
	date: "2026-11-24",
	timeZone: "Europe/Dublin",
	now: "2026-11-24T08:45:00Z",
	rooms: [{ roomId: "r1", roomName: "Angio 1", cases: [CASE] }],
};

function open(page: ReactElement) {
	const root = createRootRoute();
	const routes = ["/", "/day", "/day/$bookingId", "/wallboard"].map((path) =>
		createRoute({ getParentRoute: () => root, path, component: () => (path === "/" ? page : null) }),
	);
	const router = createRouter({
		routeTree: root.addChildren(routes),
		history: createMemoryHistory({ initialEntries: ["/"] }),
	});
	return renderUi(<RouterProvider router={router as never} />);
}

describe("the day", () => {
	it("says of a room who is there, what comes next, when it ends and what is not met", async () => {
		server.use(http.get("*/api/day", () => HttpResponse.json(DAY)));
		open(<DayPage date="2026-11-24" onDate={() => {}} />);

		const room = await screen.findByRole("article", { name: "Angio 1" });
		expect(within(room).getByText("Sato, Michiko")).toBeInTheDocument();
		expect(within(room).getByText("Next: Pre-check → In room")).toBeInTheDocument();
		expect(within(room).getByText("09:50–10:20")).toBeInTheDocument();
		expect(within(room).getByText("12 min late, up to 40")).toBeInTheDocument();
		expect(within(room).getByText("Stops at Time-out")).toBeInTheDocument();
		expect(within(room).getByText("Not met: Consent")).toBeInTheDocument();
	});

	it("records a step by one tap and takes it back", async () => {
		const sent: unknown[] = [];
		server.use(
			http.get("*/api/day", () => HttpResponse.json(DAY)),
			http.post(STEPS, async ({ request }) => {
				sent.push(await request.json());
				const steps = [...CASE.steps, { milestone: "IN_ROOM", at: DAY.now, version: 0, recordedBy: "Nora Nurse" }];
				return HttpResponse.json({ ...CASE, roomName: "Angio 1", steps, corrections: [] });
			}),
			http.delete(`${STEPS}/IN_ROOM`, ({ request }) => {
				sent.push(request.headers.get("If-Match"));
				return new HttpResponse(null, { status: 204 });
			}),
		);
		const { user } = open(<DayPage date="2026-11-24" onDate={() => {}} />);

		await user.click(await screen.findByRole("button", { name: /Steps of Sato/ }));
		await user.click(await screen.findByRole("button", { name: "In room: Now" }));
		await screen.findByText("In room recorded for Sato, Michiko");
		await user.click(screen.getByRole("button", { name: "Undo" }));

		await waitFor(() => expect(sent).toEqual([{ milestone: "IN_ROOM" }, '"0"']));
	});

	it("shows the gates that stop a step in the server's words", async () => {
		server.use(
			http.get("*/api/day", () => HttpResponse.json(DAY)),
			http.post(STEPS, () =>
				HttpResponse.json(
					{ type: "/problems/gates-open", title: "Conflict", status: 409, detail: "Not met before sedation: Consent." },
					{ status: 409 },
				),
			),
		);
		const { user } = open(<DayPage date="2026-11-24" onDate={() => {}} />);

		await user.click(await screen.findByRole("button", { name: /Steps of Sato/ }));
		await user.click(await screen.findByRole("button", { name: "Sedation: Now" }));

		expect(await screen.findByText("Not met before sedation: Consent.")).toBeInTheDocument();
	});

	it("asks why before a time is corrected", async () => {
		const sent: unknown[] = [];
		server.use(
			http.get("*/api/day", () => HttpResponse.json(DAY)),
			http.put(`${STEPS}/ARRIVED`, async ({ request }) => {
				sent.push(await request.json());
				return HttpResponse.json({ ...CASE, roomName: "Angio 1", corrections: [] });
			}),
		);
		const { user } = open(<DayPage date="2026-11-24" onDate={() => {}} />);

		await user.click(await screen.findByRole("button", { name: /Steps of Sato/ }));
		await user.click(await screen.findByRole("button", { name: "Correct Arrived" }));
		await user.click(screen.getByRole("button", { name: "Save the correction" }));
		expect(await screen.findByText("Say why the time was wrong.")).toBeInTheDocument();
		expect(sent).toEqual([]);
		await user.type(screen.getByRole("textbox", { name: "Why" }), "Clock was wrong");
		await user.click(screen.getByRole("button", { name: "Save the correction" }));

		await waitFor(() =>
			expect(sent).toEqual([{ at: "2026-11-24T08:30:00.000Z", reason: "Clock was wrong", also: [] }]),
		);
	});

	it("says so when nothing is booked", async () => {
		server.use(http.get("*/api/day", () => HttpResponse.json({ ...DAY, rooms: [] })));
		open(<DayPage date="2026-11-24" onDate={() => {}} />);

		expect(await screen.findByText("Nothing is booked on this day")).toBeInTheDocument();
	});
});

describe("the time-out", () => {
	const SHEET: Sheet = {
		patient: CASE.patient,
		technique: "VERTEBROPLASTY",
		levels: ["L1"],
		lines: [
			{ with: "BOOKING", agreement: "AGREES", technique: "VERTEBROPLASTY", levels: ["L1"], says: "Booked: L1." },
			{ with: "CONSENT", agreement: "DIFFERS", levels: ["L2"], says: "Signed for L2." },
			{ with: "IMAGING", agreement: "NOT_RECORDED", levels: [], says: "No findings by level are recorded." },
		],
		openGates: [],
	};

	it("asks for a word at each difference and puts the server's refusals at their fields", async () => {
		const sent: unknown[] = [];
		server.use(
			http.get(`*/api/bookings/${BOOKING}/time-out`, () => HttpResponse.json(SHEET)),
			http.post(`*/api/bookings/${BOOKING}/time-out`, async ({ request }) => {
				sent.push(await request.json());
				return HttpResponse.json(
					{
						type: "/problems/time-out-refused",
						title: "Unprocessable",
						status: 422,
						errors: [{ pointer: "/secondName", message: "Two different people confirm." }],
					},
					{ status: 422 },
				);
			}),
		);
		const { user } = open(<TimeOutSheet bookingId={BOOKING} />);

		await user.type(await screen.findByRole("textbox", { name: /Consent: Why go on/ }), "Asked again");
		expect(screen.queryByRole("textbox", { name: /Booking: Why go on/ })).not.toBeInTheDocument();
		expect(screen.getAllByText("Not recorded")).toHaveLength(1);
		await user.click(screen.getByRole("button", { name: "Confirm the time-out" }));

		expect(await screen.findByText("Two different people confirm.")).toBeInTheDocument();
		expect(sent[0]).toMatchObject({ consentJustification: "Asked again", patientConfirmed: false, levels: ["L1"] });
	});
});

describe("the wall", () => {
	it("shows initials, room and step", async () => {
		const wall: Wallboard = {
			date: "2026-11-24",
			timeZone: "Europe/Dublin",
			now: DAY.now,
			cases: [
				{
					initials: "MS",
					roomName: "Angio 1",
					start: CASE.start,
					milestone: "IN_ROOM",
					since: "2026-11-24T08:30:00Z",
				},
			],
		};
		server.use(http.get("*/api/wallboard", () => HttpResponse.json(wall)));
		open(<WallboardPage />);

		expect(await screen.findByText("MS")).toBeInTheDocument();
		expect(screen.getByText("Angio 1")).toBeInTheDocument();
		expect(screen.getByText(/In room/)).toBeInTheDocument();
	});
});

describe("words", () => {
	it("count elapsed time in whole minutes and never below none", () => {
		expect(elapsed("2026-11-24T08:00:00Z", "2026-11-24T08:59:59Z")).toBe("0:59");
		expect(elapsed("2026-11-24T08:00:00Z", "2026-11-24T10:05:00Z")).toBe("2:05");
		expect(elapsed("2026-11-24T08:00:00Z", "2026-11-24T07:00:00Z")).toBe("0:00");
	});

	it("take a corrected time for the nearest one, over midnight too", () => {
		const past = "2026-11-24T00:10:00Z";
		expect(nearest(23 * 60 + 50, past, "Europe/Dublin")).toBe("2026-11-23T23:50:00.000Z");
		expect(nearest(5, past, "Europe/Dublin")).toBe("2026-11-24T00:05:00.000Z");
		expect(nearest(5, "2026-11-23T23:50:00Z", "Europe/Dublin")).toBe("2026-11-24T00:05:00.000Z");
	});

	it("say where the band comes from and leave out what is not known", () => {
		const {
			late: _,
			p90Minutes: __,
			cases: ___,
			...configured
		} = CASE.finish as Required<NonNullable<CaseOfDay["finish"]>>;
		expect(finishWords(configured, "Europe/Dublin")).toBe("about 09:50");
		expect(basisWords(configured)).toBe("50 min as configured; too few cases are logged");
		expect(finishWords({ ...configured, over: true }, "Europe/Dublin")).toBe("left at 09:50");
		const { lateDelayMinutes: ____, ...known } = CASE;
		expect(delayWords(known)).toBe("12 min late");
	});
});
