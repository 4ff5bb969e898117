import type {
	NoteRequest,
	NoteResponse,
	TreatedLevelRequest,
	TreatedLevelResponse,
	VertebralLevel,
} from "@/api/schema";
import type { IsoDate, IsoInstant } from "@/lib/time";

type Num = number | "";

export type LevelValues = {
	level: VertebralLevel;
	technique: NonNullable<TreatedLevelResponse["technique"]> | null;
	approach: NonNullable<TreatedLevelResponse["approach"]> | null;
	side: NonNullable<TreatedLevelResponse["side"]> | null;
	needleGauge: Num;
	biopsy: boolean;
	balloonModel: string;
	balloonVolumeMl: Num;
	balloonPeakPressurePsi: Num;
	cementProduct: string;
	cementLot: string;
	cementExpiry: IsoDate | null;
	cementMlLeft: Num;
	cementMlRight: Num;
	leak: NonNullable<TreatedLevelResponse["leak"]> | null;
	leakSite: string;
	leakSymptomatic: "YES" | "NO" | null;
	leakAction: string;
	heightBeforeMm: Num;
	heightAfterMm: Num;
	kyphoticAngleDegrees: Num;
};

/** What the form holds: every field has a value, "" or null where nothing was entered. */
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
	fluoroscopyMinutes: Num;
	airKermaMGy: Num;
	kapValue: Num;
	kapUnit: NonNullable<NoteResponse["kapUnit"]> | null;
	levelsJustification: string;
	complications: string;
	impression: string;
	plan: string;
	freeText: string;
	levels: LevelValues[];
};

export function valuesOf(note: NoteResponse): NoteValues {
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
		levelsJustification: note.levelsJustification ?? "",
		complications: note.complications ?? "",
		impression: note.impression ?? "",
		plan: note.plan ?? "",
		freeText: note.freeText ?? "",
		levels: note.levels.map(levelValuesOf),
	};
}

export function newLevel(level: VertebralLevel): LevelValues {
	return levelValuesOf({ level });
}

function levelValuesOf(treated: TreatedLevelResponse): LevelValues {
	return {
		level: treated.level,
		technique: treated.technique ?? null,
		approach: treated.approach ?? null,
		side: treated.side ?? null,
		needleGauge: treated.needleGauge ?? "",
		biopsy: treated.biopsy ?? false,
		balloonModel: treated.balloonModel ?? "",
		balloonVolumeMl: treated.balloonVolumeMl ?? "",
		balloonPeakPressurePsi: treated.balloonPeakPressurePsi ?? "",
		cementProduct: treated.cementProduct ?? "",
		cementLot: treated.cementLot ?? "",
		cementExpiry: treated.cementExpiry ?? null,
		cementMlLeft: treated.cementMlLeft ?? "",
		cementMlRight: treated.cementMlRight ?? "",
		leak: treated.leak ?? null,
		leakSite: treated.leakSite ?? "",
		leakSymptomatic: treated.leakSymptomatic === undefined ? null : treated.leakSymptomatic ? "YES" : "NO",
		leakAction: treated.leakAction ?? "",
		heightBeforeMm: treated.heightBeforeMm ?? "",
		heightAfterMm: treated.heightAfterMm ?? "",
		kyphoticAngleDegrees: treated.kyphoticAngleDegrees ?? "",
	};
}

/** Empty fields are left out: they are "not recorded". A tick that is not set says nothing either. */
export function requestOf({ levels, ...note }: NoteValues, touched: readonly string[]): NoteRequest {
	return { ...recorded(note), levels: levels.map(levelRequestOf), touched: [...touched] };
}

function levelRequestOf({ level, biopsy, leakSymptomatic, ...rest }: LevelValues): TreatedLevelRequest {
	return {
		level,
		biopsy,
		...(leakSymptomatic !== null && { leakSymptomatic: leakSymptomatic === "YES" }),
		...recorded(rest),
	};
}

type Recorded<T> = { [K in keyof T]?: Exclude<T[K], "" | null | false> };

function recorded<T extends object>(values: T): Recorded<T> {
	return Object.fromEntries(
		Object.entries(values).filter(
			([, value]) => value !== null && value !== false && !(typeof value === "string" && value.trim() === ""),
		),
	) as Recorded<T>;
}
