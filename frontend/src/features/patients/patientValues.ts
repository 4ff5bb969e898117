import type {
	AdministrativeSex,
	AllergyCategory,
	AllergySeverity,
	ContactKind,
	PatientRequest,
	PatientResponse,
	VoicemailRule,
} from "@/api/schema";
import type { IsoDate } from "@/lib/time";

/** "Never asked" is neither yes nor no. */
export type EmailConsent = "YES" | "NO" | "NOT_ASKED";

export type ContactValues = { kind: ContactKind; value: string; name: string; relation: string; preferred: boolean };

export type AllergyValues = {
	substance: string;
	category: AllergyCategory;
	reaction: string;
	severity: AllergySeverity;
};

/** What stands in the form; the names are the request's, so that the server's complaints find their fields. */
export type PatientValues = {
	mrn: string;
	familyName: string;
	givenName: string;
	formerName: string;
	birthDate: IsoDate | null;
	sex: AdministrativeSex | null;
	language: string;
	interpreterNeeded: boolean;
	voicemailRule: VoicemailRule;
	emailConsent: EmailConsent;
	weightKg: number | null;
	heightCm: number | null;
	addressLine: string;
	city: string;
	postalCode: string;
	contacts: ContactValues[];
	allergies: AllergyValues[];
};

export const NEW_CONTACT: ContactValues = { kind: "MOBILE", value: "", name: "", relation: "", preferred: false };
export const NEW_ALLERGY: AllergyValues = { substance: "", category: "DRUG", reaction: "", severity: "NOT_RECORDED" };

export const NEW_PATIENT: PatientValues = {
	mrn: "",
	familyName: "",
	givenName: "",
	formerName: "",
	birthDate: null,
	sex: null,
	language: "en",
	interpreterNeeded: false,
	voicemailRule: "NOT_RECORDED",
	emailConsent: "NOT_ASKED",
	weightKg: null,
	heightCm: null,
	addressLine: "",
	city: "",
	postalCode: "",
	contacts: [],
	allergies: [],
};

/** Allergies from other systems are shown, but are not ours to change. */
export function valuesOf(patient: PatientResponse): PatientValues {
	return {
		mrn: patient.mrn,
		familyName: patient.familyName,
		givenName: patient.givenName,
		formerName: patient.formerName ?? "",
		birthDate: patient.birthDate,
		sex: patient.sex,
		language: patient.language,
		interpreterNeeded: patient.interpreterNeeded,
		voicemailRule: patient.voicemailRule,
		emailConsent: consentOf(patient),
		weightKg: patient.weightKg ?? null,
		heightCm: patient.heightCm ?? null,
		addressLine: patient.addressLine ?? "",
		city: patient.city ?? "",
		postalCode: patient.postalCode ?? "",
		contacts: patient.contacts.map(({ kind, value, name = "", relation = "", preferred }) => ({
			kind,
			value,
			name,
			relation,
			preferred,
		})),
		allergies: patient.allergies
			.filter(({ imported }) => !imported)
			.map(({ substance, category, reaction = "", severity }) => ({ substance, category, reaction, severity })),
	};
}

/** Of a form that has been checked: the birth date and the sex are there. */
export function requestOf(values: PatientValues): PatientRequest {
	const { birthDate, sex, weightKg, heightCm } = values;
	if (birthDate === null || sex === null) throw new Error("The form was sent before it was checked");
	return {
		mrn: values.mrn.trim(),
		familyName: values.familyName.trim(),
		givenName: values.givenName.trim(),
		...filled("formerName", values.formerName),
		birthDate,
		sex,
		language: values.language,
		interpreterNeeded: values.interpreterNeeded,
		voicemailRule: values.voicemailRule,
		...(values.emailConsent !== "NOT_ASKED" && { emailConsent: values.emailConsent === "YES" }),
		...(weightKg !== null && { weightKg }),
		...(heightCm !== null && { heightCm }),
		...filled("addressLine", values.addressLine),
		...filled("city", values.city),
		...filled("postalCode", values.postalCode),
		contacts: values.contacts.map(({ kind, value, name, relation, preferred }) => ({
			kind,
			value: value.trim(),
			preferred,
			...(kind === "ALTERNATE" && { ...filled("name", name), ...filled("relation", relation) }),
		})),
		allergies: values.allergies.map(({ substance, category, reaction, severity }) => ({
			substance: substance.trim(),
			category,
			severity,
			...filled("reaction", reaction),
		})),
	};
}

export function consentOf({ emailConsent }: Pick<PatientResponse, "emailConsent">): EmailConsent {
	if (emailConsent === undefined) return "NOT_ASKED";
	return emailConsent ? "YES" : "NO";
}

/** What is left blank is not sent: blank is no value. */
export function filled<K extends string>(name: K, text: string): { [P in K]?: string } {
	const words = text.trim();
	return words === "" ? {} : ({ [name]: words } as { [P in K]?: string });
}
