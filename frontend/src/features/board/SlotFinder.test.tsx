import { configure, screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { describe, expect, it, vi } from "vitest";
import type { SlotResponse, SlotsResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { SlotFinder } from "./SlotFinder";
import { at, board, DATE } from "./testBoard";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

withServer();

const SLOT: SlotResponse = {
	rank: 1,
	start: at("09:00"),
	end: at("09:55"),
	room: { id: "a2", kind: "ROOM", name: "Angio 2" },
	operator: { id: "obi", kind: "OPERATOR", name: "Dr Obi" },
	sedationProvider: { id: "ortiz", kind: "SEDATION_PROVIDER", name: "Nurse Ortiz" },
	equipment: [],
	reasons: [{ code: "SOON", text: "The first day that is possible.", tone: "GOOD" }],
};
const FOUND: SlotsResponse = {
	episodeId: "e1",
	minutes: 55,
	durationBasis: { kind: "LEARNED", cases: 14, medianMinutes: 50, p90Minutes: 70, source: "logs", version: "1" },
	searchedFrom: DATE,
	searchedTo: "2026-12-23",
	timeZone: "Europe/Dublin",
	slots: [SLOT, { ...SLOT, rank: 2, start: at("10:00"), end: at("10:55") }],
	daysWithout: [{ date: "2026-11-24", code: "OPERATOR", reason: "Dr Obi on leave" }],
};

function open(answer: (query: URLSearchParams) => Response | Promise<Response>, episodeId: string | null = "e1") {
	const onPick = vi.fn();
	const asked: URLSearchParams[] = [];
	server.use(
		http.get("*/api/slots", ({ request }) => {
			const query = new URL(request.url).searchParams;
			asked.push(query);
			return answer(query);
		}),
	);
	const ui = renderUi(<SlotFinder board={board([])} episodeId={episodeId} onPick={onPick} onBack={() => {}} />);
	return { onPick, asked, ...ui };
}

describe("the slot finder", () => {
	it("asks first for whom, and then the server", () => {
		const { asked } = open(() => HttpResponse.json(FOUND), null);
		expect(screen.getByText(/^Choose the episode in the form first/)).toBeVisible();
		expect(asked).toEqual([]);
	});

	it("shows nothing as found while it is looking", () => {
		open(() => new Promise(() => {}));
		expect(screen.getByRole("heading", { name: "Find a slot" })).toBeVisible();
		expect(screen.getByRole("status", { name: "Loading" })).toBeVisible();
	});

	it("says what to widen when nothing is free, and why each day is not", async () => {
		const { user } = open(() => HttpResponse.json({ ...FOUND, slots: [] }));
		expect(await screen.findByText("No free time found")).toBeVisible();
		await user.click(screen.getByText("1 day without a free time"));
		expect(screen.getByText("Dr Obi on leave")).toBeVisible();
	});

	it("says a refusal at the field that caused it", async () => {
		open(() =>
			HttpResponse.json(
				{
					type: "/problems/slots-refused",
					title: "Refused",
					status: 422,
					detail: "Nothing was searched.",
					errors: [{ pointer: "/from", message: "Choose a first day up to 22 May 2027." }],
				},
				{ status: 422, headers: { "Content-Type": "application/problem+json" } },
			),
		);
		expect(await screen.findByRole("alert")).toHaveTextContent("Nothing was searched.");
		expect(screen.getByLabelText("Not before")).toHaveAccessibleDescription("Choose a first day up to 22 May 2027.");
	});

	it("says how long it takes and from what, and hands over the time that is picked by keyboard", async () => {
		const { user, onPick } = open(() => HttpResponse.json(FOUND));
		expect(await screen.findByText(/55 min, learned from 14 cases/)).toBeVisible();
		const times = within(screen.getByRole("list", { name: "Free times" }));
		times.getByRole("button", { name: "Mon 23 Nov 2026, 09:00–09:55, Angio 2, Dr Obi" }).focus();
		await user.keyboard("{ArrowDown}{Enter}");
		expect(onPick).toHaveBeenCalledWith(FOUND.slots[1]);
	});

	it("searches again with every wish", async () => {
		const { user, asked } = open(() => HttpResponse.json(FOUND));
		await user.click(await screen.findByText("Morning"));
		await user.click(screen.getByText("Fri"));
		await user.click(screen.getByText("Mon"));
		await waitFor(() => expect(asked.at(-1)?.get("weekdays")).toBe("MONDAY,FRIDAY"));
		expect(asked.at(-1)?.get("part")).toBe("MORNING");
		expect(asked.at(-1)?.get("episodeId")).toBe("e1");
	});
});
