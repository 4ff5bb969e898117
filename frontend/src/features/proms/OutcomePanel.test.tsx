import { fireEvent, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { PromCourse, QuestionnaireMail } from "@/api/schema";
import { signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { OutcomePanel } from "./OutcomePanel";
// Loaded on demand by the panel: here beforehand, so that no test waits for the library.
import "./TrendChart";

const COURSE: PromCourse = {
	episodeId: "e1",
	procedureAt: "2026-11-23T15:00:00Z",
	trends: [
		{
			instrument: "NRS_MOVEMENT",
			name: "Pain on movement",
			least: 0,
			most: 10,
			moreIsWorse: true,
			mic: 2,
			micSource: "A source",
			points: [
				{ at: "2026-11-20T12:00:00Z", origin: "REFERRAL", value: 8, fewAnswered: false },
				{ at: "2026-11-26T15:00:00Z", origin: "LINK", value: 3, fewAnswered: false },
			],
			similar: [{ day: 3, patients: 12, lower: 2, median: 3.5, upper: 5 }],
		},
		{ instrument: "ODI", name: "Oswestry", least: 0, most: 100, moreIsWorse: true, points: [], similar: [] },
	],
	invitations: [],
	linkInstruments: ["NRS_REST", "NRS_MOVEMENT"],
	language: "es",
	odiSections: 10,
	similarAtLeast: 10,
};

let post: QuestionnaireMail;

withServer();

beforeEach(() => {
	post = { sendingConfigured: true, address: "pat@patients.example", mails: [] };
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/me", () => HttpResponse.json(signedIn("NURSE", "FOLLOWUP_READ", "NURSING_RECORD"))),
		http.get("*/api/episodes/e1/proms", () => HttpResponse.json(COURSE)),
		http.get("*/api/episodes/e1/questionnaire-mail", () => HttpResponse.json(post)),
	);
});

it("draws the trend with words for those who do not see it, and the same as a table", async () => {
	const { user } = renderUi(<OutcomePanel episodeId="e1" />);

	expect(await screen.findByRole("img", { name: "Pain on movement: day -3: 8, day 3: 3" })).toBeVisible();
	expect(screen.getByText(/2 points or more/)).toHaveTextContent("A source");
	await user.click(screen.getByRole("button", { name: "Show as table" }));
	const own = screen.getByRole("table", { name: "Pain on movement: scores of this patient" });
	expect(within(own).getByRole("row", { name: /By link/ })).toHaveTextContent("3");
	const others = screen.getByRole("table", { name: "Comparable patients" });
	expect(within(others).getByRole("row", { name: /3.5/ })).toHaveTextContent("2 – 5");
});

it("refuses a section of 6 at that section and keeps what was entered", async () => {
	const sent: unknown[] = [];
	server.use(
		http.post("*/api/episodes/e1/proms", async ({ request }) => {
			sent.push(await request.json());
			return HttpResponse.json(
				{
					type: "/problems/scores-refused",
					title: "Refused",
					status: 422,
					errors: [{ pointer: "/odiSections/1", message: "A section scores 0 to 5." }],
				},
				{ status: 422 },
			);
		}),
	);
	const { user } = renderUi(<OutcomePanel episodeId="e1" />);
	await user.click(await screen.findByRole("button", { name: "Enter scores" }));
	await user.click(screen.getByRole("combobox", { name: "Questionnaire" }));
	await user.click(screen.getByRole("option", { name: "Oswestry" }));
	fireEvent.change(screen.getByLabelText("Section 1"), { target: { value: "3" } });
	fireEvent.change(screen.getByLabelText("Section 2"), { target: { value: "6" } });
	await user.click(screen.getByRole("button", { name: "Save scores" }));

	expect(await screen.findByLabelText("Section 2")).toHaveAccessibleDescription("A section scores 0 to 5.");
	expect(screen.getByLabelText("Section 1")).toHaveValue("3");
	expect(sent).toEqual([{ source: "CLINIC", odiSections: [3, 6, null, null, null, null, null, null, null, null] }]);
});

it("shows a link once, and says what cannot be asked in the patient's language", async () => {
	invitationIsMade();
	const { user } = renderUi(<OutcomePanel episodeId="e1" />);
	await user.click(await screen.findByRole("button", { name: "Ask by link" }));
	expect(screen.getByText(/Roland–Morris is not available in Spanish/)).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Make the link" }));

	expect(await screen.findByLabelText("Link")).toHaveValue(`${location.origin}/q#secret`);
});

it("sends the link by e-mail once, and then says so instead of offering it again", async () => {
	invitationIsMade();
	let sent = 0;
	server.use(
		http.post("*/api/prom-invitations/i1/mail", () => {
			sent += 1;
			const mail = { invitationId: "i1", state: "WAITING", askedAt: "2026-11-26T15:00:00Z" } as const;
			post = { ...post, mails: [mail] };
			return HttpResponse.json(mail, { status: 201 });
		}),
	);
	const { user } = renderUi(<OutcomePanel episodeId="e1" />);
	await user.click(await screen.findByRole("button", { name: "Ask by link" }));
	await user.click(screen.getByRole("button", { name: "Make the link" }));
	expect(await screen.findByText(/Goes to pat@patients.example/)).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Send by e-mail" }));

	expect(await screen.findByText("E-mail waits to go")).toBeVisible();
	expect(screen.queryByRole("button", { name: "Send by e-mail" })).not.toBeInTheDocument();
	expect(sent).toBe(1);
});

it("says why nothing goes by e-mail, and keeps the link on paper", async () => {
	invitationIsMade();
	post = { sendingConfigured: true, obstacle: "NO_CONSENT", mails: [] };
	const { user } = renderUi(<OutcomePanel episodeId="e1" />);
	await user.click(await screen.findByRole("button", { name: "Ask by link" }));
	await user.click(screen.getByRole("button", { name: "Make the link" }));

	expect(await screen.findByText(/the patient has not agreed to it/)).toBeVisible();
	expect(screen.getByRole("button", { name: "Print" })).toBeVisible();
});

function invitationIsMade() {
	server.use(
		http.post("*/api/episodes/e1/prom-invitations", () =>
			HttpResponse.json(
				{
					token: "secret",
					invitation: {
						id: "i1",
						version: 0,
						instruments: ["NRS_MOVEMENT"],
						language: "es",
						status: "OPEN",
						invitedBy: "Marta Silva",
						invitedAt: "2026-11-26T15:00:00Z",
						expiresAt: "2026-12-10T15:00:00Z",
					},
				},
				{ status: 201 },
			),
		),
	);
}
