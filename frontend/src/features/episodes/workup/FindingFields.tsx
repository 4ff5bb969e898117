import "@/i18n/workup";
import { type FieldPath, type FieldValues, useWatch } from "react-hook-form";
import type {
	FindingAcuity,
	FindingRequest,
	FindingResponse,
	FractureShape,
	Modality,
	OfClass,
	VertebralLevel,
} from "@/api/schema";
import { t } from "@/i18n/t";
import { numberOf, type Typed } from "@/lib/numbers";
import { classNames } from "@/ui/classNames";
import classes from "../episodes.module.css";
import { NumberField, present, SelectField, type Ternary, TernaryField, TextField, truthOf, wordsOf } from "../fields";
import { choicesOf } from "../words";
import { LEVEL_CHOICES } from "./LevelsField";
import { FINDING_ACUITY_WORDS, OF_CLASSES, SHAPE_WORDS } from "./words";

export type FindingValues = {
	level: VertebralLevel | null;
	acuity: FindingAcuity;
	shape: FractureShape;
	oedema: Ternary;
	heightLossPercent: Typed;
	genantGrade: string | null;
	genantReason: string;
	ofClass: OfClass | null;
	posteriorWallIntact: Ternary;
	retropulsionMm: Typed;
	canalCompromisePercent: Typed;
	cleft: Ternary;
	kyphoticAngleDegrees: Typed;
	anteriorHeightMm: Typed;
	middleHeightMm: Typed;
	posteriorHeightMm: Typed;
	referenceHeightMm: Typed;
};

export function newFinding(level: VertebralLevel | null): FindingValues {
	return {
		level,
		acuity: "NOT_STATED",
		shape: "NOT_STATED",
		oedema: "unknown",
		heightLossPercent: "",
		genantGrade: null,
		genantReason: "",
		ofClass: null,
		posteriorWallIntact: "unknown",
		retropulsionMm: "",
		canalCompromisePercent: "",
		cleft: "unknown",
		kyphoticAngleDegrees: "",
		anteriorHeightMm: "",
		middleHeightMm: "",
		posteriorHeightMm: "",
		referenceHeightMm: "",
	};
}

function ternaryOf(answer: boolean | undefined): Ternary {
	return answer === undefined ? "unknown" : answer ? "yes" : "no";
}

/** The grade is left to be computed again unless somebody had a reason for another. */
export function valuesOf(finding: FindingResponse): FindingValues {
	return {
		level: finding.level,
		acuity: finding.acuity,
		shape: finding.shape,
		oedema: ternaryOf(finding.oedema),
		heightLossPercent: finding.heightLossPercent ?? "",
		genantGrade:
			finding.genantGrade === undefined ||
			(finding.genantReason === undefined && finding.heightLossPercent !== undefined)
				? null
				: String(finding.genantGrade),
		genantReason: finding.genantReason ?? "",
		ofClass: finding.ofClass ?? null,
		posteriorWallIntact: ternaryOf(finding.posteriorWallIntact),
		retropulsionMm: finding.retropulsionMm ?? "",
		canalCompromisePercent: finding.canalCompromisePercent ?? "",
		cleft: ternaryOf(finding.cleft),
		kyphoticAngleDegrees: finding.kyphoticAngleDegrees ?? "",
		anteriorHeightMm: finding.anteriorHeightMm ?? "",
		middleHeightMm: finding.middleHeightMm ?? "",
		posteriorHeightMm: finding.posteriorHeightMm ?? "",
		referenceHeightMm: finding.referenceHeightMm ?? "",
	};
}

/** `undefined` while no level is chosen. */
export function findingRequest(finding: FindingValues): FindingRequest | undefined {
	if (finding.level === null) return undefined;
	return present<FindingRequest>({
		level: finding.level,
		acuity: finding.acuity,
		shape: finding.shape,
		oedema: truthOf(finding.oedema),
		heightLossPercent: numberOf(finding.heightLossPercent),
		genantGrade: finding.genantGrade === null ? undefined : numberOf(finding.genantGrade),
		genantReason: wordsOf(finding.genantReason),
		ofClass: finding.ofClass ?? undefined,
		posteriorWallIntact: truthOf(finding.posteriorWallIntact),
		retropulsionMm: numberOf(finding.retropulsionMm),
		canalCompromisePercent: numberOf(finding.canalCompromisePercent),
		cleft: truthOf(finding.cleft),
		kyphoticAngleDegrees: numberOf(finding.kyphoticAngleDegrees),
		anteriorHeightMm: numberOf(finding.anteriorHeightMm),
		middleHeightMm: numberOf(finding.middleHeightMm),
		posteriorHeightMm: numberOf(finding.posteriorHeightMm),
		referenceHeightMm: numberOf(finding.referenceHeightMm),
	});
}

