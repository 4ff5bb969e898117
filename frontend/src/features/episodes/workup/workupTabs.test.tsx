import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import type {
	BloodResponse,
	FindingRequest,
	ImagingStudyResponse,
	LabTestView,
	MedicationHoldResponse,
} from "@/api/schema";
import { episode, signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { HoldsTab } from "./HoldsTab";
import { LabsTab } from "./LabsTab";
import { LevelDrawer } from "./LevelDrawer";

withServer();
afterEach(() => notifications.clean());

const me = signedIn("RADIOLOGIST", "WORKUP_READ", "WORKUP_RECORD", "HOLD_APPROVE", "BOOKING_READ");

const hold: MedicationHoldResponse = {
	id: "h1",
	version: 2,
	drug: "APIXABAN",
	drugName: "Apixaban",
	state: "NOT_REVIEWED",
	calculation: {
		rule: "4 doses (twice daily)",
		refer: false,
		doses: 4,
		dosesPerDay: 2,
		daysWithout: 2,
		clearance: 62,
		procedureAt: "2026-12-10T09:00:00Z",
		lastDoseDay: "2026-12-07",
		lastDosePart: "EVENING",
		lastDoseUntil: "2026-12-07T23:59:00Z",
		sum: "4 doses, CrCl 62, procedure Thu 10 Dec 9:00 → last dose Mon 7 Dec evening",
		restart: "24 h after the procedure",
		source: "SIR",
		version: "2026-11",
	},
	bookedFor: "2026-12-10T09:00:00Z",
	requiredNow: "2026-12-07T23:59:00Z",
	instructionOutdated: false,
};

beforeEach(() => {
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/me", () => HttpResponse.json(me)),
		http.get("*/api/episodes/e1/bookings", () => HttpResponse.json([])),
		http.get("*/api/episodes/e1/readiness", () => HttpResponse.json({ gates: [] })),
		http.get("*/api/episodes/e1/unreviewed-drugs", () => HttpResponse.json([])),
		http.get("*/api/holds/changed", () => HttpResponse.json([])),
		http.get("*/api/episodes/e1/labs", () => HttpResponse.json([])),
	);
});

// Holds

it("shows the sum of a hold, and puts its last dose before the prescriber", async () => {
	server.use(http.get("*/api/episodes/e1/holds", () => HttpResponse.json([hold])));
	const { user } = renderUi(
		<Suspense>
			<HoldsTab episode={episode} />
		</Suspense>,
	);
	expect(await screen.findByText(hold.calculation.sum)).toBeInTheDocument();
	expect(screen.getByText(/Proposed last dose: .*evening/)).toBeInTheDocument();
	expect(screen.getByText("Not reviewed")).toBeInTheDocument();
	await user.click(screen.getByRole("button", { name: "Instruct: Apixaban" }));
	const dialog = within(await screen.findByRole("dialog"));
	expect(dialog.getByDisplayValue("23:59")).toBeInTheDocument();
});

it("says why nothing is computed", async () => {
	const { doses: _, lastDoseDay: __, lastDosePart: ___, lastDoseUntil: ____, ...rest } = hold.calculation;
	const referred: MedicationHoldResponse = {
		...hold,
		calculation: {
			...rest,
			refer: true,
			referReason: "The creatinine clearance is not known: weight is not recorded.",
			sum: "not computed, a prescriber decides",
		},
	};
	server.use(http.get("*/api/episodes/e1/holds", () => HttpResponse.json([referred])));
	renderUi(
		<Suspense>
			<HoldsTab episode={episode} />
		</Suspense>,
	);
	expect(await screen.findByText(/weight is not recorded/)).toBeInTheDocument();
	expect(screen.queryByText(/Proposed last dose/)).not.toBeInTheDocument();
});

