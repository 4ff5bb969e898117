import "@/i18n/care";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import type {
	RecoveryCheckRequest,
	RecoveryOptions,
	RecoveryScoreView,
	SedationDrugRequest,
	SedationOptions,
	SedationVitalsRequest,
} from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { CheckForm } from "./CheckForm";
import { DrugForm } from "./DrugForm";
import { DueBox } from "./DueBox";
import { useRecovery, useSedation } from "./queries";
import { VitalsForm } from "./VitalsForm";

withServer();

const OPTIONS: SedationOptions = {
	source: "test",
	version: "1",
	plausible: [{ sign: "SPO2", min: 40, max: 100, unit: "%" }],
	alerts: [],
	depthName: "RASS",
	depthSteps: [{ value: -2, words: "Wakes briefly to voice" }],
	drugs: [
		{
			code: "FENTANYL",
			name: "Fentanyl",
			group: "OPIOID",
			units: ["MICROGRAM", "MILLIGRAM"],
			routes: ["INTRAVENOUS"],
		},
	],
	events: [],
	observationBasis: "test",
};

const SCORE = (name: string): RecoveryScoreView => ({
	name,
	items: ["One", "Two", "Three", "Four", "Five"].map((item) => ({
		name: `${name} ${item}`,
		choices: ["bad", "middling", "good"],
	})),
});
const RECOVERY: RecoveryOptions = {
	source: "test",
	version: "1",
	aldrete: SCORE("Aldrete"),
	padss: SCORE("PADSS"),
	overnightReasons: [],
};

function answers<B>(path: string, reply: (body: B, count: number) => Response) {
	const sent: B[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.post(path, async ({ request }) => {
			const body = (await request.json()) as B;
			sent.push(body);
			return reply(body, sent.length);
		}),
	);
	return sent;
}

const done = () => HttpResponse.json({}, { headers: { ETag: '"0"' } });

function Drugs() {
	return <DrugForm options={OPTIONS} write={useSedation("b1").drug} signed={false} onDone={() => undefined} />;
}

function Readings() {
	return <VitalsForm options={OPTIONS} write={useSedation("b1").vitals} signed={false} onDone={() => undefined} />;
}

function Check() {
	return <CheckForm options={RECOVERY} write={useRecovery("b1").check} discharged={false} />;
}

it("asks whether a refused dose is meant, and sends it again only with a reason", async () => {
	const sent = answers<SedationDrugRequest>("*/api/bookings/b1/sedation/drugs", (_, count) =>
		count === 1
			? HttpResponse.json(
					{
						type: "/problems/entry-refused",
						title: "Refused",
						status: 422,
						errors: [{ pointer: "/dose", message: "A dose of Fentanyl here lies between 0.01 and 0.15 mg." }],
					},
					{ status: 422 },
				)
			: done(),
	);
	const { user } = renderUi(<Drugs />);
	await user.click(screen.getByRole("button", { name: "Fentanyl" }));
	expect(screen.getByLabelText("Dose: Fentanyl"), "no dose is ever offered").toHaveValue("");
	await user.type(screen.getByLabelText("Dose: Fentanyl"), "50");
	await user.click(screen.getByRole("radio", { name: "mg" }));
	await user.click(screen.getByRole("button", { name: "Record as given now" }));
	expect(await screen.findByText(/lies between 0.01 and 0.15 mg/)).toBeVisible();
	await user.click(screen.getByLabelText("This dose was given as written"));
	await user.type(screen.getByLabelText("Why this dose"), "Dilution checked");
	await user.click(screen.getByRole("button", { name: "Record as given now" }));
	expect(sent[0]).toEqual({
		mark: {},
		drugCode: "FENTANYL",
		dose: 50,
		unit: "MILLIGRAM",
		route: "INTRAVENOUS",
	});
	expect(sent[1]).toMatchObject({ confirmedUnusual: true, unusualReason: "Dilution checked" });
});

it("sends a reading without a time, so that the server's clock counts, and leaves out what is empty", async () => {
	const sent = answers<SedationVitalsRequest>("*/api/bookings/b1/sedation/vitals", done);
	const { user } = renderUi(<Readings />);
	await user.type(screen.getByLabelText("SpO₂"), "97");
	await user.type(screen.getByLabelText("Depth"), "-2");
	expect(screen.getByText("Wakes briefly to voice")).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Record now" }));
	await expect.poll(() => sent).toEqual([{ mark: {}, spo2: 97, depth: -2 }]);
});

it("shows a sum only when all five items are scored, and sends no half score", async () => {
	const sent = answers<RecoveryCheckRequest>("*/api/bookings/b1/recovery/checks", done);
	const { user } = renderUi(<Check />);
	for (const item of ["One", "Two", "Three", "Four"]) {
		await user.click(
			within(screen.getByRole("radiogroup", { name: `Aldrete ${item}` })).getByRole("radio", { name: /good/ }),
		);
	}
	expect(screen.getByText("Aldrete: 4 of 5 scored")).toBeVisible();
	await user.click(within(screen.getByRole("radiogroup", { name: "PADSS One" })).getByRole("radio", { name: /bad/ }));
	await user.click(
		within(screen.getByRole("radiogroup", { name: "Aldrete Five" })).getByRole("radio", { name: /middling/ }),
	);
	expect(screen.getByText("Aldrete: 9 of 10")).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Record check" }));
	await expect.poll(() => sent).toEqual([{ mark: {}, aldrete: [2, 2, 2, 2, 1] }]);
});

it("asks what has changed as soon as a leg has", async () => {
	const { user } = renderUi(<Check />);
	expect(screen.queryByLabelText(/What has changed/)).toBeNull();
	await user.click(
		within(screen.getByRole("radiogroup", { name: "Left: strength" })).getByRole("radio", { name: "Changed" }),
	);
	expect(screen.getByLabelText(/What has changed/)).toBeVisible();
});

it("says in words that a row is due, and alarms only when the minutes left for it are over", () => {
	const [due, late] = ["2026-11-23T10:05:00Z", "2026-11-23T10:07:00Z"];
	const box = (now: number) => (
		<DueBox
			dueAt={due}
			overdueAt={late}
			now={now}
			next="care.nextVitals"
			due="care.vitalsDue"
			late="care.vitalsOverdue"
		/>
	);
	const { rerender } = renderUi(box(Date.parse(due) - 1));
	expect(screen.getByText("Next vitals 10:05")).toBeVisible();
	rerender(box(Date.parse(due)));
	expect(screen.getByText("Vitals due since 10:05")).toBeVisible();
	rerender(box(Date.parse(late)));
	expect(screen.queryByRole("alert")).toBeNull();
	rerender(box(Date.parse(late) + 1));
	expect(screen.getByRole("alert")).toHaveTextContent("Vitals overdue since 10:05");
});
