import type { AccessRoute, Approach, KapUnit, Leak, NotePatient, NoteStatus, Paper, Technique } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import type { Tone } from "@/ui/tones";
import type { NoteValues } from "./noteValues";

export const STATUS_WORDS: Record<NoteStatus, { tone: Tone; label: PlainKey }> = {
	DRAFT: { tone: "amber", label: "notes.draft" },
	SIGNED: { tone: "green", label: "notes.signed" },
};

export const TECHNIQUE_WORDS: Record<Technique, PlainKey> = {
	VERTEBROPLASTY: "notes.vertebroplasty",
	BALLOON_KYPHOPLASTY: "notes.kyphoplasty",
	MECHANICAL_IMPLANT: "notes.implant",
	SACROPLASTY: "notes.sacroplasty",
};

export const ROUTE_WORDS: Record<AccessRoute, PlainKey> = {
	TRANSPEDICULAR: "notes.transpedicular",
	PARAPEDICULAR: "notes.parapedicular",
	EXTRAPEDICULAR: "notes.extrapedicular",
};

export const SIDE_WORDS: Record<Approach, PlainKey> = {
	LEFT: "notes.left",
	BOTH: "notes.both",
	RIGHT: "notes.right",
};

export const LEAK_WORDS: Record<Leak, PlainKey> = {
	NONE: "notes.leakNone",
	TYPE_B: "notes.leakB",
	TYPE_S: "notes.leakS",
	TYPE_C: "notes.leakC",
	TYPE_D: "notes.leakD",
};

export const PAPER_WORDS: Record<Paper, PlainKey> = {
	A4: "notes.paperA4",
	LETTER: "notes.paperLetter",
};

/** Units are the same in every language. */
export const KAP_UNITS: Record<KapUnit, string> = {
	GY_CM2: "Gy·cm²",
	UGY_M2: "µGy·m²",
	MGY_CM2: "mGy·cm²",
};

export type Choice<V extends string> = { value: V; label: string };

export function choicesOf<V extends string>(words: Readonly<Record<V, PlainKey>>): Choice<V>[] {
	return (Object.entries(words) as [V, PlainKey][]).map(([value, key]) => ({ value, label: t(key) }));
}

export function nameOf({ familyName, givenName }: Pick<NotePatient, "familyName" | "givenName">): string {
	return `${familyName}, ${givenName}`;
}

export function bornMrn({ birthDate, mrn }: Pick<NotePatient, "birthDate" | "mrn">): string {
	return t("notes.bornMrn", { born: formatDate(birthDate), mrn });
}

/** The fields of a note by name, to say where two people wrote. */
export const FIELD_WORDS: Record<keyof NoteValues, PlainKey> = {
	indication: "notes.indication",
	positionPatient: "notes.position",
	sedationProtocolCode: "notes.sedation",
	antibiotic: "notes.antibiotic",
	timeOutPatient: "notes.timeOutPatient",
	timeOutLevels: "notes.timeOutLevels",
	timeOutFirstName: "notes.firstName",
	timeOutSecondName: "notes.secondName",
	numberingMethod: "notes.numberingMethod",
	startedAt: "notes.started",
	endedAt: "notes.ended",
	fluoroscopyMinutes: "notes.fluoroscopy",
	airKermaMGy: "notes.airKerma",
	kapValue: "notes.kap",
	kapUnit: "notes.kapUnit",
	levelsJustification: "notes.justification",
	complications: "notes.complications",
	impression: "notes.impression",
	plan: "notes.plan",
	freeText: "notes.freeText",
	levels: "notes.sectionLevels",
};
