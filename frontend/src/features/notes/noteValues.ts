import type {
	AccessRoute,
	Approach,
	KapUnit,
	Leak,
	NoteRequest,
	NoteResponse,
	Technique,
	TreatedLevelRequest,
	TreatedLevelResponse,
	VertebralLevel,
} from "@/api/schema";
import { numberOf, type Typed } from "@/lib/numbers";
import type { IsoDate, IsoInstant } from "@/lib/time";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";

export type LevelValues = {
	level: VertebralLevel;
	technique: Technique | null;
	approach: AccessRoute | null;
	side: Approach | null;
	needleGauge: Typed;
	biopsy: "YES" | "NO" | null;
	balloonModel: string;
	/** Lot of the catalogue; null when the model was typed. */
	balloonLotId: string | null;
	balloonVolumeMl: Typed;
	balloonPeakPressurePsi: Typed;
	cementProduct: string;
	cementLot: string;
	/** Lot of the catalogue; null when it was typed. */
	cementLotId: string | null;
	lotNotInCatalogue: boolean;
	cementExpiry: IsoDate | null;
	cementMlLeft: Typed;
	cementMlRight: Typed;
	cementMixingMinutes: Typed;
	leak: Leak | null;
	leakSite: string;
	leakSymptomatic: "YES" | "NO" | null;
	leakAction: string;
	heightBeforeMm: Typed;
	heightAfterMm: Typed;
	kyphoticAngleDegrees: Typed;
	/** Units of the lot opened for this level; empty where the mix of another level served, or nobody counted. */
	cementUnits: Typed;
	balloonUnits: Typed;
	beyondStock: boolean;
};

export type NoteValues = {
	indication: string;
	positionPatient: string;
	sedationProtocolCode: string | null;
	antibiotic: string;
	timeOutPatient: boolean;
	timeOutLevels: boolean;
	timeOutFirstName: string;
	timeOutSecondName: string;
	numberingMethod: string;
	startedAt: IsoInstant | null;
	endedAt: IsoInstant | null;
	fluoroscopyMinutes: Typed;
	airKermaMGy: Typed;
	kapValue: Typed;
	kapUnit: KapUnit | null;
	fluoroscopyFrames: Typed;
	levelsJustification: string;
	complications: string;
	impression: string;
	plan: string;
	freeText: string;
	levels: LevelValues[];
};

/** What booking and vetting fill in. */
const FROM_BOOKING = ["indication", "sedationProtocolCode", "levels"] as const;
/** What the record of the day fills in, perhaps while the note is open. */
export const FROM_DAY = [
	"timeOutPatient",
	"timeOutLevels",
	"timeOutFirstName",
	"timeOutSecondName",
	"numberingMethod",
	"startedAt",
	"endedAt",
] as const;

type Written = Omit<NoteRequest, "touched">;

export function valuesOf(note: Written): NoteValues {
	return {
		indication: note.indication ?? "",
		positionPatient: note.positionPatient ?? "",
		sedationProtocolCode: note.sedationProtocolCode ?? null,
		antibiotic: note.antibiotic ?? "",
		timeOutPatient: note.timeOutPatient ?? false,
		timeOutLevels: note.timeOutLevels ?? false,
		timeOutFirstName: note.timeOutFirstName ?? "",
		timeOutSecondName: note.timeOutSecondName ?? "",
		numberingMethod: note.numberingMethod ?? "",
		startedAt: note.startedAt ?? null,
		endedAt: note.endedAt ?? null,
		fluoroscopyMinutes: note.fluoroscopyMinutes ?? "",
		airKermaMGy: note.airKermaMGy ?? "",
		kapValue: note.kapValue ?? "",
		kapUnit: note.kapUnit ?? null,
		fluoroscopyFrames: note.fluoroscopyFrames ?? "",
		levelsJustification: note.levelsJustification ?? "",
		complications: note.complications ?? "",
		impression: note.impression ?? "",
		plan: note.plan ?? "",
		freeText: note.freeText ?? "",
		levels: note.levels.map(levelValuesOf),
	};
}

