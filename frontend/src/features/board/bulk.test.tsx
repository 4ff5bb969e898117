import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { BulkBar } from "./BulkBar";
import { atSameTime } from "./bulk";
import { at, booking } from "./testBoard";

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

const sato = booking("Sato", "09:00", "10:00");
const grant = booking("Grant", "11:00", "12:00");
const done = booking("Okafor", "08:00", "08:30", { status: "COMPLETED" });

function bar() {
	const onDone = vi.fn<() => void>();
	const onKeep = vi.fn<(chosen: ReadonlySet<string>) => void>();
	return {
		...renderUi(<BulkBar bookings={[sato, grant, done]} away={0} onDone={onDone} onKeep={onKeep} />),
		onDone,
		onKeep,
	};
}

describe("several at once", () => {
	it("each goes by itself; what fails is named with why, and stays selected", async () => {
		const sent: string[] = [];
		server.use(
			http.post("*/api/bookings/:id/progress", ({ params, request }) => {
				sent.push(`${String(params["id"])} ${request.headers.get("If-Match") ?? ""}`);
				return params["id"] === "b-Sato"
					? HttpResponse.json({ id: "b-Sato" }, { headers: { ETag: '"4"' } })
					: HttpResponse.json(
							{ type: "/problems/stale", title: "Changed", status: 412 },
							{ status: 412, headers: { "Content-Type": "application/problem+json" } },
						);
			}),
		);
		const { user, onKeep } = bar();
		await user.click(screen.getByRole("button", { name: "Confirm" }));
		const result = await screen.findByRole("list", { name: "Result" });
		expect(
			within(result)
				.getAllByRole("listitem")
				.map(({ textContent }) => textContent),
		).toEqual([
			expect.stringMatching(/^Grant.*Not done: Somebody else changed this booking/),
			expect.stringMatching(/^Okafor.*Not done: has gone on too far/),
			expect.stringMatching(/^Sato.*Confirmed$/),
		]);
		expect(screen.getByText("1 of 3 done")).toBeInTheDocument();
		expect(sent).toEqual(['b-Sato "3"', 'b-Grant "3"']);
		await user.click(screen.getByRole("button", { name: "Done" }));
		expect(onKeep.mock.calls).toEqual([[new Set(["b-Grant", "b-Okafor"])]]);
	});

	it("are not cancelled without a reason", async () => {
		const bodies: unknown[] = [];
		server.use(
			http.post("*/api/bookings/:id/cancellation", async ({ request }) => {
				bodies.push(await request.json());
				return HttpResponse.json({}, { headers: { ETag: '"4"' } });
			}),
		);
		const { user } = bar();
		await user.click(screen.getByRole("button", { name: "Cancel with reason" }));
		const dialog = await screen.findByRole("dialog");
		await user.click(within(dialog).getByRole("button", { name: "Cancel 3 bookings" }));
		expect(await within(dialog).findByText("Choose why it is cancelled")).toBeInTheDocument();
		await user.click(within(dialog).getByRole("combobox", { name: "Reason" }));
		await user.click(await screen.findByRole("option", { name: "Operator not available" }));
		await user.click(within(dialog).getByRole("button", { name: "Cancel 3 bookings" }));
		await screen.findByText("2 of 3 done");
		expect(bodies).toEqual([{ reasonCode: "OPERATOR_UNAVAILABLE" }, { reasonCode: "OPERATOR_UNAVAILABLE" }]);
	});
});

describe("moving to another day", () => {
	it("keeps the time on the wall, also when the clocks have changed between", () => {
		expect(atSameTime({ start: at("09:00") }, "2026-11-26", "Europe/Dublin")).toBe("2026-11-26T09:00:00.000Z");
		expect(atSameTime({ start: "2026-10-23T08:00:00Z" }, "2026-10-26", "Europe/Dublin")).toBe(
			"2026-10-26T09:00:00.000Z",
		);
	});
});
