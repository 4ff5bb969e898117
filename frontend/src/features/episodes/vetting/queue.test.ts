import { expect, it } from "vitest";
import type { EpisodeRow } from "@/api/schema";
import { byPressure } from "./queue";

function row(id: string, change: Partial<EpisodeRow>): EpisodeRow {
	return {
		id,
		patient: { id, mrn: id, familyName: id, givenName: "", birthDate: "1948-05-03", sex: "FEMALE" },
		number: 1,
		status: "REFERRED",
		urgency: "ROUTINE",
		fractureLevels: ["L1"],
		onset: "2026-11-01",
		painOnMovement: 7,
		referredAt: "2026-11-15T09:00:00Z",
		daysWaiting: 0,
		coverageEnds: "2027-01-24",
		redFlags: [],
		referrer: { name: "Dr Amin" },
		...change,
	};
}

it("puts red flags before urgency, and urgency before the days waited", () => {
	const rows = [
		row("waits long", { daysWaiting: 30 }),
		row("urgent", { urgency: "URGENT" }),
		row("red flag", { redFlags: ["CAUDA_EQUINA"] }),
		row("emergent", { urgency: "EMERGENT" }),
		row("emergent, red flag", { urgency: "EMERGENT", redFlags: ["INFECTION"] }),
	];
	expect(rows.toSorted(byPressure).map(({ id }) => id)).toEqual([
		"emergent, red flag",
		"red flag",
		"emergent",
		"urgent",
		"waits long",
	]);
});
