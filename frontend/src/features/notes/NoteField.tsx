import type { FieldPath } from "react-hook-form";
import { $api } from "@/api/client";
import { type PlainKey, t } from "@/i18n/t";
import {
	ChoicesField,
	DayField,
	LongField,
	MomentField,
	NumberField,
	SelectField,
	type Span,
	TextField,
	TickField,
} from "./fields";
import type { LevelValues, NoteValues } from "./noteValues";
import {
	type Choice,
	choicesOf,
	FIELD_WORDS,
	KAP_UNITS,
	LEAK_WORDS,
	LEVEL_FIELD_WORDS,
	ROUTE_WORDS,
	SIDE_WORDS,
	TECHNIQUE_WORDS,
} from "./words";

/** How a value is entered, wherever that is. */
type Entry =
	| { as: "text"; longest: number; hint?: PlainKey }
	| { as: "long"; longest: number; hint?: PlainKey }
	| { as: "number"; decimals: number; signed?: boolean }
	| { as: "choices" | "units"; choices: () => readonly Choice<string>[] }
	| { as: "protocol" | "day" | "moment" | "tick" };

const NOTE_ENTRIES: Readonly<Record<Exclude<keyof NoteValues, "levels">, Entry>> = {
	indication: { as: "long", longest: 4000 },
	timeOutPatient: { as: "tick" },
	timeOutLevels: { as: "tick" },
	timeOutFirstName: { as: "text", longest: 120 },
	timeOutSecondName: { as: "text", longest: 120 },
	numberingMethod: { as: "text", longest: 500, hint: "notes.numberingHint" },
	sedationProtocolCode: { as: "protocol" },
	positionPatient: { as: "text", longest: 60 },
	antibiotic: { as: "text", longest: 200, hint: "notes.antibioticHint" },
	startedAt: { as: "moment" },
	endedAt: { as: "moment" },
	fluoroscopyMinutes: { as: "number", decimals: 1 },
	airKermaMGy: { as: "number", decimals: 1 },
	kapValue: { as: "number", decimals: 3 },
	kapUnit: { as: "units", choices: () => Object.entries(KAP_UNITS).map(([value, label]) => ({ value, label })) },
	fluoroscopyFrames: { as: "number", decimals: 0 },
	levelsJustification: { as: "long", longest: 1000 },
	complications: { as: "long", longest: 4000, hint: "notes.complicationsHint" },
	impression: { as: "long", longest: 4000 },
	plan: { as: "long", longest: 4000 },
	freeText: { as: "long", longest: 8000 },
};

/** The level itself is a row of the spine, and a lot of the catalogue is looked up: neither is an entry of its own. */
type LevelEntry = Exclude<
	keyof LevelValues,
	"level" | "balloonLotId" | "cementLotId" | "lotNotInCatalogue" | "beyondStock"
>;

const LEVEL_ENTRIES: Readonly<Record<LevelEntry, Entry>> = {
	technique: { as: "choices", choices: () => choicesOf(TECHNIQUE_WORDS) },
	approach: { as: "choices", choices: () => choicesOf(ROUTE_WORDS) },
	side: { as: "choices", choices: () => choicesOf(SIDE_WORDS) },
	needleGauge: { as: "number", decimals: 0 },
	biopsy: { as: "choices", choices: yesNo },
	balloonModel: { as: "text", longest: 120 },
	balloonVolumeMl: { as: "number", decimals: 1 },
	balloonPeakPressurePsi: { as: "number", decimals: 0 },
	cementProduct: { as: "text", longest: 120 },
	cementLot: { as: "text", longest: 60 },
	cementExpiry: { as: "day" },
	cementMlLeft: { as: "number", decimals: 1 },
	cementMlRight: { as: "number", decimals: 1 },
	cementMixingMinutes: { as: "number", decimals: 1 },
	leak: { as: "choices", choices: () => choicesOf(LEAK_WORDS) },
	leakSite: { as: "text", longest: 200 },
	leakSymptomatic: { as: "choices", choices: yesNo },
	leakAction: { as: "text", longest: 1000 },
	heightBeforeMm: { as: "number", decimals: 1 },
	heightAfterMm: { as: "number", decimals: 1 },
	kyphoticAngleDegrees: { as: "number", decimals: 1, signed: true },
	cementUnits: { as: "number", decimals: 0 },
	balloonUnits: { as: "number", decimals: 0 },
};

function yesNo(): Choice<string>[] {
	return [
		{ value: "NO", label: t("notes.no") },
		{ value: "YES", label: t("notes.yes") },
	];
}

type Entries = Readonly<Record<string, Entry | undefined>>;
type Labels = Readonly<Record<string, PlainKey | undefined>>;

type Props = { name: FieldPath<NoteValues>; span?: Span };

/** The field of one value, in the form or out of the report text. Nothing for what is not an entry of its own. */
export function NoteField({ name, span = "one" }: Props) {
	const [first = "", , ofLevel] = name.split(".");
	const entries: Entries = ofLevel === undefined ? NOTE_ENTRIES : LEVEL_ENTRIES;
	const words: Labels = ofLevel === undefined ? FIELD_WORDS : LEVEL_FIELD_WORDS;
	const [entry, label] = [entries[ofLevel ?? first], words[ofLevel ?? first]];
	if (entry === undefined || label === undefined) return null;
	const at = { name, label: t(label), span };
	switch (entry.as) {
		case "text":
			return <TextField {...at} longest={entry.longest} {...(entry.hint !== undefined && { hint: t(entry.hint) })} />;
		case "long":
			return <LongField {...at} longest={entry.longest} {...(entry.hint !== undefined && { hint: t(entry.hint) })} />;
		case "number":
			return <NumberField {...at} decimals={entry.decimals} signed={entry.signed ?? false} />;
		case "choices":
			return <ChoicesField {...at} choices={entry.choices()} />;
		case "units":
			return <SelectField {...at} choices={entry.choices()} />;
		case "protocol":
			return <ProtocolField {...at} />;
		case "day":
			return <DayField {...at} />;
		case "moment":
			return <MomentField {...at} />;
		case "tick":
			return <TickField {...at} />;
	}
}

function ProtocolField(at: { name: FieldPath<NoteValues>; label: string; span: Span }) {
	const protocols = $api.useQuery("get", "/api/sedation-protocols", {}, { staleTime: 10 * 60_000 });
	const choices = (protocols.data ?? []).map(({ code, name }) => ({ value: code, label: name }));
	return <SelectField {...at} choices={choices} />;
}
