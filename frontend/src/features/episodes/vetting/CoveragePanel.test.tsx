import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { expect, it, vi } from "vitest";
import type { CoverageResponse, StatementRequest } from "@/api/schema";
import { signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { CoveragePanel, TechniquesCompared } from "./CoveragePanel";

withServer();

const me = signedIn("RADIOLOGIST", "EPISODE_READ", "EPISODE_VET");

const leaf = { parts: [] };

const coverage: CoverageResponse = {
	episodeId: "e1",
	day: "2026-11-21",
	levels: ["L1"],
	payers: [
		{ code: "MEDICARE_LCD", name: "Medicare" },
		{ code: "EVICORE", name: "eviCore" },
	],
	payer: {
		code: "MEDICARE_LCD",
		name: "Medicare",
		source: "LCD L34228",
		version: "2026-11",
		reviewBy: "2027-06-30",
		status: "UNKNOWN",
		criteria: [
			{
				id: "oedema",
				text: "Oedema at every level",
				status: "MET",
				evidence: "MRI 12 Nov 2026: oedema at L1",
				...leaf,
			},
			{
				id: "symptomatic",
				text: "Severe pain",
				status: "UNKNOWN",
				evidence: "",
				parts: [
					{ id: "course", text: "The pain is getting worse", status: "UNKNOWN", evidence: "Not recorded", ...leaf },
				],
			},
		],
	},
	absolute: [
		{
			id: "ACTIVE_INFECTION",
			text: "Active infection",
			status: "NOT_MET",
			evidence: "Red flag of the referral: infection",
			statement: "INFECTION_EXCLUDED",
			...leaf,
		},
	],
	relative: [
		{
			id: "CANAL_COMPROMISE",
			text: "Retropulsion or narrowed canal",
			status: "NOT_MET",
			evidence: "MRI 12 Nov 2026, L1: retropulsion 2 mm",
			...leaf,
		},
	],
	statements: [{ code: "INFECTION_EXCLUDED", text: "There is no active infection." }],
	codes: {
		diagnoses: [
			{
				code: "M80.08XA",
				text: "Osteoporosis with fracture",
				units: 1,
				additional: false,
				alternative: false,
				oneOf: [],
			},
		],
		procedures: [
			{ code: "22511", text: "First level", units: 1, additional: false, alternative: false, oneOf: [] },
			{ code: "22512", text: "Each further level", units: 2, additional: true, alternative: false, oneOf: [] },
		],
		warnings: [{ rule: "authorization-lacks-code", text: "The authorisation does not name 22512." }],
		bundled: "Guidance is included.",
		source: "CPT",
	},
	considerations: [{ topic: "Safety", vertebroplasty: "Similar.", kyphoplasty: "Similar, too.", source: "A trial" }],
};

function served() {
	const asked: URL[] = [];
	const stated: StatementRequest[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/me", () => HttpResponse.json(me)),
		http.get("*/api/episodes/e1/coverage", ({ request }) => {
			asked.push(new URL(request.url));
			return HttpResponse.json(coverage);
		}),
		http.post("*/api/episodes/e1/coverage/statements", async ({ request }) => {
			stated.push((await request.json()) as StatementRequest);
			return HttpResponse.json([], { status: 201 });
		}),
	);
	return { asked, stated };
}

function show(answered: readonly string[] = [], onAnswer: (code: string) => void = () => undefined) {
	return renderUi(
		<Suspense fallback="…">
			<CoveragePanel
				episodeId="e1"
				technique="VERTEBROPLASTY"
				levels={["L1", "L2"]}
				answered={answered}
				onAnswer={onAnswer}
			/>
		</Suspense>,
	);
}

it("shows each criterion with its word and its evidence, and asks for what is chosen now", async () => {
	const { asked } = served();
	show();
	const criteria = await screen.findByRole("list", { name: "Criteria of the payer" });
	expect(within(criteria).getByText("MRI 12 Nov 2026: oedema at L1")).toBeVisible();
	expect(within(criteria).getByText("Met")).toBeVisible();
	expect(within(criteria).getByText("The pain is getting worse")).toBeVisible();
	expect(asked[0]?.searchParams.get("technique")).toBe("VERTEBROPLASTY");
	expect(asked[0]?.searchParams.getAll("levels")).toEqual(["L1", "L2"]);
});

it("says what blocks acceptance and leads to the sentence a relative contraindication needs", async () => {
	served();
	const onAnswer = vi.fn();
	const { user } = show([], onAnswer);
	const found = await screen.findByRole("region", { name: "What stands against it" });
	expect(within(found).getByText("It cannot be accepted while this stands.")).toBeVisible();
	await user.click(within(found).getByRole("button", { name: "Answer: Retropulsion or narrowed canal" }));
	expect(onAnswer).toHaveBeenCalledWith("CANAL_COMPROMISE");
});

it("asks no second time for a sentence that is there", async () => {
	served();
	show(["CANAL_COMPROMISE"]);
	await screen.findByRole("region", { name: "What stands against it" });
	expect(screen.queryByRole("button", { name: /^Answer:/ })).toBeNull();
});

it("proposes codes with their count and their warnings", async () => {
	served();
	show();
	const codes = await screen.findByRole("region", { name: "Codes proposed" });
	expect(within(codes).getByText("22512 × 2")).toBeVisible();
	expect(within(codes).getByText("M80.08XA")).toBeVisible();
	expect(within(codes).getByText(/does not name 22512/)).toBeVisible();
});

it("takes a statement only with an answer and a sentence", async () => {
	const { stated } = served();
	const { user } = show();
	await user.click(await screen.findByRole("button", { name: "Say: There is no active infection." }));
	await user.click(screen.getByRole("button", { name: "Save statement" }));
	expect(screen.getByText("Choose yes or no")).toBeVisible();
	expect(stated).toEqual([]);
	await user.click(screen.getByRole("radio", { name: "Yes" }));
	await user.type(screen.getByRole("textbox", { name: "What it rests on" }), "CRP normal");
	await user.click(screen.getByRole("button", { name: "Save statement" }));
	await vi.waitFor(() => expect(stated).toEqual([{ code: "INFECTION_EXCLUDED", answer: true, note: "CRP normal" }]));
});

it("sets the two techniques side by side, each topic with its source", async () => {
	served();
	renderUi(<TechniquesCompared episodeId="e1" technique={null} levels={[]} />);
	const compared = await screen.findByRole("region", { name: "Vertebroplasty or kyphoplasty" });
	expect(within(compared).getByRole("rowheader", { name: /Safety.*A trial/ })).toBeVisible();
	expect(within(compared).getByText("Similar, too.")).toBeVisible();
});
