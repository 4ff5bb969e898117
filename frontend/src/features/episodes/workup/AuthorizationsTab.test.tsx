import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { afterEach, expect, it } from "vitest";
import type { AuthorizationCheck, AuthorizationRequest, AuthorizationResponse } from "@/api/schema";
import { episode, signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { AuthorizationsTab } from "./AuthorizationsTab";

withServer();
// They outlive the page they were shown on.
afterEach(() => notifications.clean());

const me = signedIn("SCHEDULER", "EPISODE_READ", "EPISODE_REFER");

const requested: AuthorizationResponse = {
	id: "a1",
	version: 4,
	payer: "Medicare",
	codes: ["22511"],
	levels: ["L1"],
	technique: "VERTEBROPLASTY",
	status: "REQUESTED",
	requestedOn: "2026-11-16",
};

function served(check: AuthorizationCheck) {
	const changes: { ifMatch: string | null; body: AuthorizationRequest }[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/me", () => HttpResponse.json(me)),
		http.get("*/api/episodes/e1/authorizations", () => HttpResponse.json([requested])),
		http.get("*/api/episodes/e1/authorizations/check", () => HttpResponse.json(check)),
		http.put("*/api/episodes/e1/authorizations/a1", async ({ request }) => {
			changes.push({
				ifMatch: request.headers.get("If-Match"),
				body: (await request.json()) as AuthorizationRequest,
			});
			return HttpResponse.json(requested);
		}),
	);
	return changes;
}

function show() {
	return renderUi(
		<Suspense>
			<AuthorizationsTab episode={episode} />
		</Suspense>,
	);
}

it("asks to re-check an authorization that names other levels", async () => {
	served({
		episodeId: "e1",
		state: "RECHECK",
		issues: [{ code: "authorization-other-levels", text: "It does not name L2, which is planned." }],
	});
	show();
	expect(await screen.findByText("Re-check authorization")).toBeVisible();
	expect(screen.getByText("It does not name L2, which is planned.")).toBeVisible();
});

it("saves what the payer answered on the version that was read", async () => {
	const changes = served({ episodeId: "e1", state: "AWAITING", issues: [] });
	const { user } = show();
	await user.click(await screen.findByRole("row", { name: /Medicare/ }));
	const dialog = within(await screen.findByRole("dialog"));
	expect(dialog.getByLabelText(/Procedure codes/)).toHaveValue("22511");
	await user.type(dialog.getByLabelText("Reference (UTN)"), "U-77");
	await user.click(dialog.getByRole("button", { name: "Save authorization" }));
	expect(await screen.findByText("Saved")).toBeInTheDocument();
	expect(changes[0]?.ifMatch).toBe('"4"');
	expect(changes[0]?.body).toMatchObject({ utn: "U-77", technique: "VERTEBROPLASTY", requestedOn: "2026-11-16" });
});
