import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, it } from "vitest";
import type { MergeRequest, PatientResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { MergePatient } from "./MergePatient";

withServer();
// They outlive the page they were shown on.
afterEach(() => notifications.clean());

const patient = {
	id: "p1",
	version: 2,
	mrn: "4047713",
	familyName: "Whitaker",
	givenName: "Joan",
	birthDate: "1948-05-03",
} as PatientResponse;

const row = (id: string, mrn: string) => ({
	id,
	mrn,
	familyName: "Whitaker",
	givenName: "Joan",
	birthDate: "1948-05-03",
	sex: "FEMALE",
	deceased: false,
});

it("offers every record but its own and sends the version it was read on", async () => {
	const sent: { ifMatch: string | null; body: MergeRequest }[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/patients", () =>
			HttpResponse.json({
				items: [row("p1", "4047713"), row("p2", "99"), { ...row("p3", "98"), mergedInto: "p2" }],
				page: 0,
				size: 8,
				total: 3,
			}),
		),
		http.post("*/api/patients/p1/merge", async ({ request }) => {
			sent.push({ ifMatch: request.headers.get("If-Match"), body: (await request.json()) as MergeRequest });
			return HttpResponse.json({ id: "m1", rowCount: 3 });
		}),
	);
	const { user } = renderUi(<MergePatient loaded={{ data: patient, etag: '"2"' }} />);
	await user.click(screen.getByRole("button", { name: "Merge" }));
	const dialog = within(await screen.findByRole("dialog"));
	expect(await dialog.findAllByRole("radio")).toHaveLength(1);
	await user.click(dialog.getByRole("button", { name: "Merge the records" }));
	expect(dialog.getByText("Choose the other record")).toBeVisible();
	expect(sent).toEqual([]);
	await user.click(dialog.getByRole("radio"));
	await user.type(dialog.getByLabelText(/Why they are the same person/), "Same phone");
	await user.click(dialog.getByRole("button", { name: "Merge the records" }));
	expect(await screen.findByText("Merged: 3 entries moved")).toBeInTheDocument();
	expect(sent).toEqual([{ ifMatch: '"2"', body: { otherId: "p2", reason: "Same phone" } }]);
});
