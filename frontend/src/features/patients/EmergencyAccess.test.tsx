import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, it } from "vitest";
import type { BreakGlassRequest } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { EmergencyBanner, OpenInEmergency } from "./EmergencyAccess";

withServer();
afterEach(() => notifications.clean());

const me = (...permissions: string[]) =>
	http.get("*/api/me", () =>
		HttpResponse.json({ id: "u1", username: "nurse", displayName: "Marta Silva", role: "NURSE", permissions }),
	);

it("opens a record only with a reason of fifteen letters or more", async () => {
	const sent: BreakGlassRequest[] = [];
	server.use(
		me("BREAK_GLASS"),
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.post("*/api/break-glass", async ({ request }) => {
			sent.push((await request.json()) as BreakGlassRequest);
			return HttpResponse.json({ id: "g1" });
		}),
	);
	const { user } = renderUi(<OpenInEmergency patientId="p1" />);
	await user.click(await screen.findByRole("button", { name: "Open in an emergency" }));
	const dialog = within(await screen.findByRole("dialog"));
	await user.click(dialog.getByRole("radio", { name: "Emergency care" }));
	await user.type(dialog.getByRole("textbox"), "fourteen chars");
	await user.click(dialog.getByRole("button", { name: "Open for 60 minutes" }));
	expect(sent).toEqual([]);
	await user.type(dialog.getByRole("textbox"), "!");
	await user.click(dialog.getByRole("button", { name: "Open for 60 minutes" }));
	expect(sent).toEqual([{ patientId: "p1", reasonCode: "EMERGENCY_CARE", text: "fourteen chars!" }]);
});

it("stays in sight while the access lasts, for this patient only", async () => {
	server.use(
		me("BREAK_GLASS"),
		http.get("*/api/break-glass/active", () =>
			HttpResponse.json([{ id: "g1", patientId: "p1", expiresAt: "2026-11-23T15:00:00Z" }]),
		),
	);
	renderUi(
		<>
			<EmergencyBanner patientId="p1" />
			<EmergencyBanner patientId="p2" />
		</>,
	);
	expect(await screen.findByRole("alert")).toHaveTextContent("Emergency access until");
	expect(screen.getAllByRole("alert")).toHaveLength(1);
});
