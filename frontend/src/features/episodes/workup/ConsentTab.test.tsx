import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { afterEach, expect, it } from "vitest";
import type { ConsentRequest, ConsentResponse, EpisodeResponse } from "@/api/schema";
import { episode as accepted, signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { ConsentTab } from "./ConsentTab";

withServer();
// They outlive the page they were shown on.
afterEach(() => notifications.clean());

const me = signedIn("NURSE", "WORKUP_READ", "CONSENT_RECORD");

const episode: EpisodeResponse = {
	...accepted,
	decision: {
		outcome: "ACCEPTED",
		levels: [
			{ level: "T12", approach: "BOTH" },
			{ level: "L1", approach: "LEFT" },
		],
		relativeContraindications: [],
		decidedBy: "Dr Tanaka",
		decidedAt: "2026-11-16T09:00:00Z",
	},
};

/** A server that refuses every version but its own. */
function consents(stored: ConsentResponse) {
	let current = stored;
	const seen: { ifMatch: string | null; body: ConsentRequest }[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/me", () => HttpResponse.json(me)),
		http.get("*/api/episodes/e1/consent", () => HttpResponse.json(current)),
		http.put("*/api/episodes/e1/consent", async ({ request }) => {
			const body = (await request.json()) as ConsentRequest;
			const ifMatch = request.headers.get("If-Match");
			seen.push({ ifMatch, body });
			if (ifMatch !== `"${current.version}"`) {
				return HttpResponse.json(
					{ type: "/problems/stale-version", title: "Changed meanwhile", status: 412 },
					{ status: 412 },
				);
			}
			current = { ...body, version: current.version + 1 };
			return HttpResponse.json(current);
		}),
	);
	return { seen, becomes: (next: ConsentResponse) => (current = next) };
}

function render() {
	return renderUi(
		<Suspense>
			<ConsentTab episode={episode} />
		</Suspense>,
	);
}

it("offers the planned levels and saves the first consent as version 0", async () => {
	const { seen } = consents({ version: 0, status: "NOT_ASKED", levels: [] });
	const { user } = render();
	await user.click(await screen.findByRole("button", { name: "Record consent" }));
	await user.click(await screen.findByRole("button", { name: "Save consent" }));
	expect(await screen.findByText("Consent saved")).toBeInTheDocument();
	expect(seen[0]?.ifMatch).toBe('"0"');
	expect(seen[0]?.body).toMatchObject({ status: "SIGNED", takenBy: "Marta Silva", levels: ["T12", "L1"] });
});

it("keeps the entries when somebody else was faster, and saves on the newest version", async () => {
	const { seen, becomes } = consents({ version: 0, status: "NOT_ASKED", levels: [] });
	const { user } = render();
	await user.click(await screen.findByRole("button", { name: "Record consent" }));
	const dialog = within(await screen.findByRole("dialog"));
	await user.clear(dialog.getByLabelText("Taken by"));
	await user.type(dialog.getByLabelText("Taken by"), "Dr Osei");
	becomes({ version: 1, status: "SIGNED", signedAt: "2026-11-20T10:00:00Z", levels: ["T12"] });
	await user.click(dialog.getByRole("button", { name: "Save consent" }));
	await user.click(await dialog.findByRole("button", { name: "Load the newest state" }));
	expect(await dialog.findByText(/The newest state is loaded/)).toBeInTheDocument();
	expect(dialog.getByLabelText("Taken by")).toHaveValue("Dr Osei");
	await user.click(dialog.getByRole("button", { name: "Save consent" }));
	expect(await screen.findByText("Consent saved")).toBeInTheDocument();
	expect(seen.map(({ ifMatch }) => ifMatch)).toEqual(['"0"', '"1"']);
});

it("says which planned level a signed consent leaves out", async () => {
	consents({ version: 2, status: "SIGNED", signedAt: "2026-11-20T10:00:00Z", levels: ["T12"] });
	render();
	expect(await screen.findByText("Planned, but not in the consent: L1")).toBeInTheDocument();
});
