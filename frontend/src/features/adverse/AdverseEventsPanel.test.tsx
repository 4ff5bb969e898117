import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { Suspense } from "react";
import { beforeEach, expect, it } from "vitest";
import type { EventChoices, EventResponse, Me } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { AdverseEventsPanel } from "./AdverseEventsPanel";

const ME: Me = {
	id: "u1",
	username: "nurse",
	displayName: "Nurse Silva",
	demo: false,
	role: "NURSE",
	permissions: ["NOTE_READ", "EVENT_REPORT"],
	facility: { id: "f1", name: "Spine Service", timeZone: "Europe/Dublin", paper: "A4" },
};
const DIED: EventResponse = {
	id: "a1",
	version: 1,
	episodeId: "e1",
	source: "CALL",
	facts: {
		what: "CARDIAC",
		whatShown: "Cardiac event",
		occurredAt: "2026-11-20T10:00:00Z",
		scheme: "SIR_2017",
		grade: "5",
		gradeShown: "SIR 2017 grade 5 (death)",
		death: true,
		causality: "UNKNOWN",
		action: "Resuscitation",
		reporter: "Daughter",
	},
	writtenByName: "Nurse Silva",
	writtenAt: "2026-11-20T12:00:00Z",
	earlier: [
		{
			number: 1,
			facts: {
				what: "CARDIAC",
				whatShown: "Cardiac event",
				occurredAt: "2026-11-20T10:00:00Z",
				scheme: "SIR_2017",
				grade: "4",
				gradeShown: "SIR 2017 grade 4 (life-threatening or disabling)",
				death: false,
				causality: "UNKNOWN",
				action: "Resuscitation",
				reporter: "Daughter",
			},
			writtenByName: "Nurse Silva",
			writtenAt: "2026-11-20T11:00:00Z",
			replacedAt: "2026-11-20T12:00:00Z",
			replacedByName: "Dr Tanaka",
			replacedReason: "Died at noon",
		},
	],
	notice: "Follow-up calls go on.",
};
const CHOICES: EventChoices = {
	kinds: [
		{ code: "BLEEDING", name: "Bleeding" },
		{ code: "OTHER", name: "Other" },
	],
	schemes: [
		{
			scheme: "SIR_2017",
			name: "SIR 2017",
			source: "x",
			grades: [{ grade: "2", severity: "moderate", meaning: "Moderate treatment", death: false }],
		},
		{
			scheme: "CIRSE_2017",
			name: "CIRSE 2017",
			source: "x",
			grades: [{ grade: "6", severity: "death", meaning: "The patient died", death: true }],
		},
	],
	deathNotice: "Does not stop the calls.",
};

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/me", () => HttpResponse.json(ME)),
		http.get("*/api/adverse-events/choices", () => HttpResponse.json(CHOICES)),
	);
});

function open(events: EventResponse[]) {
	server.use(http.get("*/api/episodes/e1/adverse-events", () => HttpResponse.json(events)));
	return renderUi(
		<Suspense>
			<AdverseEventsPanel episodeId="e1" bookingId="b1" source="RECOVERY" />
		</Suspense>,
	);
}

it("shows grade, notice and what it said before it was corrected", async () => {
	const { user } = open([DIED]);
	expect(await screen.findByText("SIR 2017 grade 5 (death)")).toBeVisible();
	expect(screen.getByText("Follow-up calls go on.")).toBeVisible();
	await user.click(screen.getByText("1 earlier version"));
	expect(screen.getByText(/grade 4.*Changed by Dr Tanaka.*Died at noon/)).toBeVisible();
});

it("names each field that is missing, and warns of a grade that says the patient died", async () => {
	const { user } = open([]);
	await user.click(await screen.findByRole("button", { name: "Report an adverse event" }));
	const form = await screen.findByRole("form", { name: "Report an adverse event" });
	await user.click(within(form).getByRole("button", { name: "Save" }));
	expect(await within(form).findAllByText("Choose what happened.")).not.toHaveLength(0);
	expect(within(form).getAllByText("Choose a grade.")).not.toHaveLength(0);
	expect(within(form).getAllByText("Say what was done.")).not.toHaveLength(0);

	await user.click(within(form).getByRole("combobox", { name: /Graded by/ }));
	await user.click(await screen.findByRole("option", { name: "CIRSE 2017" }));
	await user.click(within(form).getByRole("combobox", { name: /Grade$|Grade \*/ }));
	await user.click(await screen.findByRole("option", { name: "6 · death" }));
	expect(within(form).getByText("Does not stop the calls.")).toBeVisible();
});
