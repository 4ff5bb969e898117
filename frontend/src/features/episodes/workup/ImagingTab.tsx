import { ActionIcon, Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconExternalLink, IconPlus, IconRadioactive, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { FormProvider, useFieldArray, useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type {
	EpisodeResponse,
	FindingAcuity,
	FindingRequest,
	FindingResponse,
	FractureShape,
	ImagingStudyRequest,
	ImagingStudyResponse,
	Modality,
	OfClass,
	VertebralLevel,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatNumber, formatQuantity } from "@/lib/numbers";
import { formatDate, type IsoDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import {
	DateField,
	LongTextField,
	NumberField,
	numberOf,
	present,
	SelectField,
	type Ternary,
	TernaryField,
	TextField,
	type Typed,
	truthOf,
	wordsOf,
} from "../fields";
import { useImaging, useRenewEpisodes } from "../queries";
import { choicesOf } from "../words";
import { LEVEL_CHOICES } from "./LevelsField";
import { FINDING_ACUITY_WORDS, MODALITY_WORDS, OF_CLASSES, SHAPE_WORDS } from "./words";

type FindingValues = {
	level: VertebralLevel | null;
	acuity: FindingAcuity;
	shape: FractureShape;
	oedema: Ternary;
	heightLossPercent: Typed;
	ofClass: OfClass | null;
	posteriorWallIntact: Ternary;
	retropulsionMm: Typed;
	canalCompromisePercent: Typed;
	cleft: Ternary;
	kyphoticAngleDegrees: Typed;
};

type StudyValues = {
	modality: Modality | null;
	performedOn: IsoDate | null;
	accession: string;
	viewerUrl: string;
	levelNumberingMethod: string;
	comment: string;
	findings: FindingValues[];
};

function newFinding(level: VertebralLevel | null): FindingValues {
	return {
		level,
		acuity: "NOT_STATED",
		shape: "NOT_STATED",
		oedema: "unknown",
		heightLossPercent: "",
		ofClass: null,
		posteriorWallIntact: "unknown",
		retropulsionMm: "",
		canalCompromisePercent: "",
		cleft: "unknown",
		kyphoticAngleDegrees: "",
	};
}

export function ImagingTab({ episode }: { episode: EpisodeResponse }) {
	const imaging = useImaging(episode.id);
	const mayRecord = useMay("WORKUP_RECORD");
	const [recording, setRecording] = useState(false);
	const add = mayRecord && (
		<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setRecording(true)}>
			{t("workup.addStudy")}
		</Button>
	);
	const studies = imaging.data?.toSorted((one, other) => other.performedOn.localeCompare(one.performedOn));
	return (
		<>
			<div className={classes["tabHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.tabImaging")}</h2>
				{add}
			</div>
			{studies === undefined ? (
				imaging.isError ? (
					<ErrorState error={imaging.error} onRetry={() => void imaging.refetch()} />
				) : (
					<LoadingState rows={4} />
				)
			) : studies.length === 0 ? (
				<EmptyState icon={IconRadioactive} title={t("workup.imagingEmptyTitle")} text={t("workup.imagingEmptyText")} />
			) : (
				<div className={classes["stack"]}>
					{studies.map((study) => (
						<Study key={study.id} study={study} />
					))}
				</div>
			)}
			<FormDrawer title={t("workup.addStudy")} wide opened={recording} onClose={() => setRecording(false)}>
				<StudyForm episode={episode} onDone={() => setRecording(false)} />
			</FormDrawer>
		</>
	);
}

/** `compact` writes the findings as lines, for a narrow column. */
export function Study({ study, compact = false }: { study: ImagingStudyResponse; compact?: boolean }) {
	const { modality, performedOn, accession, viewerUrl, levelNumberingMethod, comment, findings } = study;
	const name = `${t(MODALITY_WORDS[modality])}, ${formatDate(performedOn)}`;
	const meta = [
		accession === undefined ? undefined : t("workup.studyMeta", { accession }),
		levelNumberingMethod === undefined ? undefined : t("workup.studyNumbering", { method: levelNumberingMethod }),
	].filter((word) => word !== undefined);
	return (
		<section className={classes["card"]} aria-label={name}>
			<div className={classes["panelHead"]}>
				<h3 className={classes["panelTitle"]}>{name}</h3>
				<span className={classes["line"]}>
					<span className={classes["dim"]}>{meta.join(" · ")}</span>
					{viewerUrl !== undefined && (
						<a href={viewerUrl} target="_blank" rel="noopener noreferrer" className={classes["link"]}>
							{t("workup.openViewer")} <IconExternalLink aria-hidden size={13} />
						</a>
					)}
				</span>
			</div>
			{comment !== undefined && <p>{comment}</p>}
			{findings.length === 0 ? (
				<p className={classes["dim"]}>{t("workup.noFindings")}</p>
			) : compact ? (
				<ul className={classes["rows"]}>
					{findings.map((finding) => (
						<li key={finding.id}>
							<span>
								<strong>{finding.level}</strong> {summaryOf(finding)}
							</span>
							<span className={classes["dim"]}>{detailsOf(finding)}</span>
						</li>
					))}
				</ul>
			) : (
				<DataTable
					caption={t("workup.findingsCaption", { study: name })}
					columns={FINDING_COLUMNS}
					rows={findings}
					rowKey={({ id }) => id}
				/>
			)}
		</section>
	);
}

const FINDING_COLUMNS: readonly Column<FindingResponse>[] = [
	{ id: "level", header: t("workup.level"), cell: ({ level }) => level, width: 56 },
	{ id: "acuity", header: t("workup.acuity"), cell: ({ acuity }) => t(FINDING_ACUITY_WORDS[acuity]) },
	{ id: "shape", header: t("workup.shape"), cell: ({ shape }) => t(SHAPE_WORDS[shape]) },
	{
		id: "loss",
		header: t("workup.heightLoss"),
		cell: ({ heightLossPercent }) => formatQuantity(heightLossPercent, "%"),
	},
	{
		id: "oedema",
		header: t("workup.oedema"),
		cell: ({ oedema }) => t(oedema === undefined ? "common.notRecorded" : oedema ? "episodes.yes" : "episodes.no"),
	},
	{ id: "of", header: t("workup.ofClass"), cell: ({ ofClass }) => ofClass ?? t("common.notRecorded") },
	{ id: "details", header: t("workup.details"), cell: detailsOf },
];

function summaryOf({ acuity, shape, heightLossPercent, oedema, ofClass }: FindingResponse): string {
	return [
		t(FINDING_ACUITY_WORDS[acuity]).toLowerCase(),
		t(SHAPE_WORDS[shape]).toLowerCase(),
		`${t("workup.heightLoss").toLowerCase()} ${formatQuantity(heightLossPercent, "%")}`,
		oedema === undefined
			? `${t("workup.oedema").toLowerCase()} ${t("common.notRecorded")}`
			: t(oedema ? "episodes.oedema" : "episodes.noOedema"),
		...(ofClass === undefined ? [] : [ofClass]),
	].join(", ");
}

function detailsOf(finding: FindingResponse): string {
	const { posteriorWallIntact: wall, cleft, retropulsionMm, canalCompromisePercent, kyphoticAngleDegrees } = finding;
	const words = [
		wall === undefined ? undefined : t(wall ? "workup.wallYes" : "workup.wallNo"),
		cleft === undefined ? undefined : t(cleft ? "workup.cleftYes" : "workup.cleftNo"),
		retropulsionMm === undefined
			? undefined
			: t("workup.detailRetropulsion", { value: formatQuantity(retropulsionMm, "mm", 1) }),
		canalCompromisePercent === undefined
			? undefined
			: t("workup.detailCanal", { value: formatQuantity(canalCompromisePercent, "%") }),
		kyphoticAngleDegrees === undefined
			? undefined
			: t("workup.detailKyphosis", { value: `${formatNumber(kyphoticAngleDegrees)}°` }),
		finding.genantGrade === undefined ? undefined : t("workup.detailGenant", { grade: finding.genantGrade }),
	].filter((word) => word !== undefined);
	return words.length === 0 ? t("common.notRecorded") : words.join(", ");
}

function StudyForm({ episode, onDone }: { episode: EpisodeResponse; onDone: () => void }) {
	const today = localDate(useNow(), useZone());
	const renew = useRenewEpisodes();
	const form = useForm<StudyValues>({
		defaultValues: {
			modality: null,
			performedOn: null,
			accession: "",
			viewerUrl: "",
			levelNumberingMethod: "",
			comment: "",
			findings: episode.fractures.map(({ level }) => newFinding(level)),
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const record = $api.useMutation("post", "/api/episodes/{id}/imaging", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = (values: StudyValues) => {
		clear();
		const request = requestOf(values);
		if (request !== undefined) record.mutate({ params: { path: { id: episode.id } }, body: request });
	};
	return (
		<EntryForm
			label={t("workup.studyForm")}
			form={form}
			refusal={refusal}
			submit={t("workup.saveStudy")}
			busy={record.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<div className={classNames(classes["grid"], classes["three"])}>
				<SelectField<StudyValues>
					name="modality"
					label={t("workup.modality")}
					required={t("workup.modalityRequired")}
					data={choicesOf(MODALITY_WORDS)}
				/>
				<DateField<StudyValues>
					name="performedOn"
					label={t("workup.performedOn")}
					required={t("workup.performedOnRequired")}
					max={today}
				/>
				<TextField<StudyValues> name="accession" label={t("workup.accession")} maxLength={60} />
				<TextField<StudyValues>
					name="levelNumberingMethod"
					label={t("workup.numbering")}
					description={t("workup.numberingHint")}
					maxLength={500}
				/>
				<TextField<StudyValues>
					name="viewerUrl"
					label={t("workup.viewerUrl")}
					description={t("workup.viewerUrlHint")}
					maxLength={500}
				/>
			</div>
			<FormProvider {...form}>
				<Findings />
			</FormProvider>
			<LongTextField<StudyValues> name="comment" label={t("workup.comment")} maxLength={2000} />
		</EntryForm>
	);
}

const MOST_FINDINGS = 30;

function Findings() {
	const { fields, append, remove } = useFieldArray<StudyValues, "findings">({ name: "findings" });
	return (
		<>
			{fields.map(({ id }, index) => (
				<Finding key={id} index={index} onRemove={() => remove(index)} />
			))}
			<div>
				<Button
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					disabled={fields.length >= MOST_FINDINGS}
					onClick={() => append(newFinding(null))}
				>
					{t("workup.addFinding")}
				</Button>
			</div>
		</>
	);
}

function Finding({ index, onRemove }: { index: number; onRemove: () => void }) {
	const number = index + 1;
	return (
		<fieldset className={classes["fieldset"]}>
			<legend className={classes["legend"]}>
				<span className={classes["legendRow"]}>
					{t("workup.findingOf", { number })}
					<ActionIcon aria-label={t("workup.removeFinding", { number })} color="gray" onClick={onRemove}>
						<IconTrash aria-hidden size={15} />
					</ActionIcon>
				</span>
			</legend>
			<div className={classNames(classes["grid"], classes["three"])}>
				<SelectField<StudyValues>
					name={`findings.${index}.level`}
					label={t("workup.level")}
					required={t("workup.levelRequired")}
					data={LEVEL_CHOICES}
					searchable
				/>
				<SelectField<StudyValues>
					name={`findings.${index}.acuity`}
					label={t("workup.acuity")}
					required={t("episodes.choose")}
					data={choicesOf(FINDING_ACUITY_WORDS)}
				/>
				<SelectField<StudyValues>
					name={`findings.${index}.shape`}
					label={t("workup.shape")}
					required={t("episodes.choose")}
					data={choicesOf(SHAPE_WORDS)}
				/>
				<TernaryField<StudyValues> name={`findings.${index}.oedema`} label={t("workup.oedema")} />
				<TernaryField<StudyValues> name={`findings.${index}.posteriorWallIntact`} label={t("workup.wallIntact")} />
				<TernaryField<StudyValues> name={`findings.${index}.cleft`} label={t("workup.cleft")} />
				<NumberField<StudyValues>
					name={`findings.${index}.heightLossPercent`}
					label={t("workup.heightLoss")}
					min={0}
					max={100}
					unit="%"
				/>
				<SelectField<StudyValues>
					name={`findings.${index}.ofClass`}
					label={t("workup.ofClass")}
					data={OF_CLASSES.map((ofClass) => ({ value: ofClass, label: ofClass }))}
				/>
				<NumberField<StudyValues>
					name={`findings.${index}.kyphoticAngleDegrees`}
					label={t("workup.kyphosis")}
					min={-90}
					max={90}
					unit="°"
				/>
				<NumberField<StudyValues>
					name={`findings.${index}.retropulsionMm`}
					label={t("workup.retropulsion")}
					min={0}
					max={40}
					decimals={1}
					unit="mm"
				/>
				<NumberField<StudyValues>
					name={`findings.${index}.canalCompromisePercent`}
					label={t("workup.canal")}
					min={0}
					max={100}
					unit="%"
				/>
			</div>
		</fieldset>
	);
}

function requestOf(values: StudyValues): ImagingStudyRequest | undefined {
	const { modality, performedOn, findings } = values;
	if (modality === null || performedOn === null) return undefined;
	return present<ImagingStudyRequest>({
		modality,
		performedOn,
		accession: wordsOf(values.accession),
		viewerUrl: wordsOf(values.viewerUrl),
		levelNumberingMethod: wordsOf(values.levelNumberingMethod),
		comment: wordsOf(values.comment),
		findings: findings.flatMap(({ level, ...finding }) =>
			level === null
				? []
				: [
						present<FindingRequest>({
							level,
							acuity: finding.acuity,
							shape: finding.shape,
							oedema: truthOf(finding.oedema),
							heightLossPercent: numberOf(finding.heightLossPercent),
							ofClass: finding.ofClass ?? undefined,
							posteriorWallIntact: truthOf(finding.posteriorWallIntact),
							retropulsionMm: numberOf(finding.retropulsionMm),
							canalCompromisePercent: numberOf(finding.canalCompromisePercent),
							cleft: truthOf(finding.cleft),
							kyphoticAngleDegrees: numberOf(finding.kyphoticAngleDegrees),
						}),
					],
		),
	});
}