function levelValuesOf(level: TreatedLevelResponse): LevelValues {
	return {
		level: level.level,
		technique: level.technique ?? null,
		approach: level.approach ?? null,
		side: level.side ?? null,
		needleGauge: level.needleGauge ?? "",
		biopsy: yesNo(level.biopsy),
		balloonModel: level.balloonModel ?? "",
		balloonLotId: level.balloonLotId ?? null,
		balloonVolumeMl: level.balloonVolumeMl ?? "",
		balloonPeakPressurePsi: level.balloonPeakPressurePsi ?? "",
		cementProduct: level.cementProduct ?? "",
		cementLot: level.cementLot ?? "",
		cementLotId: level.cementLotId ?? null,
		lotNotInCatalogue: level.lotNotInCatalogue ?? false,
		cementExpiry: level.cementExpiry ?? null,
		cementMlLeft: level.cementMlLeft ?? "",
		cementMlRight: level.cementMlRight ?? "",
		cementMixingMinutes: level.cementMixingMinutes ?? "",
		leak: level.leak ?? null,
		leakSite: level.leakSite ?? "",
		leakSymptomatic: yesNo(level.leakSymptomatic),
		leakAction: level.leakAction ?? "",
		heightBeforeMm: level.heightBeforeMm ?? "",
		heightAfterMm: level.heightAfterMm ?? "",
		kyphoticAngleDegrees: level.kyphoticAngleDegrees ?? "",
		cementUnits: level.cementUnits ?? "",
		balloonUnits: level.balloonUnits ?? "",
		beyondStock: level.beyondStock ?? false,
	};
}

/** A level just added is treated the way its neighbour was; what was implanted is never assumed. */
export function newLevel(level: VertebralLevel, technique: Technique | null): LevelValues {
	return { ...levelValuesOf({ level }), technique };
}

/** How a level was treated, for the one below it; what was measured at the vertebra itself stays its own. */
export function copiedDown(from: LevelValues, to: LevelValues): LevelValues {
	return {
		...from,
		level: to.level,
		biopsy: to.biopsy,
		leak: to.leak,
		leakSite: to.leakSite,
		leakSymptomatic: to.leakSymptomatic,
		leakAction: to.leakAction,
		heightBeforeMm: to.heightBeforeMm,
		heightAfterMm: to.heightAfterMm,
		kyphoticAngleDegrees: to.kyphoticAngleDegrees,
		// One kit often serves two levels: copied, it would be counted twice.
		cementUnits: to.cementUnits,
		balloonUnits: to.balloonUnits,
		beyondStock: to.beyondStock,
	};
}

/** Where it stands among the others, head to tail. */
export function placeOf(level: VertebralLevel, levels: readonly LevelValues[]): number {
	const rank = VERTEBRAL_LEVELS.indexOf(level);
	const after = levels.findIndex((other) => VERTEBRAL_LEVELS.indexOf(other.level) > rank);
	return after === -1 ? levels.length : after;
}

/** What is empty is left out: the server keeps "not recorded", never "". */
export function requestOf(values: NoteValues, touched: readonly string[]): NoteRequest {
	return {
		...given({
			indication: textOf(values.indication),
			positionPatient: textOf(values.positionPatient),
			sedationProtocolCode: values.sedationProtocolCode ?? undefined,
			antibiotic: textOf(values.antibiotic),
			timeOutPatient: values.timeOutPatient || undefined,
			timeOutLevels: values.timeOutLevels || undefined,
			timeOutFirstName: textOf(values.timeOutFirstName),
			timeOutSecondName: textOf(values.timeOutSecondName),
			numberingMethod: textOf(values.numberingMethod),
			startedAt: values.startedAt ?? undefined,
			endedAt: values.endedAt ?? undefined,
			fluoroscopyMinutes: numberOf(values.fluoroscopyMinutes),
			airKermaMGy: numberOf(values.airKermaMGy),
			kapValue: numberOf(values.kapValue),
			kapUnit: values.kapUnit ?? undefined,
			fluoroscopyFrames: numberOf(values.fluoroscopyFrames),
			levelsJustification: textOf(values.levelsJustification),
			complications: textOf(values.complications),
			impression: textOf(values.impression),
			plan: textOf(values.plan),
			freeText: textOf(values.freeText),
		}),
		levels: values.levels.map(levelRequestOf),
		touched: [...touched].sort(),
	};
}