const GRADES = ["0", "1", "2", "3"].map((grade) => ({ value: grade, label: grade }));

type Props = {
	/** Where the finding lies in the form: "" or "findings.0.". */
	at: string;
	/** A scan has uptake where an MRI has oedema. */
	modality: Modality | null;
	/** Without it the level is chosen here. */
	fixedLevel?: boolean;
};

/** The fields of one vertebra, for the form of a study and for one level alone. */
export function FindingFields<T extends FieldValues>({ at, modality, fixedLevel = false }: Props) {
	const name = (field: keyof FindingValues) => `${at}${field}` as FieldPath<T>;
	const grade: unknown = useWatch<T>({ name: name("genantGrade") });
	const uptake = modality === "SPECT_CT" || modality === "BONE_SCAN";
	return (
		<>
			<div className={classNames(classes["grid"], classes["three"])}>
				{!fixedLevel && (
					<SelectField<T>
						name={name("level")}
						label={t("workup.level")}
						required={t("workup.levelRequired")}
						data={LEVEL_CHOICES}
						searchable
					/>
				)}
				<SelectField<T>
					name={name("acuity")}
					label={t("workup.acuity")}
					required={t("episodes.choose")}
					data={choicesOf(FINDING_ACUITY_WORDS)}
				/>
				<SelectField<T>
					name={name("shape")}
					label={t("workup.shape")}
					required={t("episodes.choose")}
					data={choicesOf(SHAPE_WORDS)}
				/>
				<TernaryField<T> name={name("oedema")} label={t(uptake ? "workup.uptake" : "workup.oedema")} />
				<TernaryField<T> name={name("posteriorWallIntact")} label={t("workup.wallIntact")} />
				<TernaryField<T> name={name("cleft")} label={t("workup.cleft")} />
				<NumberField<T>
					name={name("heightLossPercent")}
					label={t("workup.heightLoss")}
					min={0}
					max={100}
					decimals={1}
					unit="%"
				/>
				<SelectField<T>
					name={name("genantGrade")}
					label={t("workup.genant")}
					description={t("workup.genantHint")}
					data={GRADES}
				/>
				{typeof grade === "string" && grade !== "" && (
					<TextField<T> name={name("genantReason")} label={t("workup.genantReason")} maxLength={500} />
				)}
				<SelectField<T>
					name={name("ofClass")}
					label={t("workup.ofClass")}
					data={OF_CLASSES.map((ofClass) => ({ value: ofClass, label: ofClass }))}
				/>
				<NumberField<T>
					name={name("kyphoticAngleDegrees")}
					label={t("workup.kyphosis")}
					min={-90}
					max={90}
					decimals={1}
					unit="°"
				/>
				<NumberField<T>
					name={name("retropulsionMm")}
					label={t("workup.retropulsion")}
					min={0}
					max={40}
					decimals={1}
					unit="mm"
				/>
				<NumberField<T>
					name={name("canalCompromisePercent")}
					label={t("workup.canal")}
					min={0}
					max={100}
					decimals={1}
					unit="%"
				/>
			</div>
			<fieldset className={classes["fieldset"]}>
				<legend className={classes["legend"]}>{t("workup.heights")}</legend>
				<p className={classes["dim"]}>{t("workup.heightsHint")}</p>
				<div className={classNames(classes["grid"], classes["three"])}>
					<Height<T> name={name("anteriorHeightMm")} label={t("workup.heightAnterior")} />
					<Height<T> name={name("middleHeightMm")} label={t("workup.heightMiddle")} />
					<Height<T> name={name("posteriorHeightMm")} label={t("workup.heightPosterior")} />
					<Height<T> name={name("referenceHeightMm")} label={t("workup.heightReference")} />
				</div>
			</fieldset>
		</>
	);
}

function Height<T extends FieldValues>({ name, label }: { name: FieldPath<T>; label: string }) {
	return <NumberField<T> name={name} label={label} min={1} max={60} decimals={1} unit="mm" />;
}
