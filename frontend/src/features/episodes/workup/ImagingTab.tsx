import "@/i18n/workup";
import { ActionIcon, Button, MultiSelect } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconExternalLink, IconPlus, IconRadioactive, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { FormProvider, useController, useFieldArray, useForm, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import type {
	EpisodeResponse,
	FindingResponse,
	ImagingStudyRequest,
	ImagingStudyResponse,
	Modality,
	MriSequence,
	TransitionalAnatomy,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatNumber, formatQuantity, numberOf, type Typed } from "@/lib/numbers";
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
import { DateField, LongTextField, NumberField, present, SelectField, TextField, wordsOf } from "../fields";
import { useImaging, useRenewEpisodes } from "../queries";
import { choicesOf } from "../words";
import { FindingFields, type FindingValues, findingRequest, newFinding } from "./FindingFields";
import { detailsOf, Flags, summaryOf } from "./findingWords";
import { ImagingRecency } from "./ImagingRecency";
import { FINDING_ACUITY_WORDS, MODALITY_WORDS, SEQUENCE_WORDS, SHAPE_WORDS, TRANSITIONAL_WORDS } from "./words";

type StudyValues = {
	modality: Modality | null;
	performedOn: IsoDate | null;
	accession: string;
	viewerUrl: string;
	levelNumberingMethod: string;
	comment: string;
	sequences: MriSequence[];
	transitionalAnatomy: TransitionalAnatomy | null;
	transitionalNote: string;
	densityTScore: Typed;
	findings: FindingValues[];
};

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
			<ImagingRecency episodeId={episode.id} />
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
	const {
		modality,
		performedOn,
		accession,
		viewerUrl,
		levelNumberingMethod,
		comment,
		findings,
		transitionalAnatomy,
		transitionalNote,
	} = study;
	const name = `${t(MODALITY_WORDS[modality])}, ${formatDate(performedOn)}`;
	const meta = [
		accession === undefined ? undefined : t("workup.studyMeta", { accession }),
		study.sequences.length === 0 ? undefined : study.sequences.map((each) => t(SEQUENCE_WORDS[each])).join(", "),
		levelNumberingMethod === undefined ? undefined : t("workup.studyNumbering", { method: levelNumberingMethod }),
		transitionalAnatomy === undefined || transitionalAnatomy === "NONE"
			? undefined
			: [t(TRANSITIONAL_WORDS[transitionalAnatomy]), transitionalNote].filter((word) => word !== undefined).join(": "),
		study.densityTScore === undefined ? undefined : `${t("workup.tScore")} ${formatNumber(study.densityTScore, 1)}`,
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
							<Flags finding={finding} />
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
	{
		id: "details",
		header: t("workup.details"),
		cell: (finding) => (
			<>
				{detailsOf(finding)}
				<Flags finding={finding} />
			</>
		),
	},
];

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
			sequences: [],
			transitionalAnatomy: null,
			transitionalNote: "",
			densityTScore: "",
			findings: episode.fractures.map(({ level }) => newFinding(level)),
		},
	});
	const modality = useWatch({ control: form.control, name: "modality" });
	const transitional = useWatch({ control: form.control, name: "transitionalAnatomy" });
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
				<SelectField<StudyValues>
					name="transitionalAnatomy"
					label={t("workup.transitional")}
					data={choicesOf(TRANSITIONAL_WORDS)}
				/>
				{transitional !== null && transitional !== "NONE" && (
					<TextField<StudyValues> name="transitionalNote" label={t("workup.transitionalNote")} maxLength={500} />
				)}
				{modality === "MRI" && <SequencesField />}
				{modality === "DXA" && (
					<NumberField<StudyValues> name="densityTScore" label={t("workup.tScore")} min={-8} max={6} decimals={1} />
				)}
			</div>
			<FormProvider {...form}>
				<Findings />
			</FormProvider>
			<LongTextField<StudyValues> name="comment" label={t("workup.comment")} maxLength={2000} />
		</EntryForm>
	);
}

const SEQUENCES = Object.keys(SEQUENCE_WORDS) as MriSequence[];

function SequencesField() {
	const { field } = useController<StudyValues, "sequences">({ name: "sequences" });
	return (
		<MultiSelect
			ref={field.ref}
			label={t("workup.sequences")}
			data={choicesOf(SEQUENCE_WORDS)}
			hidePickedOptions
			value={field.value}
			onBlur={field.onBlur}
			onChange={(next) => field.onChange(SEQUENCES.filter((each) => next.includes(each)))}
		/>
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
	const modality = useWatch<StudyValues, "modality">({ name: "modality" });
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
			<FindingFields<StudyValues> at={`findings.${index}.`} modality={modality} />
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
		sequences: modality === "MRI" && values.sequences.length > 0 ? values.sequences : undefined,
		transitionalAnatomy: values.transitionalAnatomy ?? undefined,
		transitionalNote: wordsOf(values.transitionalNote),
		densityTScore: modality === "DXA" ? numberOf(values.densityTScore) : undefined,
		findings: findings.flatMap((finding) => findingRequest(finding) ?? []),
	});
}
