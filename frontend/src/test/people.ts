import type { EpisodeResponse, Me } from "@/api/schema";

/** Whoever is signed in, with what he may do. */
export function signedIn(role: Me["role"], ...permissions: Me["permissions"]): Me {
	return {
		id: "9f0c3a52-6a3e-4d52-a43e-2f7f6d7b9a10",
		username: "msilva",
		displayName: "Marta Silva",
		role,
		permissions,
		facility: {
			id: "0c1d2e3f-0000-4000-8000-000000000001",
			name: "St Brigid's",
			timeZone: "Europe/Dublin",
			paper: "A4",
		},
		demo: false,
	};
}

/** Joan Whitaker, accepted, with nothing planned yet. */
export const episode: EpisodeResponse = {
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
};
