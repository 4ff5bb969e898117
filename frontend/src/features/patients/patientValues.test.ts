import { expect, it } from "vitest";
import type { PatientResponse } from "@/api/schema";
import { requestOf, valuesOf } from "./patientValues";

const JOAN: PatientResponse = {
	id: "7601fd74-839f-4467-a215-400f675d2dc0",
	version: 3,
	mrn: "4047713",
	familyName: "Whitaker",
	givenName: "Joan",
	birthDate: "1948-05-03",
	sex: "FEMALE",
	language: "en",
	interpreterNeeded: false,
	voicemailRule: "NO_VOICEMAIL",
	weightKg: 58,
	deceased: false,
	contacts: [{ kind: "ALTERNATE", value: "555-0101", name: "Anne Whitaker", relation: "daughter", preferred: true }],
	allergies: [
		{ substance: "Penicillin", category: "DRUG", severity: "SEVERE", reaction: "rash", imported: false },
		{ substance: "Latex", category: "LATEX", severity: "NOT_RECORDED", imported: true },
	],
	identifiers: [],
	conditions: [],
	medications: [],
};

it("an untouched form sends what it was given, but not the allergies of another system", () => {
	expect(requestOf(valuesOf(JOAN))).toEqual({
		mrn: "4047713",
		familyName: "Whitaker",
		givenName: "Joan",
		birthDate: "1948-05-03",
		sex: "FEMALE",
		language: "en",
		interpreterNeeded: false,
		voicemailRule: "NO_VOICEMAIL",
		weightKg: 58,
		contacts: [{ kind: "ALTERNATE", value: "555-0101", name: "Anne Whitaker", relation: "daughter", preferred: true }],
		allergies: [{ substance: "Penicillin", category: "DRUG", severity: "SEVERE", reaction: "rash" }],
	});
});

it("a consent that was never asked for is not sent, and a refusal is not lost", () => {
	expect(requestOf(valuesOf(JOAN))).not.toHaveProperty("emailConsent");
	expect(requestOf(valuesOf({ ...JOAN, emailConsent: false }))).toHaveProperty("emailConsent", false);
	expect(requestOf(valuesOf({ ...JOAN, emailConsent: true }))).toHaveProperty("emailConsent", true);
});

it("what was blanked is no value, and a number of the patient's own has no other name", () => {
	const values = valuesOf(JOAN);
	const sent = requestOf({
		...values,
		weightKg: null,
		city: "  ",
		contacts: values.contacts.map((contact) => ({ ...contact, kind: "MOBILE" })),
	});
	expect(sent).not.toHaveProperty("weightKg");
	expect(sent).not.toHaveProperty("city");
	expect(sent.contacts).toEqual([{ kind: "MOBILE", value: "555-0101", preferred: true }]);
});
