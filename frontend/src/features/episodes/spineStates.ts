import type {
	DecisionResponse,
	FindingResponse,
	FractureResponse,
	ImagingStudyResponse,
	PlannedLevel,
	TreatedLevelResponse,
	VertebralLevel,
} from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { type FractureShape, type SpineLevelState, VERTEBRAL_LEVELS } from "@/ui/Spine";
import { ACCESS_WORDS, ACUITY_WORDS } from "./words";

export type SpineFacts = {
	fractures: readonly FractureResponse[];
	studies: readonly ImagingStudyResponse[];
	planned: readonly PlannedLevel[];
	treated: readonly TreatedLevelResponse[];
};

const SHAPE_WORDS = {
	WEDGE: "episodes.shapeWedge",
	BICONCAVE: "episodes.shapeBiconcave",
	CRUSH: "episodes.shapeCrush",
} as const;

type Seen = Omit<FindingResponse, "id">;

/** What was said last of each level; where the newest study is silent, the one before still speaks. */
export function newestFindings(studies: readonly ImagingStudyResponse[]): ReadonlyMap<VertebralLevel, Seen> {
	const seen = new Map<VertebralLevel, Seen>();
	for (const { findings } of studies.toSorted((one, other) => one.performedOn.localeCompare(other.performedOn))) {
		for (const finding of findings) {
			const before = seen.get(finding.level);
			seen.set(finding.level, {
				...before,
				...finding,
				acuity: finding.acuity === "NOT_STATED" ? (before?.acuity ?? "NOT_STATED") : finding.acuity,
				shape: finding.shape === "NOT_STATED" ? (before?.shape ?? "NOT_STATED") : finding.shape,
			});
		}
	}
	return seen;
}

export function plannedOf(decision: DecisionResponse | undefined): readonly PlannedLevel[] {
	return decision?.outcome === "ACCEPTED" ? decision.levels : [];
}

/** A treated level shows its treatment, a planned one its plan, else a fracture what was told or seen of it. */
export function spineStates({ fractures, studies, planned, treated }: SpineFacts): SpineLevelState[] {
	const findings = newestFindings(studies);
	return VERTEBRAL_LEVELS.flatMap((level) => {
		const finding = findings.get(level);
		const fracture = fractures.find((each) => each.level === level);
		const plan = planned.find((each) => each.level === level);
		const treatment = treated.find((each) => each.level === level);
		const state = bodyOf(level, finding);
		const seen = wordsOf(finding, fracture);
		if (treatment !== undefined) {
			return [
				marked(
					{ ...state, status: "treated", ...(treatment.side !== undefined && { approach: treatment.side }) },
					t("episodes.calloutTreated", { level }),
					[cementOf(treatment), treatment.side === undefined ? undefined : t(ACCESS_WORDS[treatment.side])],
				),
			];
		}
		if (plan !== undefined) {
			return [
				marked({ ...state, status: "planned", approach: plan.approach }, t("episodes.calloutPlanned", { level }), [
					t(ACCESS_WORDS[plan.approach]),
					...seen,
				]),
			];
		}
		if (finding?.acuity === "OLD_HEALED") {
			return [marked({ ...state, status: "healed" }, t("episodes.calloutHealed", { level }), seen)];
		}
		if (fracture === undefined && (finding === undefined || finding.shape === "NONE")) return [];
		return [marked({ ...state, status: "fractured" }, t("episodes.calloutFractured", { level }), seen)];
	});
}

function bodyOf(level: VertebralLevel, finding: Seen | undefined): Omit<SpineLevelState, "status"> {
	const shape = finding === undefined ? undefined : shapeOf(finding);
	return {
		level,
		...(shape !== undefined && { shape }),
		...(finding?.heightLossPercent !== undefined && { heightLossPercent: finding.heightLossPercent }),
	};
}

function shapeOf({ shape }: Seen): FractureShape | undefined {
	return shape === "NONE" || shape === "NOT_STATED" ? undefined : shape;
}

function wordsOf(finding: Seen | undefined, fracture: FractureResponse | undefined): readonly (string | undefined)[] {
	const shape = finding === undefined ? undefined : shapeOf(finding);
	return [
		shape === undefined ? undefined : t(SHAPE_WORDS[shape]),
		finding?.heightLossPercent === undefined
			? undefined
			: t("episodes.lossOf", { percent: formatNumber(finding.heightLossPercent) }),
		finding?.oedema === undefined ? undefined : t(finding.oedema ? "episodes.oedema" : "episodes.noOedema"),
		fracture === undefined ? undefined : t(ACUITY_WORDS[fracture.acuity]),
	];
}

/** The sum of both sides; unknown when neither is recorded. */
function cementOf({ cementMlLeft, cementMlRight }: TreatedLevelResponse): string | undefined {
	if (cementMlLeft === undefined && cementMlRight === undefined) return undefined;
	return t("episodes.cement", { ml: formatNumber((cementMlLeft ?? 0) + (cementMlRight ?? 0), 1) });
}

function marked(state: SpineLevelState, title: string, words: readonly (string | undefined)[]): SpineLevelState {
	const detail = words.filter((word) => word !== undefined).join(" · ");
	return { ...state, callout: { title, detail: detail === "" ? t("common.notRecorded") : detail } };
}
