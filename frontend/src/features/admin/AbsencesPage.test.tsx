import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from "@tanstack/react-router";
import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { Absences, ClosureResponse, ResourceResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { AbsencesPage } from "./AbsencesPage";

const TANAKA: ResourceResponse = {
	id: "o1",
	version: 4,
	kind: "OPERATOR",
	name: "Dr Tanaka",
	active: true,
	hours: [],
};
const ANGIO: ResourceResponse = { ...TANAKA, id: "r1", kind: "ROOM", name: "Angio 1" };
const RETIRED: ResourceResponse = { ...ANGIO, id: "r0", name: "Angio 0", active: false };
const ABSENCES: Absences = {
	resourceVersion: 4,
	closures: [
		{
			id: "c1",
			start: "2026-12-01T09:00:00Z",
			end: "2026-12-01T17:00:00Z",
			kind: "SICK",
			reason: "Away",
		},
	],
	blocks: [
		{
			id: "b1",
			label: "Obi's list",
			ownerOperatorId: "o2",
			ownerName: "Dr Obi",
			start: "2026-12-08T08:00:00Z",
			end: "2026-12-08T12:00:00Z",
			releaseAt: "2026-12-01T08:00:00Z",
			seriesId: "s1",
			released: true,
		},
	],
};
const SICK: ClosureResponse = {
	closure: { id: "c2", start: "2026-12-02T00:00:00Z", end: "2026-12-03T00:00:00Z", kind: "SICK", reason: "Away" },
	resourceVersion: 5,
	affectedCount: 1,
	affected: [
		{
			bookingId: "k1",
			version: 0,
			episodeId: "e1",
			patient: {
				id: "p1",
				mrn: "1",
				familyName: "Moorland",
				givenName: "Mona",
				birthDate: "1948-05-03",
				sex: "FEMALE",
			},
			start: "2026-12-02T10:00:00Z",
			end: "2026-12-02T11:00:00Z",
			status: "BOOKED",
			levels: ["L1"],
			roomName: "Angio 1",
			operatorName: "Dr Tanaka",
			cause: "Dr Tanaka: Away",
		},
	],
};

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/resources", () => HttpResponse.json([TANAKA, ANGIO, RETIRED])),
		http.get("*/api/resources/:id/absences", () => HttpResponse.json(ABSENCES)),
	);
});

/** Links need a router; none of them is followed here. */
function open(resource: string | undefined) {
	const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
	const asked: (string | undefined)[] = [];
	const page = (
		<RouterContextProvider router={router as never}>
			<AbsencesPage search={{ resource }} onSearch={({ resource: id }) => asked.push(id)} />
		</RouterContextProvider>
	);
	return { asked, ...renderUi(page) };
}