it("asks for a call when the booking has moved after the instruction", async () => {
	const moved: MedicationHoldResponse = {
		...hold,
		state: "INSTRUCTED",
		approvedAt: "2026-12-01T09:00:00Z",
		approvedByName: "Karen Reed",
		requiredLastDose: "2026-12-08T23:59:00Z",
		instructedFor: "2026-12-11T09:00:00Z",
		instructionOutdated: true,
		outdatedReason: "The booking has moved to another day.",
	};
	server.use(http.get("*/api/episodes/e1/holds", () => HttpResponse.json([moved])));
	renderUi(
		<Suspense>
			<HoldsTab episode={episode} />
		</Suspense>,
	);
	expect(await screen.findByText("Call the patient")).toBeInTheDocument();
	expect(screen.getByText("The booking has moved to another day.")).toBeInTheDocument();
});

it("leads from the medication list to the review", async () => {
	server.use(
		http.get("*/api/episodes/e1/holds", () => HttpResponse.json([])),
		http.get("*/api/episodes/e1/unreviewed-drugs", () =>
			HttpResponse.json([{ drug: "APIXABAN", drugName: "Apixaban", medicationName: "Eliquis 5 mg" }]),
		),
		http.get("*/api/antithrombotics", () =>
			HttpResponse.json([{ code: "APIXABAN", name: "Apixaban", restart: "24 h", rules: ["4 doses (twice daily)"] }]),
		),
		http.get("*/api/patients/p1", () => HttpResponse.json({ medications: [] })),
	);
	const { user } = renderUi(
		<Suspense>
			<HoldsTab episode={episode} />
		</Suspense>,
	);
	await user.click(await screen.findByRole("button", { name: "Review Apixaban" }));
	const dialog = within(await screen.findByRole("dialog"));
	expect(await dialog.findByText("4 doses (twice daily)")).toBeInTheDocument();
});

// Blood work

const blood: BloodResponse = {
	reference: "2026-12-10T09:00:00Z",
	booked: true,
	context: { version: 0 },
	kidneys: {
		ageYears: 78,
		sex: "FEMALE",
		missing: ["weight is not recorded"],
	},
	lines: [
		{
			item: "INR",
			need: "NEEDED",
			why: "Asked before every procedure.",
			status: "NOT_RECORDED",
			reason: "INR is not recorded.",
			source: "SIR",
			version: "2026-11",
		},
	],
};

it("shows what is missing as not recorded and saves the answers on their version", async () => {
	const seen: { ifMatch: string | null; body: unknown }[] = [];
	server.use(
		http.get("*/api/lab-tests", () => HttpResponse.json([])),
		http.get("*/api/episodes/e1/blood", () => HttpResponse.json(blood)),
		http.put("*/api/episodes/e1/blood-context", async ({ request }) => {
			seen.push({ ifMatch: request.headers.get("If-Match"), body: await request.json() });
			return HttpResponse.json(blood);
		}),
	);
	const { user } = renderUi(
		<Suspense>
			<LabsTab episode={episode} />
		</Suspense>,
	);
	expect(await screen.findByText("INR is not recorded.")).toBeInTheDocument();
	expect(screen.getByText("Not computed: weight is not recorded")).toBeInTheDocument();
	await user.click(screen.getByRole("button", { name: /What decides which tests are needed/ }));
	const dialog = within(await screen.findByRole("dialog"));
	await user.click(within(dialog.getByRole("radiogroup", { name: "Diabetes" })).getByText("Yes"));
	await user.click(dialog.getByRole("button", { name: "Save answers" }));
	expect(await screen.findByText("Saved")).toBeInTheDocument();
	expect(seen).toEqual([{ ifMatch: '"0"', body: { diabetes: true } }]);
});