function levelRequestOf(level: LevelValues): TreatedLevelRequest {
	return {
		level: level.level,
		...given({
			technique: level.technique ?? undefined,
			approach: level.approach ?? undefined,
			side: level.side ?? undefined,
			needleGauge: numberOf(level.needleGauge),
			biopsy: truth(level.biopsy),
			balloonModel: textOf(level.balloonModel),
			balloonLotId: level.balloonLotId ?? undefined,
			balloonVolumeMl: numberOf(level.balloonVolumeMl),
			balloonPeakPressurePsi: numberOf(level.balloonPeakPressurePsi),
			cementProduct: textOf(level.cementProduct),
			cementLot: textOf(level.cementLot),
			cementLotId: level.cementLotId ?? undefined,
			lotNotInCatalogue: level.lotNotInCatalogue || undefined,
			cementExpiry: level.cementExpiry ?? undefined,
			cementMlLeft: numberOf(level.cementMlLeft),
			cementMlRight: numberOf(level.cementMlRight),
			cementMixingMinutes: numberOf(level.cementMixingMinutes),
			leak: level.leak ?? undefined,
			leakSite: textOf(level.leakSite),
			leakSymptomatic: truth(level.leakSymptomatic),
			leakAction: textOf(level.leakAction),
			heightBeforeMm: numberOf(level.heightBeforeMm),
			heightAfterMm: numberOf(level.heightAfterMm),
			kyphoticAngleDegrees: numberOf(level.kyphoticAngleDegrees),
			cementUnits: numberOf(level.cementUnits),
			balloonUnits: numberOf(level.balloonUnits),
			beyondStock: level.beyondStock || undefined,
		}),
	};
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function given<T extends object>(entries: T): Given<T> {
	return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as Given<T>;
}

function textOf(text: string): string | undefined {
	const trimmed = text.trim();
	return trimmed === "" ? undefined : trimmed;
}

function yesNo(value: boolean | undefined): "YES" | "NO" | null {
	return value === undefined ? null : value ? "YES" : "NO";
}

function truth(value: "YES" | "NO" | null): boolean | undefined {
	return value === null ? undefined : value === "YES";
}

/** Prefilled fields somebody has looked at; the server names those nobody has. */
export function touchedOf(note: Pick<NoteResponse, "prefilled"> & Written): string[] {
	const filled = FROM_DAY.filter((field) => note[field] !== undefined);
	return [...FROM_BOOKING, ...filled].filter((field) => !note.prefilled.includes(field));
}

/** What the server filled in or took from the catalogue while this was saved, where nobody has typed since. */
export function takeFilled(sent: NoteValues, mine: NoteValues, saved: NoteValues): NoteValues {
	return merge(sent, mine, saved).values;
}

/** A value both wrote; `level` is missing for a field of the note itself. */
export type Conflict = {
	level?: VertebralLevel;
	/** "level" where one removed what the other wrote. */
	field: keyof NoteValues | keyof LevelValues;
	mine: unknown;
	theirs: unknown;
};

export type Merge = { values: NoteValues; conflicts: Conflict[] };

/**
 * Puts what was typed here on a version somebody else saved meanwhile. Where only one side changed, that side holds; where
 * both did, what was typed here holds and both values are named, so that a person chooses.
 */
export function merge(base: NoteValues, mine: NoteValues, theirs: NoteValues): Merge {
	const conflicts: Conflict[] = [];
	const scalars = mergeFields(base, mine, theirs, (field) =>
		conflicts.push({ field, mine: mine[field], theirs: theirs[field] }),
	);
	const of = (values: NoteValues, level: VertebralLevel) => values.levels.find((other) => other.level === level);
	const levels = VERTEBRAL_LEVELS.flatMap((level) => {
		const [was, my, their] = [of(base, level), of(mine, level), of(theirs, level)];
		if (my !== undefined && their !== undefined) {
			return [
				mergeFields(was ?? levelValuesOf({ level }), my, their, (field) =>
					conflicts.push({ level, field, mine: my[field], theirs: their[field] }),
				),
			];
		}
		// Added on one side, or removed on one side.
		const only = my ?? their;
		if (only === undefined) return [];
		if (was === undefined) return [only];
		if (same(was, only)) return [];
		conflicts.push({ level, field: "level", mine: my, theirs: their });
		return [only];
	});
	return { values: { ...scalars, levels }, conflicts };
}

/** The note with their value in place of mine. */
export function withTheirs(values: NoteValues, { level, field, theirs }: Conflict): NoteValues {
	if (level === undefined) return { ...values, [field]: theirs };
	const others = values.levels.filter((other) => other.level !== level);
	const own = values.levels.find((other) => other.level === level);
	const next =
		field === "level"
			? (theirs as LevelValues | undefined)
			: own === undefined
				? undefined
				: { ...own, [field]: theirs };
	if (next === undefined) return { ...values, levels: others };
	const place = placeOf(level, others);
	return { ...values, levels: [...others.slice(0, place), next, ...others.slice(place)] };
}

function mergeFields<T extends object>(base: T, mine: T, theirs: T, onBoth: (field: keyof T) => void): T {
	const merged = { ...theirs };
	for (const field of Object.keys(theirs) as (keyof T)[]) {
		if (field === "levels" || same(mine[field], base[field]) || same(mine[field], theirs[field])) continue;
		if (!same(theirs[field], base[field])) onBoth(field);
		merged[field] = mine[field];
	}
	return merged;
}

function same(one: unknown, other: unknown): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
