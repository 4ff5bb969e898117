import { ActionIcon, Alert, Button, Group, SegmentedControl, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { Controller, useFieldArray, useForm, useWatch } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api, api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type {
	Approach,
	EpisodeResponse,
	Guidance,
	ImagingStudyResponse,
	Technique,
	Urgency,
	VertebralLevel,
	VettingOutcome,
	VettingRequest,
} from "@/api/schema";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import {
	ACUITY_WORDS,
	APPROACH_WORDS,
	choicesOf,
	EPISODE_STATUS,
	GUIDANCE_WORDS,
	INDICATION_WORDS,
	identityOf,
	MECHANISM_WORDS,
	nameOf,
	RED_FLAG_WORDS,
	TECHNIQUE_WORDS,
	URGENCY_TONES,
	URGENCY_WORDS,
} from "@/ui/clinicalWords";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { Spine, type SpineLevelState, VERTEBRAL_LEVELS } from "@/ui/Spine";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./vetting.module.css";

/** The radiologist's decision on one referral. */
export function VettingPage({ episodeId }: { episodeId: string }) {
	const params = { path: { id: episodeId } };
	const episode = useQuery({
		queryKey: ["vetting", episodeId],
		queryFn: () => versioned(api.GET("/api/episodes/{id}", { params })),
	});
	const imaging = $api.useQuery("get", "/api/episodes/{id}/imaging", { params });
	if (episode.error !== null) return <ErrorState error={episode.error} onRetry={() => void episode.refetch()} />;
	if (episode.isPending) return <LoadingState rows={10} />;
	return <Vetting key={episode.data.etag} episode={episode.data} studies={imaging.data ?? []} />;
}

type VettingValues = {
	technique: Technique | null;
	levels: { level: VertebralLevel; approach: Approach }[];
	sedationProtocolCode: string | null;
	guidance: Guidance | null;
	urgency: Urgency;
	reason: string;
	relativeContraindications: { code: string; note: string }[];
};

function Vetting({
	episode,
	studies,
}: {
	episode: Versioned<EpisodeResponse>;
	studies: readonly ImagingStudyResponse[];
}) {
	const { data, etag } = episode;
	const today = localDate(useNow(), useZone());
	const open = data.status === "REFERRED" || data.status === "INFORMATION_REQUESTED";
	const form = useForm<VettingValues>({
		defaultValues: {
			technique: null,
			levels: [],
			sedationProtocolCode: null,
			guidance: null,
			urgency: data.urgency,
			reason: "",
			relativeContraindications: [],
		},
	});
	const levels = useWatch({ control: form.control, name: "levels" });
	const toggle = (level: VertebralLevel) =>
		form.setValue(
			"levels",
			levels.some((chosen) => chosen.level === level)
				? levels.filter((chosen) => chosen.level !== level)
				: [...levels, { level, approach: "BOTH" as const }].toSorted(
						(a, b) => VERTEBRAL_LEVELS.indexOf(a.level) - VERTEBRAL_LEVELS.indexOf(b.level),
					),
			{ shouldDirty: true },
		);
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("vetting.title", { name: nameOf(data.patient) })}
				subtitle={identityOf(data.patient, today)}
				actions={
					<Button
						variant="default"
						renderRoot={(props) => <Link {...props} to="/episodes/$episodeId" params={{ episodeId: data.id }} />}
					>
						{t("vetting.openEpisode")}
					</Button>
				}
			>
				<StatusChip tone={URGENCY_TONES[data.urgency]} label={t(URGENCY_WORDS[data.urgency])} />
			</PageHeader>
			<div className={classes["columns"]}>
				<section className={classes["panel"]} aria-labelledby="referral">
					<h2 id="referral">{t("vetting.referral")}</h2>
					<Referral episode={data} />
					<h2>{t("vetting.imaging")}</h2>
					<Imaging studies={studies} />
				</section>
				<section className={classes["panel"]} aria-labelledby="spine">
					<h2 id="spine">{t("vetting.spine")}</h2>
					{open && <p className={classes["help"]}>{t("vetting.spineHelp")}</p>}
					<Picture episode={data} levels={levels} {...(open && { onToggle: toggle })} />
				</section>
				<section className={classes["panel"]} aria-labelledby="decision">
					<h2 id="decision">{t("vetting.decision")}</h2>
					{open ? (
						<DecisionForm episode={data} etag={etag} form={form} onRemove={toggle} />
					) : (
						<Decided episode={data} />
					)}
				</section>
			</div>
		</div>
	);
}

