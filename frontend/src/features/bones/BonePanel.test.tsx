import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { BoneHealth } from "@/api/schema";
import { signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { BonePanel } from "./BonePanel";

const BONES: BoneHealth = {
	patientId: "p1",
	gaps: [
		{
			id: "g1",
			version: 2,
			episodeId: "e1",
			kind: "VITAMIN_D",
			label: "Vitamin D",
			status: "OLD",
			open: true,
			overdue: true,
			procedureOn: "2026-11-23",
			dueOn: "2026-12-23",
			evidenceOn: "2026-01-10",
		},
	],
	records: [
		{
			id: "r1",
			version: 0,
			kind: "VITAMIN_D",
			performedOn: "2026-01-10",
			amount: 20,
			unit: "NG_ML",
			converted: 49.9,
			recordedBy: "Marta Silva",
			recordedAt: "2026-01-11T09:00:00Z",
		},
	],
};

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/me", () => HttpResponse.json(signedIn("NURSE", "FOLLOWUP_READ", "BONE_RECORD"))),
		http.get("*/api/patients/p1/bone-health", () => HttpResponse.json(BONES)),
	);
});

it("says what is missing, since when, and what was measured in both units", async () => {
	renderUi(<BonePanel patientId="p1" />);

	const gaps = await screen.findByRole("list", { name: "All questions" });
	expect(gaps).toHaveTextContent("Too old");
	expect(gaps).toHaveTextContent("overdue since 23 Dec 2026");
	expect(screen.getByRole("list", { name: "Recorded" })).toHaveTextContent("20 ng/mL (49.9 nmol/L)");
});

it("waives only with a reason, and sends the version that was seen", async () => {
	const sent: unknown[] = [];
	server.use(
		http.post("*/api/bone-gaps/g1/waiver", async ({ request }) => {
			sent.push(request.headers.get("If-Match"), await request.json());
			return HttpResponse.json(BONES.gaps[0]);
		}),
	);
	const { user } = renderUi(<BonePanel patientId="p1" />);
	const gaps = await screen.findByRole("list", { name: "All questions" });
	await user.click(within(gaps).getByRole("button", { name: "Waive" }));
	expect(within(gaps).getByText("Say why.")).toBeVisible();
	expect(sent).toEqual([]);

	await user.type(within(gaps).getByLabelText("Why Vitamin D is not needed"), "Palliative care");
	await user.click(within(gaps).getByRole("button", { name: "Waive" }));
	expect(await screen.findByText("Waived: Vitamin D")).toBeVisible();
	expect(sent).toEqual(['"2"', { reason: "Palliative care" }]);
});

it("tells what an entry still needs at the field", async () => {
	server.use(
		http.post("*/api/patients/p1/bone-health", () =>
			HttpResponse.json(
				{
					type: "/problems/bone-record-refused",
					title: "Refused",
					status: 422,
					errors: [{ pointer: "/site", message: "Say where the lowest T-score was measured." }],
				},
				{ status: 422 },
			),
		),
	);
	const { user } = renderUi(<BonePanel patientId="p1" />);
	await user.click(await screen.findByRole("button", { name: "Record" }));
	await user.type(screen.getByLabelText("Lowest T-score"), "-3.1");
	await user.click(screen.getByRole("button", { name: "Save" }));

	expect(await screen.findByText("Say where the lowest T-score was measured.")).toBeVisible();
	expect(screen.getByLabelText("Lowest T-score")).toHaveValue("-3.1");
});