describe("time off", () => {
	it("starts with a choice of what is in use, by kind", async () => {
		const { user, asked } = open(undefined);
		expect(await screen.findByText("Choose a room, person or thing")).toBeVisible();
		await user.click(screen.getByRole("combobox", { name: "Room, person or equipment" }));
		expect(screen.queryByRole("option", { name: "Angio 0" })).toBeNull();
		await user.click(await screen.findByRole("option", { name: "Angio 1" }));
		expect(asked).toEqual(["r1"]);
	});

	it("lists closures with their kind, and kept time with its owner and release", async () => {
		open("o1");
		expect(await screen.findByRole("row", { name: /1 Dec 2026, 09:00 .*1 Dec 2026, 17:00 Sick Away/ })).toBeVisible();
		expect(screen.getByRole("row", { name: /Obi's list Dr Obi Released .*1 Dec 2026, 08:00/ })).toBeVisible();
	});

	it("offers no sick day to a room", async () => {
		open("r1");
		expect(await screen.findByRole("button", { name: "Add closure" })).toBeVisible();
		expect(screen.queryByRole("button", { name: "Sick day" })).toBeNull();
	});

	it("names whom a sick day hits, each with the way to the board", async () => {
		let sent: unknown;
		server.use(
			http.post("*/api/resources/o1/sick-days", async ({ request }) => {
				sent = await request.json();
				return HttpResponse.json(SICK, { status: 201 });
			}),
		);
		const { user } = open("o1");
		await user.click(await screen.findByRole("button", { name: "Sick day" }));
		const dialog = within(await screen.findByRole("dialog", { name: "Sick day of Dr Tanaka" }));
		await user.click(dialog.getByRole("button", { name: "Close the day" }));
		expect(await screen.findByText("One booking is affected")).toBeVisible();
		expect(sent).toEqual({ date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
		expect(screen.getByRole("link", { name: "Open the booking of Moorland, Mona on the board" })).toHaveAttribute(
			"href",
			expect.stringContaining("booking=k1"),
		);
		// The day ends at midnight: the next one is not looked at.
		const href = screen.getByRole("link", { name: "Find a new place" }).getAttribute("href") ?? "";
		expect(Object.fromEntries(new URLSearchParams(href.split("?")[1]))).toEqual({
			date: "2026-12-02",
			affected: "o1",
			from: "2026-12-02",
			to: "2026-12-02",
		});
		await user.click(screen.getByRole("button", { name: "Done" }));
		expect(screen.queryByText("Moorland, Mona")).toBeNull();
	});

	it("says how many are hit to whoever may not know who", async () => {
		server.use(
			http.post("*/api/resources/o1/sick-days", () =>
				HttpResponse.json({ ...SICK, affectedCount: 3, affected: [] }, { status: 201 }),
			),
		);
		const { user } = open("o1");
		await user.click(await screen.findByRole("button", { name: "Sick day" }));
		await user.click(await screen.findByRole("button", { name: "Close the day" }));
		expect(await screen.findByText("3 bookings are affected")).toBeVisible();
		expect(screen.getByText("A scheduler can see who they are and move them.")).toBeVisible();
	});

	it("takes a closure back on the version that was seen", async () => {
		let version: string | null = null;
		server.use(
			http.delete("*/api/resources/o1/closures/c1", ({ request }) => {
				version = request.headers.get("If-Match");
				return new HttpResponse(null, { status: 204 });
			}),
		);
		const { user } = open("o1");
		await user.click(await screen.findByRole("button", { name: /^Take back the closure from/ }));
		await waitFor(() => expect(version).toBe('"4"'));
	});

	it("shows a refusal at the field that caused it", async () => {
		server.use(
			http.post("*/api/resources/o1/sick-days", () =>
				HttpResponse.json(
					{
						type: "/problems/absence-refused",
						title: "Refused",
						status: 422,
						detail: "Nothing was saved.",
						errors: [{ pointer: "/date", message: "Enter a day within a year from today." }],
					},
					{ status: 422, headers: { "Content-Type": "application/problem+json" } },
				),
			),
		);
		const { user } = open("o1");
		await user.click(await screen.findByRole("button", { name: "Sick day" }));
		await user.click(await screen.findByRole("button", { name: "Close the day" }));
		const form = within(await screen.findByRole("form", { name: "Sick day of Dr Tanaka" }));
		expect((await form.findAllByText("Enter a day within a year from today.")).length).toBeGreaterThan(1);
	});
});

describe("kept time", () => {
	it("asks for an operator or a service", async () => {
		const { user } = open("r1");
		await user.click(await screen.findByRole("button", { name: "Keep time" }));
		const dialog = within(await screen.findByRole("dialog", { name: "Keep time of Angio 1" }));
		await user.click(dialog.getByRole("button", { name: "Keep time" }));
		expect((await dialog.findAllByText("Choose the operator, or name the service")).length).toBeGreaterThan(0);
		await user.type(dialog.getByRole("textbox", { name: /Other service/ }), "Neurosurgery");
		await waitFor(() => expect(dialog.queryByText("Choose the operator, or name the service")).toBeNull());
	});

	it("is taken away for one week or for all that follow", async () => {
		const asked: string[] = [];
		server.use(
			http.delete("*/api/resources/r1/blocks/b1", ({ request }) => {
				asked.push(new URL(request.url).search);
				return new HttpResponse(null, { status: 204 });
			}),
		);
		const { user } = open("r1");
		await user.click(await screen.findByRole("button", { name: /^Take away Obi's list/ }));
		await user.click(await screen.findByRole("button", { name: "This and all later weeks" }));
		await waitFor(() => expect(asked).toEqual(["?series=true"]));
	});
});
