import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { beforeEach, expect, it } from "vitest";
import type { EscalationView, ImagingTaskView, Me, QuestionView } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { isAsked } from "./CallForm";
import { EscalationsPage } from "./EscalationsPage";

const ME: Me = {
	id: "u1",
	username: "tanaka",
	displayName: "Dr Tanaka",
	demo: false,
	role: "RADIOLOGIST",
	permissions: ["FOLLOWUP_READ", "ESCALATION_ANSWER"],
	facility: { id: "f1", name: "Spine Service", timeZone: "Europe/Dublin", paper: "A4" },
};
const WAITING: EscalationView = {
	id: "x1",
	episodeId: "e1",
	patient: {
		id: "p1",
		mrn: "1001",
		familyName: "Byrne",
		givenName: "Nora",
		birthDate: "1940-01-02",
		language: "en",
		interpreterNeeded: false,
		voicemailRule: "NO_VOICEMAIL",
	},
	reasons: "Answered yes: Chest pain or shortness of breath?",
	raisedAt: "2026-11-20T10:00:00Z",
	raisedBy: "Nurse Silva",
	round: 1,
	answerBy: "2026-11-20T10:15:00Z",
};

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/me", () => HttpResponse.json(ME)),
		http.get("*/api/follow-up/imaging-tasks", () => HttpResponse.json([])),
		http.get("*/api/follow-up/on-call", () => HttpResponse.json({ duties: [], colleagues: [] })),
	);
});

function question(id: string, showIf?: QuestionView["showIf"]): QuestionView {
	return { id, text: id, kind: "YES_NO", redFlag: false, ...(showIf !== undefined && { showIf }) };
}

it("asks a question only after the answer that leads to it, and hides what hangs on a hidden one", () => {
	const falls = question("FALLS");
	const hurt = question("HURT", { question: "FALLS", answers: ["YES"] });
	const where = question("WHERE", { question: "HURT", answers: ["YES"] });
	const script = [falls, hurt, where];
	const asked = (answers: Record<string, string>) =>
		script.filter((each) => isAsked(each, script, answers)).map(({ id }) => id);
	expect(asked({})).toEqual(["FALLS"]);
	expect(asked({ FALLS: "YES" })).toEqual(["FALLS", "HURT"]);
	expect(asked({ FALLS: "YES", HURT: "YES" })).toEqual(["FALLS", "HURT", "WHERE"]);
	expect(asked({ FALLS: "NO", HURT: "YES" })).toEqual(["FALLS"]);
});

it("shows what waits for the radiologist, and is answered with one tap and closed with an outcome", async () => {
	let current = WAITING;
	const closed: unknown[] = [];
	server.use(
		http.get("*/api/follow-up/escalations", () => HttpResponse.json(closed.length === 0 ? [current] : [])),
		http.post("*/api/follow-up/escalations/x1/acknowledgement", () => {
			current = { ...WAITING, acknowledgedAt: "2026-11-20T10:05:00Z", acknowledgedBy: "Dr Tanaka" };
			return HttpResponse.json(current);
		}),
		http.post("*/api/follow-up/escalations/x1/closing", async ({ request }) => {
			closed.push(await request.json());
			return HttpResponse.json(current);
		}),
	);
	const { user } = renderUi(
		<Suspense>
			<EscalationsPage />
		</Suspense>,
	);
	const card = (await screen.findByText("Byrne, Nora")).closest("li");
	if (card === null) throw new Error("Not in a list");
	expect(within(card).getByText("Not answered in time")).toBeVisible();
	await user.click(within(card).getByRole("button", { name: "I answer" }));
	expect(await within(card).findByText(/Dr Tanaka answers since 10:05/)).toBeVisible();
	await user.click(within(card).getByRole("button", { name: "Close" }));
	await user.click(within(card).getByRole("button", { name: "Close" }));
	expect(within(card).getByText("Choose what came of it.")).toBeVisible();
	await user.selectOptions(within(card).getByLabelText("What came of it"), "Seen today");
	await user.click(within(card).getByRole("button", { name: "Close" }));
	expect(await screen.findByText("Nothing is escalated")).toBeVisible();
	expect(closed).toEqual([{ outcome: "SEEN_TODAY" }]);
});

it("closes a suspected fracture with what imaging showed, and asks for a word about it first", async () => {
	const closed: unknown[] = [];
	const task: ImagingTaskView = {
		id: "t1",
		episodeId: "e1",
		patient: WAITING.patient,
		cause: "PAIN_ROSE",
		finding: "Pain on movement rose from 2 to 6.",
		since: "2026-11-20T10:00:00Z",
		state: "OPEN",
	};
	server.use(
		http.get("*/api/follow-up/escalations", () => HttpResponse.json([])),
		http.get("*/api/follow-up/imaging-tasks", () => HttpResponse.json(closed.length === 0 ? [task] : [])),
		http.post("*/api/follow-up/imaging-tasks/t1/closing", async ({ request }) => {
			closed.push(await request.json());
			return HttpResponse.json({ ...task, state: "DONE", result: "NEW_FRACTURE" });
		}),
	);
	const { user } = renderUi(
		<Suspense>
			<EscalationsPage />
		</Suspense>,
	);
	const fracture = await screen.findByRole("button", { name: "New fracture" });
	await user.click(fracture);
	expect(closed).toEqual([]);
	await user.type(screen.getByRole("textbox"), "Fresh fracture of T12");
	await user.click(fracture);

	expect(await screen.findByText("No new fracture is suspected.")).toBeVisible();
	expect(closed).toEqual([{ state: "DONE", result: "NEW_FRACTURE", remark: "Fresh fracture of T12" }]);
});
