import { Button, Group, Stack } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useFieldArray, useForm } from "react-hook-form";
import { $api, api } from "@/api/client";
import type {
	EpisodeResponse,
	FindingRequest,
	ImagingStudyRequest,
	ImagingStudyResponse,
	VertebralLevel,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDate, type IsoDate } from "@/lib/time";
import { ACUITY_WORDS, choicesOf } from "@/ui/clinicalWords";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./episodes.module.css";
import { ChoiceEntry, DayEntry, LevelEntry, NumberEntry, TextEntry } from "./fields";
import { recorded, useSend } from "./useSend";
import { MODALITY_WORDS, SHAPE_WORDS } from "./words";

const YES_NO = choicesOf({ YES: "clinical.yes", NO: "clinical.no" });
const OF_CLASSES = ["OF1", "OF2", "OF3", "OF4", "OF5"].map((value) => ({ value, label: value }));

export function ImagingTab({ episode }: { episode: EpisodeResponse }) {
	const mayRecord = useMay("WORKUP_RECORD");
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/imaging", {
		params: { path: { id: episode.id } },
	});
	return (
		<Stack gap="sm">
			{error !== null ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : isPending ? (
				<LoadingState rows={3} />
			) : data.length === 0 ? (
				<EmptyState title={t("episode.noImaging")} />
			) : (
				data.map((study) => <Study key={study.id} study={study} />)
			)}
			{mayRecord && <ImagingForm episode={episode} />}
		</Stack>
	);
}

