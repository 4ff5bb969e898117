import type {
	AccessRoute,
	Approach,
	KapUnit,
	Leak,
	NoteStatus,
	NoteVersionReason,
	Paper,
	Technique,
	VertebralLevel,
} from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatDate, formatDateTime, type Zone } from "@/lib/time";
import type { Tone } from "@/ui/tones";
import type { LevelValues, NoteValues } from "./noteValues";

export const STATUS_WORDS: Record<NoteStatus, { tone: Tone; label: PlainKey }> = {
	DRAFT: { tone: "amber", label: "notes.draft" },
	SIGNED: { tone: "green", label: "notes.signed" },
	VOIDED: { tone: "red", label: "notes.voided" },
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
	fluoroscopyFrames: "notes.frames",
	levelsJustification: "notes.justification",
	complications: "notes.complications",
	impression: "notes.impression",
	plan: "notes.plan",
	freeText: "notes.freeText",
	levels: "notes.sectionLevels",
};

export const LEVEL_FIELD_WORDS: Record<keyof LevelValues, PlainKey> = {
	level: "notes.fieldLevel",
	technique: "notes.technique",
	approach: "notes.approach",
	side: "notes.side",
	needleGauge: "notes.needleGauge",
	biopsy: "notes.biopsy",
	balloonModel: "notes.balloonModel",
	balloonLotId: "notes.balloonLot",
	balloonVolumeMl: "notes.balloonVolume",
	balloonPeakPressurePsi: "notes.balloonPressure",
	cementProduct: "notes.cementProduct",
	cementLot: "notes.cementLot",
	cementLotId: "notes.lotFromCatalogue",
	lotNotInCatalogue: "notes.lotNotInCatalogue",
	cementExpiry: "notes.cementExpiry",
	cementMlLeft: "notes.cementLeft",
	cementMlRight: "notes.cementRight",
	cementMixingMinutes: "notes.mixing",
	leak: "notes.leak",
	leakSite: "notes.leakSite",
	leakSymptomatic: "notes.leakSymptomatic",
	leakAction: "notes.leakAction",
	heightBeforeMm: "notes.heightBefore",
	heightAfterMm: "notes.heightAfter",
	kyphoticAngleDegrees: "notes.kyphoticAngle",
	cementUnits: "notes.cementUnits",
	balloonUnits: "notes.balloonUnits",
	beyondStock: "notes.beyondStock",
};

export const REASON_WORDS: Record<NoteVersionReason, PlainKey> = {
	DRAFTING: "notes.versionDraft",
	TAKE_OVER: "notes.versionTakeOver",
	SIGNED: "notes.signed",
};

/** "L1 · Cement lot" for a field of a level. */
export function fieldLabel({ level, field }: { level?: VertebralLevel; field: string }): string {
	const words: Readonly<Record<string, PlainKey | undefined>> = level === undefined ? FIELD_WORDS : LEVEL_FIELD_WORDS;
	const key = words[field];
	const name = key === undefined ? field : t(key);
	return level === undefined ? name : `${level} · ${name}`;
}

const VALUE_WORDS: Readonly<Record<string, Readonly<Record<string, PlainKey>>>> = {
	technique: TECHNIQUE_WORDS,
	approach: ROUTE_WORDS,
	side: SIDE_WORDS,
	leak: LEAK_WORDS,
};

/** A value of a note as a person reads it, whether it comes from the form or from a kept version. */
export function shownValue(field: string, value: unknown, zone: Zone): string {
	if (value === undefined || value === null || value === "") return t("common.notRecorded");
	if (typeof value === "object") return t("notes.valuePresent");
	const text = String(value);
	if (text === "true" || text === "YES") return t("notes.yes");
	if (text === "false" || text === "NO") return t("notes.no");
	const words = VALUE_WORDS[field]?.[text];
	if (words !== undefined) return t(words);
	if (field === "kapUnit") return (KAP_UNITS as Readonly<Record<string, string>>)[text] ?? text;
	if (field === "startedAt" || field === "endedAt") return formatDateTime(text, zone);
	if (field === "cementExpiry") return formatDate(text);
	if (field === "cementLotId" || field === "balloonLotId") return t("notes.valuePresent");
	return text;
}