function Referral({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const { redFlags, fractures, referrer, painAtRest, painOnMovement, nonSurgicalCare, goals } = episode;
	return (
		<>
			<div className={classes["flags"]}>
				{redFlags.length === 0 ? (
					<StatusChip tone="grey" variant="plain" label={t("clinical.noRedFlags")} />
				) : (
					redFlags.map((flag) => <StatusChip key={flag} tone="red" label={t(RED_FLAG_WORDS[flag])} />)
				)}
			</div>
			<ul className={classes["list"]}>
				{fractures.map(({ id, level, onset, mechanism, acuity }) => (
					<li key={id}>
						{t("vetting.fracture", {
							level,
							onset: formatDate(onset),
							mechanism: t(MECHANISM_WORDS[mechanism]).toLowerCase(),
							acuity: t(ACUITY_WORDS[acuity]).toLowerCase(),
						})}
					</li>
				))}
			</ul>
			<dl className={classes["facts"]}>
				<dt>{t("vetting.painOnMovement")}</dt>
				<dd>{t("clinical.outOfTen", { score: painOnMovement })}</dd>
				<dt>{t("vetting.painAtRest")}</dt>
				<dd>{painAtRest === undefined ? t("common.notRecorded") : t("clinical.outOfTen", { score: painAtRest })}</dd>
				<dt>{t("vetting.indication")}</dt>
				<dd>{t(INDICATION_WORDS[episode.indication])}</dd>
				<dt>{t("vetting.careSoFar")}</dt>
				<dd>{nonSurgicalCare ?? t("common.notRecorded")}</dd>
				<dt>{t("vetting.goals")}</dt>
				<dd>{goals ?? t("common.notRecorded")}</dd>
				<dt>{t("vetting.referrer")}</dt>
				<dd>{[referrer.name, referrer.organisation, referrer.phone].filter(Boolean).join(", ")}</dd>
				<dt>{t("vetting.referredAt")}</dt>
				<dd>{formatDateTime(episode.referredAt, zone)}</dd>
				<dt>{t("vetting.coverageEnds")}</dt>
				<dd>{formatDate(episode.coverageEnds)}</dd>
			</dl>
		</>
	);
}

function Imaging({ studies }: { studies: readonly ImagingStudyResponse[] }) {
	if (studies.length === 0) return <p className={classes["help"]}>{t("vetting.noImaging")}</p>;
	return (
		<ul className={classes["list"]}>
			{studies.map(({ id, modality, performedOn, comment, findings }) => (
				<li key={id}>
					<strong>{`${modality} ${formatDate(performedOn)}`}</strong> {comment}
					<ul className={classes["list"]}>
						{findings.map((finding) => (
							<li key={finding.id}>
								{[
									`${finding.level}: ${t(ACUITY_WORDS[finding.acuity]).toLowerCase()}`,
									finding.oedema !== undefined &&
										t(finding.oedema ? "vetting.findingOedema" : "vetting.findingNoOedema"),
									finding.heightLossPercent !== undefined &&
										t("vetting.findingHeightLoss", { percent: finding.heightLossPercent }),
								]
									.filter(Boolean)
									.join(", ")}
							</li>
						))}
					</ul>
				</li>
			))}
		</ul>
	);
}

type PictureProps = {
	episode: EpisodeResponse;
	levels: VettingValues["levels"];
	onToggle?: (level: VertebralLevel) => void;
};

function Picture({ episode, levels, onToggle }: PictureProps) {
	const [selected, setSelected] = useState<VertebralLevel | null>(null);
	const { fractures, decision } = episode;
	const states = useMemo(() => {
		const planned = decision?.outcome === "ACCEPTED" ? decision.levels : levels;
		const byLevel = new Map<VertebralLevel, SpineLevelState>();
		for (const { level, onset, acuity } of fractures) {
			byLevel.set(level, {
				level,
				status: "fractured",
				callout: { title: level, detail: `${t(ACUITY_WORDS[acuity])}, ${formatDate(onset)}` },
			});
		}
		for (const { level, approach } of planned) {
			byLevel.set(level, {
				level,
				status: "planned",
				approach,
				callout: { title: level, detail: t(APPROACH_WORDS[approach]) },
			});
		}
		return [...byLevel.values()];
	}, [fractures, decision, levels]);
	return (
		<Spine
			levels={states}
			label={t("vetting.spine")}
			selected={selected}
			maxHeight={620}
			{...(onToggle !== undefined && {
				onSelect: setSelected,
				onToggle: (level: VertebralLevel) => {
					setSelected(level);
					onToggle(level);
				},
			})}
		/>
	);
}

type FormProps = {
	episode: EpisodeResponse;
	etag: string;
	form: ReturnType<typeof useForm<VettingValues>>;
	onRemove: (level: VertebralLevel) => void;
};

function DecisionForm({ episode, etag, form, onRemove }: FormProps) {
	const navigate = useNavigate();
	const queryClient = useQueryClient();
	const { control, register, setError, setFocus, formState, getValues, clearErrors } = form;
	const levels = useWatch({ control, name: "levels" });
	const contraindications = useFieldArray({ control, name: "relativeContraindications" });
	const protocols = $api.useQuery("get", "/api/sedation-protocols");
	const [problem, setProblem] = useState<ProblemError>();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const [busy, setBusy] = useState<VettingOutcome>();

	const decide = async (outcome: VettingOutcome) => {
		const values = getValues();
		clearErrors();
		setMessages([]);
		setProblem(undefined);
		setBusy(outcome);
		try {
			await api.POST("/api/episodes/{id}/vetting", {
				params: { path: { id: episode.id }, header: ifMatch(etag) },
				body: requestOf(values, outcome),
			});
			notifications.show({ message: t("vetting.saved", { word: t(EPISODE_STATUS[outcome].word).toLowerCase() }) });
			await queryClient.invalidateQueries();
			await navigate({ to: "/episodes/$episodeId", params: { episodeId: episode.id } });
		} catch (error) {
			const refused = asProblem(error);
			if (refused.isStale) {
				notifications.show({ color: "red", message: t("vetting.stale"), autoClose: false });
				await queryClient.invalidateQueries({ queryKey: ["vetting", episode.id] });
				return;
			}
			setMessages(applyProblemToForm(refused, setError));
			if (refused.errors.length === 0) setProblem(refused);
		} finally {
			setBusy(undefined);
		}
	};

	return (
		<form noValidate onSubmit={(event) => event.preventDefault()}>
			<Stack gap="sm">
				<FormError errors={formState.errors} onFocus={setFocus} problem={problem} messages={messages} />
				<Controller
					control={control}
					name="technique"
					render={({ field, fieldState }) => (
						<Select
							{...field}
							size="xs"
							label={t("vetting.technique")}
							data={choicesOf(TECHNIQUE_WORDS)}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<fieldset>
					<legend>{t("vetting.plannedLevels")}</legend>
					{levels.length === 0 && <p className={classes["help"]}>{t("vetting.noLevels")}</p>}
					<Stack gap={6}>
						{levels.map(({ level }, index) => (
							<div key={level} className={classes["level"]}>
								<span className={classes["levelName"]}>{level}</span>
								<Controller
									control={control}
									name={`levels.${index}.approach`}
									render={({ field }) => (
										<SegmentedControl
											size="xs"
											data={choicesOf(APPROACH_WORDS)}
											value={field.value}
											onChange={(value) => field.onChange(value)}
											aria-label={t("vetting.approach", { level })}
										/>
									)}
								/>
								<ActionIcon
									variant="subtle"
									color="gray"
									aria-label={t("vetting.remove", { level })}
									onClick={() => onRemove(level)}
								>
									<IconTrash aria-hidden size={16} />
								</ActionIcon>
							</div>
						))}
					</Stack>
					{formState.errors.levels?.message !== undefined && (
						<p role="alert" className={classes["help"]}>
							{formState.errors.levels.message}
						</p>
					)}
				</fieldset>
				<Controller
					control={control}
					name="sedationProtocolCode"
					render={({ field, fieldState }) => (
						<Select
							{...field}
							size="xs"
							label={t("vetting.sedation")}
							data={(protocols.data ?? []).map(({ code, name, providerNeeded }) => ({
								value: code,
								label: `${name}, ${t(providerNeeded ? "vetting.sedationProvider" : "vetting.sedationNoProvider")}`,
							}))}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<Controller
					control={control}
					name="guidance"
					render={({ field, fieldState }) => (
						<Select
							{...field}
							size="xs"
							label={t("vetting.guidance")}
							data={choicesOf(GUIDANCE_WORDS)}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<Controller
					control={control}
					name="urgency"
					render={({ field, fieldState }) => (
						<Select
							{...field}
							size="xs"
							label={t("vetting.urgency")}
							allowDeselect={false}
							data={choicesOf(URGENCY_WORDS)}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<fieldset>
					<legend>{t("vetting.contraindications")}</legend>
					<Stack gap={6}>
						{contraindications.fields.map((field, index) => (
							<Group key={field.id} gap={6} align="end" wrap="nowrap">
								<TextInput
									size="xs"
									label={t("vetting.contraindicationCode")}
									{...register(`relativeContraindications.${index}.code`)}
									error={formState.errors.relativeContraindications?.[index]?.code?.message}
								/>
								<TextInput
									size="xs"
									style={{ flex: 1 }}
									label={t("vetting.contraindicationNote")}
									{...register(`relativeContraindications.${index}.note`)}
									error={formState.errors.relativeContraindications?.[index]?.note?.message}
								/>
								<ActionIcon
									variant="subtle"
									color="gray"
									aria-label={t("vetting.removeContraindication")}
									onClick={() => contraindications.remove(index)}
								>
									<IconTrash aria-hidden size={16} />
								</ActionIcon>
							</Group>
						))}
						<Button
							size="compact-sm"
							variant="subtle"
							leftSection={<IconPlus aria-hidden size={14} />}
							onClick={() => contraindications.append({ code: "", note: "" })}
						>
							{t("vetting.addContraindication")}
						</Button>
					</Stack>
				</fieldset>
				<Textarea
					size="xs"
					autosize
					minRows={2}
					label={t("vetting.reason")}
					description={t("vetting.reasonHelp")}
					{...register("reason")}
					error={formState.errors.reason?.message}
				/>
				<div className={classes["buttons"]}>
					<Button loading={busy === "ACCEPTED"} onClick={() => void decide("ACCEPTED")}>
						{t("vetting.accept")}
					</Button>
					<Button
						variant="default"
						loading={busy === "INFORMATION_REQUESTED"}
						onClick={() => void decide("INFORMATION_REQUESTED")}
					>
						{t("vetting.ask")}
					</Button>
					<Button variant="default" loading={busy === "DECLINED"} onClick={() => void decide("DECLINED")}>
						{t("vetting.decline")}
					</Button>
				</div>
				<p className={classes["help"]}>{t("vetting.acceptHint")}</p>
			</Stack>
		</form>
	);
}

/** What was not chosen is left out: the server says what an outcome needs. */
function requestOf(values: VettingValues, outcome: VettingOutcome): VettingRequest {
	const { technique, sedationProtocolCode, guidance, reason } = values;
	return {
		outcome,
		levels: values.levels,
		urgency: values.urgency,
		relativeContraindications: values.relativeContraindications,
		...(technique !== null && { technique }),
		...(sedationProtocolCode !== null && { sedationProtocolCode }),
		...(guidance !== null && { guidance }),
		...(reason.trim() !== "" && { reason: reason.trim() }),
	};
}

function Decided({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const { decision, status } = episode;
	return (
		<Alert title={t("vetting.decidedTitle")}>
			{decision !== undefined &&
				t("vetting.decidedText", {
					word: t(EPISODE_STATUS[status].word),
					name: decision.decidedBy,
					when: formatDateTime(decision.decidedAt, zone),
				})}
		</Alert>
	);
}