function Study({ study }: { study: ImagingStudyResponse }) {
	const { modality, performedOn, accession, viewerUrl, comment, levelNumberingMethod, findings } = study;
	return (
		<section className={classes["card"]}>
			<h3>{`${t(MODALITY_WORDS[modality])}, ${formatDate(performedOn)}`}</h3>
			<p className={classes["dim"]}>
				{[accession, levelNumberingMethod, comment].filter(Boolean).join(" · ")}{" "}
				{viewerUrl !== undefined && (
					<a href={viewerUrl} target="_blank" rel="noreferrer">
						{t("episode.openViewer")}
					</a>
				)}
			</p>
			{findings.length > 0 && (
				<table className={classes["table"]}>
					<caption className="visually-hidden">{t("episode.findings")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("episode.level")}</th>
							<th scope="col">{t("episode.acuity")}</th>
							<th scope="col">{t("episode.oedema")}</th>
							<th scope="col">{t("episode.heightLoss")}</th>
							<th scope="col">{t("episode.shape")}</th>
							<th scope="col">{t("episode.posteriorWall")}</th>
						</tr>
					</thead>
					<tbody>
						{findings.map((finding) => (
							<tr key={finding.id}>
								<th scope="row">{finding.level}</th>
								<td>{t(ACUITY_WORDS[finding.acuity])}</td>
								<td>{yesNo(finding.oedema)}</td>
								<td>{finding.heightLossPercent ?? t("common.notRecorded")}</td>
								<td>{t(SHAPE_WORDS[finding.shape])}</td>
								<td>{yesNo(finding.posteriorWallIntact)}</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}

function yesNo(value: boolean | undefined): string {
	return value === undefined ? t("common.notRecorded") : t(value ? "clinical.yes" : "clinical.no");
}

type FindingValues = {
	level: VertebralLevel | null;
	acuity: FindingRequest["acuity"];
	shape: FindingRequest["shape"];
	ofClass: NonNullable<FindingRequest["ofClass"]> | null;
	oedema: "YES" | "NO" | null;
	posteriorWallIntact: "YES" | "NO" | null;
	cleft: "YES" | "NO" | null;
	heightLossPercent: number | "";
	retropulsionMm: number | "";
	canalCompromisePercent: number | "";
	kyphoticAngleDegrees: number | "";
};

type ImagingValues = {
	modality: ImagingStudyRequest["modality"] | null;
	performedOn: IsoDate | null;
	accession: string;
	viewerUrl: string;
	levelNumberingMethod: string;
	comment: string;
	findings: FindingValues[];
};

function findingAt(level: VertebralLevel | null): FindingValues {
	return {
		level,
		acuity: "NOT_STATED",
		shape: "NOT_STATED",
		ofClass: null,
		oedema: null,
		posteriorWallIntact: null,
		cleft: null,
		heightLossPercent: "",
		retropulsionMm: "",
		canalCompromisePercent: "",
		kyphoticAngleDegrees: "",
	};
}

function ImagingForm({ episode }: { episode: EpisodeResponse }) {
	const form = useForm<ImagingValues>({
		defaultValues: {
			modality: null,
			performedOn: null,
			accession: "",
			viewerUrl: "",
			levelNumberingMethod: "",
			comment: "",
			findings: [findingAt(episode.fractures[0]?.level ?? null)],
		},
	});
	const { control, handleSubmit, reset } = form;
	const findings = useFieldArray({ control, name: "findings" });
	const { send, busy, errors } = useSend(form);
	const save = async ({ findings: entered, modality, performedOn, ...rest }: ImagingValues) => {
		if (modality === null || performedOn === null) return;
		const body: ImagingStudyRequest = {
			modality,
			performedOn,
			...recorded(rest),
			// Without a level the form is not sent.
			findings: entered.flatMap(({ level, ...finding }) => (level === null ? [] : [requestOf(level, finding)])),
		};
		const saved = await send(
			() => api.POST("/api/episodes/{id}/imaging", { params: { path: { id: episode.id } }, body }),
			t("episode.saved"),
		);
		if (saved) reset();
	};
	return (
		<form
			noValidate
			className={classes["card"]}
			aria-label={t("episode.addImaging")}
			onSubmit={(event) => void handleSubmit(save)(event)}
		>
			<h3>{t("episode.addImaging")}</h3>
			<FormError {...errors} />
			<div className={classes["grid"]}>
				<ChoiceEntry
					control={control}
					name="modality"
					label={t("episode.modality")}
					required
					choices={choicesOf(MODALITY_WORDS)}
				/>
				<DayEntry control={control} name="performedOn" label={t("episode.performedOn")} required />
				<TextEntry control={control} name="accession" label={t("episode.accession")} />
				<TextEntry control={control} name="viewerUrl" label={t("episode.viewerUrl")} />
				<TextEntry control={control} name="levelNumberingMethod" label={t("episode.numberingMethod")} />
				<TextEntry control={control} name="comment" label={t("episode.comment")} />
			</div>
			{findings.fields.map((field, index) => (
				<fieldset key={field.id} className={classes["finding"]}>
					<div className={classes["grid"]}>
						<LevelEntry control={control} name={`findings.${index}.level`} label={t("episode.level")} required />
						<ChoiceEntry
							control={control}
							name={`findings.${index}.acuity`}
							label={t("episode.acuity")}
							required
							choices={choicesOf(ACUITY_WORDS)}
						/>
						<ChoiceEntry
							control={control}
							name={`findings.${index}.oedema`}
							label={t("episode.oedema")}
							choices={YES_NO}
						/>
						<NumberEntry
							control={control}
							name={`findings.${index}.heightLossPercent`}
							label={t("episode.heightLoss")}
						/>
						<ChoiceEntry
							control={control}
							name={`findings.${index}.shape`}
							label={t("episode.shape")}
							required
							choices={choicesOf(SHAPE_WORDS)}
						/>
						<ChoiceEntry
							control={control}
							name={`findings.${index}.ofClass`}
							label={t("episode.ofClass")}
							choices={OF_CLASSES}
						/>
						<ChoiceEntry
							control={control}
							name={`findings.${index}.posteriorWallIntact`}
							label={t("episode.posteriorWall")}
							choices={YES_NO}
						/>
						<NumberEntry
							control={control}
							name={`findings.${index}.retropulsionMm`}
							label={t("episode.retropulsion")}
							decimals={1}
						/>
						<NumberEntry
							control={control}
							name={`findings.${index}.canalCompromisePercent`}
							label={t("episode.canal")}
						/>
						<ChoiceEntry
							control={control}
							name={`findings.${index}.cleft`}
							label={t("episode.cleft")}
							choices={YES_NO}
						/>
						<NumberEntry
							control={control}
							name={`findings.${index}.kyphoticAngleDegrees`}
							label={t("episode.kyphoticAngle")}
							decimals={1}
						/>
					</div>
					<Button
						size="compact-sm"
						variant="subtle"
						color="gray"
						leftSection={<IconTrash aria-hidden size={14} />}
						onClick={() => findings.remove(index)}
					>
						{t("episode.removeFinding", { number: index + 1 })}
					</Button>
				</fieldset>
			))}
			<Group justify="space-between">
				<Button
					size="xs"
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					onClick={() => findings.append(findingAt(null))}
				>
					{t("episode.addFinding")}
				</Button>
				<Button size="xs" type="submit" loading={busy}>
					{t("episode.save")}
				</Button>
			</Group>
		</form>
	);
}

function requestOf(level: VertebralLevel, finding: Omit<FindingValues, "level">): FindingRequest {
	const { acuity, shape, oedema, posteriorWallIntact, cleft, ...rest } = finding;
	const bool = (value: "YES" | "NO" | null) => (value === null ? null : value === "YES");
	return {
		level,
		acuity,
		shape,
		...recorded({
			...rest,
			oedema: bool(oedema),
			posteriorWallIntact: bool(posteriorWallIntact),
			cleft: bool(cleft),
		}),
	};
}
