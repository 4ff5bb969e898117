import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { afterEach, expect, it } from "vitest";
import type { ConsentRequest, ConsentResponse, EpisodeResponse, Me } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { ConsentTab } from "./ConsentTab";

withServer();
// They outlive the page they were shown on.
afterEach(() => notifications.clean());

const me: Me = {
	id: "9f0c3a52-6a3e-4d52-a43e-2f7f6d7b9a10",
	username: "msilva",
	displayName: "Marta Silva",
	role: "NURSE",
	permissions: ["WORKUP_READ", "CONSENT_RECORD"],
	facility: { id: "0c1d2e3f-0000-4000-8000-000000000001", name: "St Brigid's", timeZone: "Europe/Dublin" },
	demo: false,
};

const episode: EpisodeResponse = {
	id: "e1",
	version: 3,
	patient: {
		id: "p1",
		mrn: "4047713",
		familyName: "Whitaker",
		givenName: "Joan",
		birthDate: "1948-05-03",
		sex: "FEMALE",
	},
	number: 1,
	status: "ACCEPTED",
	urgency: "ROUTINE",
	indication: "OSTEOPOROTIC",
	referrer: { name: "Dr Amin" },
	setting: "OUTPATIENT",
	fractures: [],
	painOnMovement: 8,
	redFlags: [],
	referredAt: "2026-11-09T09:00:00Z",
	onset: "2026-09-19",
	coverageEnds: "2026-12-12",
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