it("asks for a word where a test finds rather than measures", async () => {
	const pregnancy: LabTestView = {
		loinc: "2106-3",
		name: "Pregnancy test, urine",
		unit: "{finding}",
		min: 0,
		max: 1,
		decimals: 0,
		units: ["{finding}"],
		choices: ["negative", "positive"],
	};
	server.use(
		http.get("*/api/lab-tests", () => HttpResponse.json([pregnancy])),
		http.get("*/api/episodes/e1/blood", () => HttpResponse.json(blood)),
	);
	const { user } = renderUi(
		<Suspense>
			<LabsTab episode={episode} />
		</Suspense>,
	);
	await user.click(await screen.findByRole("button", { name: "Record a result" }));
	const dialog = within(await screen.findByRole("dialog"));
	await user.click(await dialog.findByRole("combobox", { name: /Test/ }));
	await user.click(await screen.findByRole("option", { name: "Pregnancy test, urine" }));
	expect(await dialog.findByRole("combobox", { name: /Finding/ })).toBeInTheDocument();
	expect(dialog.queryByLabelText(/Value/)).not.toBeInTheDocument();
});

// One level, from the picture

const study: ImagingStudyResponse = {
	id: "s1",
	version: 4,
	modality: "MRI",
	performedOn: "2026-11-20",
	sequences: ["STIR"],
	findings: [
		{
			id: "f1",
			level: "L1",
			acuity: "ACUTE",
			shape: "WEDGE",
			heightLossPercent: 40,
			genantGrade: 3,
			flags: [{ field: "level", message: "L1 is neither fractured nor planned in this episode." }],
		},
	],
};

it("reads a level with its flags and corrects it on the version of the study", async () => {
	const seen: { ifMatch: string | null; body: FindingRequest }[] = [];
	server.use(
		http.get("*/api/episodes/e1/imaging", () => HttpResponse.json([study])),
		http.put("*/api/episodes/e1/imaging/s1/findings", async ({ request }) => {
			const body = (await request.json()) as FindingRequest;
			seen.push({ ifMatch: request.headers.get("If-Match"), body });
			return body.genantGrade === undefined || body.genantReason !== undefined
				? HttpResponse.json(study)
				: HttpResponse.json(
						{
							type: "/problems/imaging-refused",
							title: "Refused",
							status: 422,
							errors: [{ pointer: "/genantGrade", message: "A loss of height of 40 % is grade 3, entered is 0." }],
						},
						{ status: 422 },
					);
		}),
	);
	const { user } = renderUi(
		<Suspense>
			<LevelDrawer episode={episode} level="L1" onClose={() => undefined} />
		</Suspense>,
	);
	expect(await screen.findByText(/neither fractured nor planned/)).toBeInTheDocument();
	await user.click(screen.getByRole("button", { name: /Enter in MRI/ }));
	await user.click(screen.getByRole("combobox", { name: /Genant grade/ }));
	await user.click(await screen.findByRole("option", { name: "0" }));
	await user.click(screen.getByRole("button", { name: "Save finding" }));
	expect((await screen.findAllByText(/is grade 3, entered is 0/)).length).toBeGreaterThan(0);
	await user.type(screen.getByLabelText(/Why it differs/), "Scheuermann");
	await user.click(screen.getByRole("button", { name: "Save finding" }));
	expect(await screen.findByText("Saved")).toBeInTheDocument();
	expect(seen.map(({ ifMatch }) => ifMatch)).toEqual(['"4"', '"4"']);
	expect(seen[1]?.body).toMatchObject({
		level: "L1",
		heightLossPercent: 40,
		genantGrade: 0,
		genantReason: "Scheuermann",
	});
});

it("says that no study mentions a level, and offers to enter it", async () => {
	server.use(http.get("*/api/episodes/e1/imaging", () => HttpResponse.json([study])));
	renderUi(
		<Suspense>
			<LevelDrawer episode={episode} level="T9" onClose={() => undefined} />
		</Suspense>,
	);
	expect(await screen.findByText("No study says anything of T9.")).toBeInTheDocument();
	expect(await screen.findByText("Enter T9")).toBeInTheDocument();
});
