import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { LegalHoldResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import "@/i18n/admin";
import "@/i18n/operations";
import { LegalHolds } from "./LegalHolds";

const HOLD: LegalHoldResponse = {
	id: "h1",
	version: 0,
	patientId: "0b1c2d3e-0000-4000-8000-000000000001",
	reason: "District court, 26-CV-1140",
	by: "A. Admin",
	since: "2026-11-23T09:00:00Z",
};

withServer();

function standing(holds: LegalHoldResponse[]) {
	server.use(http.get("*/api/operations/legal-holds", () => HttpResponse.json(holds)));
}

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

describe("legal holds", () => {
	it("says that no record is held", async () => {
		standing([]);
		renderUi(<LegalHolds />);
		expect(await screen.findByText("No record is held.")).toBeVisible();
	});

	it("holds a record by its number and puts a refusal at its field", async () => {
		const sent: unknown[] = [];
		standing([]);
		server.use(
			http.post("*/api/operations/legal-holds", async ({ request }) => {
				sent.push(await request.json());
				return HttpResponse.json(
					{
						type: "urn:spineline:record-number-unknown",
						title: "Refused",
						status: 422,
						errors: [{ pointer: "/recordNumber", message: "No record has this number." }],
					},
					{ status: 422, headers: { "Content-Type": "application/problem+json" } },
				);
			}),
		);
		renderUi(<LegalHolds />);
		const number = await screen.findByLabelText("Record number");
		await userEvent.type(number, "MRN-1");
		await userEvent.type(screen.getByLabelText("Who asked for it, and under which reference"), "District court");
		await userEvent.click(screen.getByRole("button", { name: "Hold this record" }));
		expect(await screen.findByText("No record has this number.")).toBeVisible();
		expect(number).toHaveAccessibleDescription("No record has this number.");
		expect(sent).toEqual([{ recordNumber: "MRN-1", reason: "District court" }]);
	});

	it("lifts a hold with a reason, on the version that was seen", async () => {
		const sent: { body: unknown; version: string | null }[] = [];
		standing([HOLD]);
		server.use(
			http.post("*/api/operations/legal-holds/h1/lift", async ({ request }) => {
				sent.push({ body: await request.json(), version: request.headers.get("If-Match") });
				return HttpResponse.json({ ...HOLD, version: 1, liftedAt: "2026-11-24T09:00:00Z" });
			}),
		);
		renderUi(<LegalHolds />);
		await userEvent.click(await screen.findByRole("button", { name: "Lift the hold of record 0b1c2d3e" }));
		await userEvent.type(screen.getByLabelText("Why it need not be kept any longer"), "The case was closed");
		await userEvent.click(screen.getByRole("button", { name: "Lift the hold" }));
		await expect.poll(() => sent).toEqual([{ body: { reason: "The case was closed" }, version: '"0"' }]);
	});

	it("keeps showing who lifted one, and why", async () => {
		standing([
			{ ...HOLD, version: 1, liftedAt: "2026-11-24T09:00:00Z", liftedBy: "B. Admin", liftReason: "Case closed" },
		]);
		renderUi(<LegalHolds />);
		const table = await screen.findByRole("table");
		expect(within(table).getByText(/Lifted by B\. Admin.*Case closed/)).toBeVisible();
		expect(within(table).queryByRole("button")).toBeNull();
	});
});
