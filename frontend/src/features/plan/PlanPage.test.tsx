import {
	createMemoryHistory,
	createRootRoute,
	createRoute,
	createRouter,
	RouterProvider,
} from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { PlanResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { PlanPage, type PlanSearch } from "./PlanPage";

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: what the server sets; the test's window has no cookie store
	document.cookie = "XSRF-TOKEN=token";
});

const ID = "9f0c3a52-6a3e-4d52-a43e-2f7f6d7b9a10";
const BOOKING = "1f0c3a52-6a3e-4d52-a43e-2f7f6d7b9a11";

const PLAN: PlanResponse = {
	id: ID,
	version: 3,
	from: "2031-03-03",
	to: "2031-03-03",
	includeWaiting: false,
	timeZone: "Europe/Dublin",
	state: "READY",
	progress: { startedAt: "2031-03-01T08:00:00Z", elapsedSeconds: 4, startCost: 900, bestCost: 400 },
	terms: [{ term: "IDLE", amountBefore: 205, amountAfter: 0, costBefore: 615, costAfter: 0 }],
	unplacedBefore: 0,
	unplacedAfter: 0,
	placements: [
		{
			id: "p1",
			episodeId: "e1",
			bookingId: BOOKING,
			patient: {
				id: "a",
				mrn: "1",
				familyName: "Whitaker",
				givenName: "Joan",
				birthDate: "1948-05-03",
				sex: "FEMALE",
			},
			change: "OTHER_TIME",
			minutes: 45,
			from: { start: "2031-03-03T13:00:00Z", roomId: "r1", roomName: "Angio 1" },
			to: { start: "2031-03-03T09:45:00Z", roomId: "r1", roomName: "Angio 1" },
			operatorName: "Dr Reed",
			overtimeMinutes: 0,
			movable: true,
			pinned: false,
			reasons: [{ term: "IDLE", amount: -205, cost: -615 }],
			makesRoomFor: [],
		},
	],
	staleBookings: [],
	rulesSource: "Site choice",
	rulesVersion: "2026-11",
};

function answer(plan: PlanResponse) {
	return HttpResponse.json(plan, { headers: { ETag: `"${plan.version}"` } });
}

async function open(search: PlanSearch) {
	const root = createRootRoute();
	const page = createRoute({
		getParentRoute: () => root,
		path: "/plan",
		component: () => <PlanPage search={search} onSearch={() => undefined} />,
	});
	const episode = createRoute({ getParentRoute: () => root, path: "/episodes/$episodeId", component: () => null });
	const router = createRouter({
		routeTree: root.addChildren([page, episode]),
		history: createMemoryHistory({ initialEntries: ["/plan"] }),
	});
	const view = renderUi(<RouterProvider router={router as never} />);
	await screen.findByRole("heading", { level: 1, name: "Day plan" });
	return view;
}

describe("a draft", () => {
	it("shows from, to and why, and publishes with the version it was read in", async () => {
		const sent: (string | null)[] = [];
		server.use(
			http.get("*/api/plans/:id", () => answer(PLAN)),
			http.post("*/api/plans/:id/publication", ({ request }) => {
				sent.push(request.headers.get("If-Match"));
				const [placement] = PLAN.placements;
				return HttpResponse.json({
					plan: { ...PLAN, state: "PUBLISHED" },
					affected: [
						{
							bookingId: BOOKING,
							episodeId: "e1",
							patient: placement?.patient,
							phone: "01 555 0100",
							from: placement?.from,
							to: placement?.to,
						},
					],
				});
			}),
		);
		const { user } = await open({ from: "2031-03-03", draft: ID });
		const row = await screen.findByRole("row", { name: /Whitaker, Joan/ });
		expect(within(row).getByText("Idle gaps in rooms: 205 min less")).toBeInTheDocument();
		expect(within(row).getByText("Other time")).toBeInTheDocument();

		await user.click(screen.getByRole("button", { name: "Publish" }));
		const dialog = await screen.findByRole("dialog");
		expect(within(dialog).getByText("One patient must be told of a time:")).toBeInTheDocument();
		await user.click(within(dialog).getByRole("button", { name: "Publish the plan" }));

		expect(await screen.findByText("01 555 0100")).toBeInTheDocument();
		expect(sent).toEqual(['"3"']);
	});

	it("that is out of date says so and cannot be published", async () => {
		server.use(http.get("*/api/plans/:id", () => answer({ ...PLAN, state: "STALE", staleBookings: [BOOKING] })));
		await open({ from: "2031-03-03", draft: ID });
		expect(await screen.findByText(/One booking was changed by somebody/)).toBeInTheDocument();
		expect(screen.getByRole("button", { name: "Publish" })).toBeDisabled();
	});

	it("asks why treating beyond working hours is acceptable", async () => {
		const late = PLAN.placements.map((placement) => ({ ...placement, overtimeMinutes: 20 }));
		server.use(http.get("*/api/plans/:id", () => answer({ ...PLAN, placements: late })));
		const { user } = await open({ from: "2031-03-03", draft: ID });
		await user.click(await screen.findByRole("button", { name: "Publish" }));
		const dialog = await screen.findByRole("dialog");
		await user.click(within(dialog).getByRole("button", { name: "Publish the plan" }));
		expect(within(dialog).getByText("Needed: this plan goes beyond working hours.")).toBeInTheDocument();
	});

	it("keeps a place when told to", async () => {
		const bodies: unknown[] = [];
		server.use(
			http.get("*/api/plans/:id", () => answer(PLAN)),
			http.put("*/api/plans/:id/pins", async ({ request }) => {
				bodies.push(await request.json());
				return answer({
					...PLAN,
					version: 4,
					placements: PLAN.placements.map((placement) => ({ ...placement, pinned: true })),
				});
			}),
		);
		const { user } = await open({ from: "2031-03-03", draft: ID });
		await user.click(await screen.findByRole("checkbox", { name: "Keep the place of Whitaker, Joan" }));
		await waitFor(() => expect(bodies).toEqual([{ bookingIds: [BOOKING] }]));
		expect(await screen.findByText(/work the plan out again before publishing/)).toBeInTheDocument();
	});

	it("that is being worked out shows the best cost so far and can be stopped", async () => {
		server.use(http.get("*/api/plans/:id", () => answer({ ...PLAN, state: "SOLVING", placements: [] })));
		await open({ from: "2031-03-03", draft: ID });
		expect(await screen.findByText("Best cost so far: 400")).toBeInTheDocument();
		expect(screen.getByRole("button", { name: "Stop and take the best so far" })).toBeEnabled();
	});
});

describe("days without a draft", () => {
	it("say that a plan changes nothing until it is published", async () => {
		server.use(http.get("*/api/plans", () => HttpResponse.json([])));
		await open({ from: "2031-03-03" });
		expect(await screen.findByText(/nothing moves in the calendar until you publish/)).toBeInTheDocument();
	});

	it("that cannot be loaded say so", async () => {
		server.use(http.get("*/api/plans", () => HttpResponse.json({ type: "about:blank", title: "x" }, { status: 500 })));
		await open({ from: "2031-03-03" });
		expect(await screen.findByRole("button", { name: "Try again" })).toBeInTheDocument();
	});
});
