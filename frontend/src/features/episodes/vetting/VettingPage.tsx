import "@/i18n/vetting";
import { ActionIcon, Button, SegmentedControl, Select } from "@mantine/core";
import { useViewportSize } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconMessageQuestion, IconPlus, IconTrash, IconX } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useController, useFieldArray, useForm, useFormContext, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import type {
	Approach,
	Contraindication,
	EpisodeResponse,
	GivingUpReason,
	Guidance,
	PlannedLevel,
	SedationProtocolView,
	Technique,
	Urgency,
	VertebralLevel,
	VettingOutcome,
	VettingRequest,
} from "@/api/schema";
import { ifMatch, type Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import { ageOn, formatDate, formatDateTime, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { Spine, VERTEBRAL_LEVELS } from "@/ui/Spine";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { StaleNotice, useRefusal } from "../FormDrawer";
import { LongTextField, present, SelectField, wordsOf } from "../fields";
import { Referral } from "../Overview";
import { episodeQuery, isOpen, useImaging, useRenewEpisodes } from "../queries";
import { useSedationProtocols } from "../sedation";
import { plannedOf, spineStates } from "../spineStates";
import {
	choicesOf,
	choicesOfLooks,
	EPISODE_LOOKS,
	GUIDANCE_WORDS,
	OUTCOME_LOOKS,
	RED_FLAG_WORDS,
	SEX_WORDS,
	URGENCY_LOOKS,
} from "../words";
import { Study } from "../workup/ImagingTab";
import { CoveragePanel, TechniquesCompared } from "./CoveragePanel";
import { DeclineBooked } from "./DeclineBooked";
import { FindingsOverTime } from "./FindingsOverTime";
import layout from "./vetting.module.css";
import { CONTRAINDICATION_WORDS, DEPTH_WORDS } from "./words";

export function VettingPage({ episodeId }: { episodeId: string }) {
	const episode = useQuery(episodeQuery(episodeId));
	if (episode.data !== undefined) return <Deciding key={episodeId} loaded={episode.data} />;
	return (
		<>
			<PageHeader title={t("shell.vettingOne")} />
			{episode.isError ? (
				<ErrorState error={episode.error} onRetry={() => void episode.refetch()} />
			) : (
				<LoadingState rows={12} />
			)}
		</>
	);
}

type VettingValues = {
	levels: PlannedLevel[];
	technique: Technique | null;
	sedationProtocolCode: string | null;
	guidance: Guidance | null;
	urgency: Urgency;
	reason: string;
	relativeContraindications: { code: string | null; note: string }[];
};

function valuesOf({ decision, urgency }: EpisodeResponse): VettingValues {
	return {
		levels: [...plannedOf(decision)],
		technique: decision?.technique ?? null,
		sedationProtocolCode: decision?.sedationProtocolCode ?? null,
		guidance: decision?.guidance ?? null,
		urgency,
		reason: "",
		relativeContraindications: [...(decision?.relativeContraindications ?? [])],
	};
}

function Deciding({ loaded }: { loaded: Versioned<EpisodeResponse> }) {
	const client = useQueryClient();
	const navigate = useNavigate();
	const renew = useRenewEpisodes();
	const zone = useZone();
	const today = localDate(useNow(), zone);
	// What the decision is based on; a version that arrives later in the background must not replace it unnoticed.
	const [base, setBase] = useState(loaded);
	const episode = base.data;
	const { id, patient, decision, status, redFlags } = episode;
	const name = nameOf(patient);
	const form = useForm<VettingValues>({ defaultValues: valuesOf(episode) });
	const { refusal, take, clear } = useRefusal(form);
	const vet = $api.useMutation("post", "/api/episodes/{id}/vetting", {
		onSuccess: async (decided) => {
			notifications.show({
				message: t("vetting.done", { name, outcome: t(EPISODE_LOOKS[decided.status].label).toLowerCase() }),
			});
			await renew();
			await navigate({ to: "/episodes/$episodeId", params: { episodeId: id } });
		},
		onError: take,
	});
	const loadNewest = async () => {
		const newest = await client.fetchQuery({ ...episodeQuery(id), staleTime: 0 });
		setBase(newest);
		form.reset(valuesOf(newest.data), { keepDirtyValues: true });
	};
	const decide = (outcome: VettingOutcome, cancelBooking?: GivingUpReason) => {
		clear();
		form.clearErrors();
		const values = form.getValues();
		const faults = faultsOf(values, outcome);
		faults.forEach(([field, message], index) => {
			form.setError(field, { message }, { shouldFocus: index === 0 });
		});
		if (faults.length > 0) return;
		vet.mutate({
			params: { path: { id }, header: ifMatch(base.etag) },
			body: { ...requestOf(values, outcome), ...(cancelBooking !== undefined && { cancelBooking }) },
		});
	};
	const sending = vet.isPending ? vet.variables.body.outcome : undefined;
	return (
		<>
			<PageHeader
				title={t("vetting.pageTitle", { name })}
				subtitle={
					<span className={classes["identity"]}>
						{[
							t("episodes.ageBorn", { age: ageOn(patient.birthDate, today), born: formatDate(patient.birthDate) }),
							t(SEX_WORDS[patient.sex]),
							t("episodes.mrn", { mrn: patient.mrn }),
						].join(" · ")}
						<StatusChip tone={EPISODE_LOOKS[status].tone} label={t(EPISODE_LOOKS[status].label)} />
						{redFlags.map((flag) => (
							<StatusChip key={flag} tone="red" label={t(RED_FLAG_WORDS[flag])} />
						))}
					</span>
				}
				actions={
					<Button
						variant="default"
						renderRoot={(props) => <Link to="/episodes/$episodeId" params={{ episodeId: id }} {...props} />}
					>
						{t("vetting.openEpisode")}
					</Button>
				}
			/>
			{!isOpen(status) && status !== "DECLINED" ? (
				<EmptyState title={t("vetting.cannotVet", { status: t(EPISODE_LOOKS[status].label).toLowerCase() })} />
			) : (
				<FormProvider {...form}>
					<form
						noValidate
						className={layout["page"]}
						aria-label={t("vetting.pageTitle", { name })}
						onSubmit={(event) => event.preventDefault()}
					>
						<div className={layout["told"]}>
							<section aria-label={t("vetting.referral")} className={classes["panel"]}>
								<h2 className={classes["panelTitle"]}>{t("vetting.referral")}</h2>
								<dl className={classes["pairs"]}>
									<div>
										<dt>{t("episodes.painNow")}</dt>
										<dd>
											<strong>
												{t("episodes.painLine", {
													movement: episode.painOnMovement,
													rest: episode.painAtRest ?? t("common.notRecorded"),
												})}
											</strong>
										</dd>
									</div>
								</dl>
								<Referral episode={episode} />
							</section>
							<Imaging episodeId={id} />
							<ChosenCoverage episodeId={id} />
						</div>
						<LevelPicker episode={episode} />
						<div className={layout["decision"]}>
							<h2 className={classes["panelTitle"]}>{t("vetting.decision")}</h2>
							{refusal?.problem.isStale === true ? (
								<StaleNotice onLoadNewest={loadNewest} />
							) : (
								<FormError
									errors={form.formState.errors}
									onFocus={form.setFocus}
									problem={refusal?.problem}
									messages={refusal?.messages ?? []}
								/>
							)}
							{refusal?.problem.is("episode-open") === true && (
								<DeclineBooked busy={vet.isPending} onDecline={(reason) => decide("DECLINED", reason)} />
							)}
							{decision !== undefined && (
								<p className={classes["dim"]}>
									{t("vetting.decidedBefore", {
										outcome: t(OUTCOME_LOOKS[decision.outcome].label).toLowerCase(),
										name: decision.decidedBy,
										when: formatDateTime(decision.decidedAt, zone),
									})}
								</p>
							)}
							<PlannedLevels />
							<SelectField<VettingValues>
								name="technique"
								label={t("vetting.technique")}
								data={choicesOf(TECHNIQUE_WORDS)}
							/>
							<Sedation />
							<SelectField<VettingValues>
								name="guidance"
								label={t("vetting.guidance")}
								data={choicesOf(GUIDANCE_WORDS)}
							/>
							<Urgencies />
							<Contraindications />
							<LongTextField<VettingValues>
								name="reason"
								label={t("vetting.reason")}
								description={t("vetting.reasonHint")}
								maxLength={2000}
							/>
							<div className={layout["outcomes"]}>
								{status !== "DECLINED" && (
									<>
										<Button
											variant="default"
											className={layout["decline"] ?? ""}
											px={10}
											leftSection={<IconX aria-hidden size={14} />}
											loading={sending === "DECLINED"}
											disabled={vet.isPending && sending !== "DECLINED"}
											onClick={() => decide("DECLINED")}
										>
											{t("vetting.decline")}
										</Button>
										<Button
											variant="default"
											px={10}
											leftSection={<IconMessageQuestion aria-hidden size={14} />}
											loading={sending === "INFORMATION_REQUESTED"}
											disabled={vet.isPending && sending !== "INFORMATION_REQUESTED"}
											onClick={() => decide("INFORMATION_REQUESTED")}
										>
											{t("vetting.ask")}
										</Button>
									</>
								)}
								<Button
									leftSection={<IconCheck aria-hidden size={14} />}
									loading={sending === "ACCEPTED"}
									disabled={vet.isPending && sending !== "ACCEPTED"}
									onClick={() => decide("ACCEPTED")}
								>
									{t("vetting.accept")}
								</Button>
							</div>
						</div>
					</form>
				</FormProvider>
			)}
		</>
	);
}

function Imaging({ episodeId }: { episodeId: string }) {
	const imaging = useImaging(episodeId);
	return (
		<section aria-label={t("vetting.imaging")} className={classes["panel"]}>
			<h2 className={classes["panelTitle"]}>{t("vetting.imaging")}</h2>
			{imaging.data === undefined ? (
				imaging.isError ? (
					<ErrorState error={imaging.error} onRetry={() => void imaging.refetch()} />
				) : (
					<LoadingState rows={3} />
				)
			) : imaging.data.length === 0 ? (
				<>
					<p className={classes["dim"]}>{t("vetting.imagingNone")}</p>
					<Link
						to="/episodes/$episodeId"
						params={{ episodeId }}
						search={{ tab: "imaging" }}
						className={classes["link"]}
					>
						{t("vetting.workup")}
					</Link>
				</>
			) : (
				<>
					<FindingsOverTime studies={imaging.data} />
					{imaging.data
						.toSorted((one, other) => other.performedOn.localeCompare(one.performedOn))
						.map((study) => (
							<Study key={study.id} study={study} compact />
						))}
				</>
			)}
		</section>
	);
}

/** For what is chosen now, not for what was decided before. */
function ChosenCoverage({ episodeId }: { episodeId: string }) {
	const { control, getValues, setValue, setFocus } = useFormContext<VettingValues>();
	const [technique, levels, contraindications] = useWatch({
		control,
		name: ["technique", "levels", "relativeContraindications"],
	});
	return (
		<CoveragePanel
			episodeId={episodeId}
			technique={technique}
			levels={levels.map(({ level }) => level)}
			answered={contraindications.flatMap(({ code }) => (code === null ? [] : [code]))}
			onAnswer={(code) => {
				const known = getValues("relativeContraindications");
				setValue("relativeContraindications", [...known, { code, note: "" }], { shouldDirty: true });
				// The field is there after the next drawing.
				setTimeout(() => setFocus(`relativeContraindications.${known.length}.note`), 0);
			}}
		/>
	);
}

function usePlanned() {
	const { control } = useFormContext<VettingValues>();
	const { field, fieldState } = useController({ control, name: "levels" });
	const planned: readonly PlannedLevel[] = field.value;
	const change = (next: readonly PlannedLevel[]) =>
		field.onChange(
			next.toSorted((one, other) => VERTEBRAL_LEVELS.indexOf(one.level) - VERTEBRAL_LEVELS.indexOf(other.level)),
		);
	return {
		planned,
		change,
		focusRef: field.ref,
		error: fieldState.error?.message,
		toggle: (level: VertebralLevel) =>
			change(
				planned.some((each) => each.level === level)
					? planned.filter((each) => each.level !== level)
					: [...planned, { level, approach: "BOTH" }],
			),
	};
}

/** Below the header and the hint; never so low that levels become too small to hit. */
const AROUND = 200;
const LOWEST = 560;

function LevelPicker({ episode }: { episode: EpisodeResponse }) {
	const { fractures } = episode;
	const { height } = useViewportSize();
	const imaging = useImaging(episode.id);
	const { planned, toggle, change } = usePlanned();
	const technique = useWatch<VettingValues, "technique">({ name: "technique" });
	const [selected, setSelected] = useState<VertebralLevel | null>(fractures[0]?.level ?? null);
	const studies = imaging.data;
	const states = useMemo(
		() => spineStates({ fractures, studies: studies ?? [], planned, treated: [] }),
		[fractures, studies, planned],
	);
	return (
		<section className={layout["picker"]} aria-label={t("vetting.spine")}>
			<div className={classes["panelHead"]}>
				<h2 className={classes["panelTitle"]}>{t("vetting.spine")}</h2>
				{planned.length === 0 && (
					<Button
						variant="default"
						size="compact-xs"
						onClick={() => change(fractures.map(({ level }) => ({ level, approach: "BOTH" })))}
					>
						{t("vetting.planFractured")}
					</Button>
				)}
			</div>
			<p className={classes["dim"]}>{t("vetting.spineHint")}</p>
			<Spine
				levels={states}
				label={t("vetting.spineLabel")}
				selected={selected}
				onToggle={(level) => {
					setSelected(level);
					toggle(level);
				}}
				maxHeight={Math.max(LOWEST, height - AROUND)}
			/>
			<TechniquesCompared episodeId={episode.id} technique={technique} levels={planned.map(({ level }) => level)} />
		</section>
	);
}

function PlannedLevels() {
	const { planned, change, toggle, error, focusRef } = usePlanned();
	const list = useRef<HTMLFieldSetElement>(null);
	useEffect(() => {
		focusRef({ focus: () => list.current?.focus() });
	}, [focusRef]);
	return (
		<fieldset ref={list} tabIndex={-1} className={layout["levels"]}>
			<legend className={classes["fieldLabel"]}>{t("vetting.plannedLevels")}</legend>
			{planned.length === 0 && <p className={classes["dim"]}>{t("vetting.noLevels")}</p>}
			{planned.map(({ level, approach }) => (
				<div key={level} className={layout["level"]}>
					<strong>{level}</strong>
					<SegmentedControl
						size="xs"
						aria-label={t("vetting.approachOf", { level })}
						value={approach}
						onChange={(next) =>
							change(planned.map((each) => (each.level === level ? { level, approach: next as Approach } : each)))
						}
						data={APPROACHES}
					/>
					<ActionIcon aria-label={t("vetting.removeLevel", { level })} color="gray" onClick={() => toggle(level)}>
						<IconTrash aria-hidden size={15} />
					</ActionIcon>
				</div>
			))}
			{error !== undefined && <p className={classes["fieldError"]}>{error}</p>}
		</fieldset>
	);
}

const APPROACHES: { value: Approach; label: string }[] = [
	{ value: "LEFT", label: t("episodes.approachLeft") },
	{ value: "RIGHT", label: t("episodes.approachRight") },
	{ value: "BOTH", label: t("episodes.approachBoth") },
];

function Sedation() {
	const { control } = useFormContext<VettingValues>();
	const protocols = useSedationProtocols();
	const code = useWatch({ control, name: "sedationProtocolCode" });
	if (protocols.isError) return <ErrorState error={protocols.error} onRetry={() => void protocols.refetch()} />;
	if (protocols.data === undefined) return <LoadingState rows={1} />;
	const chosen = protocols.data.find((protocol) => protocol.code === code);
	return (
		<div>
			<SelectField<VettingValues>
				name="sedationProtocolCode"
				label={t("vetting.sedation")}
				data={protocols.data.map((protocol) => ({ value: protocol.code, label: protocol.name }))}
			/>
			{chosen !== undefined && <p className={classes["dim"]}>{protocolWords(chosen)}</p>}
		</div>
	);
}

function protocolWords(protocol: SedationProtocolView): string {
	const { depth, providerNeeded, fastingClearLiquidsHours: clear, fastingLightMealHours: light } = protocol;
	return [
		t(DEPTH_WORDS[depth]),
		t(providerNeeded ? "vetting.providerNeeded" : "vetting.providerNotNeeded"),
		...(clear !== undefined && light !== undefined ? [t("vetting.fasting", { clear, light })] : []),
	].join(" · ");
}

function Urgencies() {
	return (
		<SelectField<VettingValues>
			name="urgency"
			label={t("vetting.urgency")}
			required={t("episodes.choose")}
			data={choicesOfLooks(URGENCY_LOOKS)}
		/>
	);
}

const MOST_CONTRAINDICATIONS = 20;

function Contraindications() {
	const { control } = useFormContext<VettingValues>();
	const { fields, append, remove } = useFieldArray({ control, name: "relativeContraindications" });
	return (
		<fieldset className={layout["levels"]}>
			<legend className={classes["fieldLabel"]}>{t("vetting.contraindications")}</legend>
			{fields.map(({ id }, index) => (
				<div key={id} className={layout["contraindication"]}>
					<ContraindicationCode index={index} />
					<ActionIcon
						className={classes["beside"] ?? ""}
						aria-label={t("vetting.removeContraindication", { number: index + 1 })}
						color="gray"
						onClick={() => remove(index)}
					>
						<IconTrash aria-hidden size={15} />
					</ActionIcon>
					<LongTextField<VettingValues>
						name={`relativeContraindications.${index}.note`}
						label={t("vetting.answer")}
						maxLength={1000}
						minRows={1}
					/>
				</div>
			))}
			<div>
				<Button
					variant="default"
					size="compact-xs"
					leftSection={<IconPlus aria-hidden size={13} />}
					disabled={fields.length >= MOST_CONTRAINDICATIONS}
					onClick={() => append({ code: null, note: "" })}
				>
					{t("vetting.addContraindication")}
				</Button>
			</div>
		</fieldset>
	);
}

function ContraindicationCode({ index }: { index: number }) {
	const { control } = useFormContext<VettingValues>();
	const { field, fieldState } = useController({ control, name: `relativeContraindications.${index}.code` });
	const known = choicesOf(CONTRAINDICATION_WORDS);
	const { value } = field;
	return (
		<Select
			ref={field.ref}
			label={t("vetting.contraindication", { number: index + 1 })}
			placeholder={t("episodes.choose")}
			// One that came by another way keeps its code.
			data={
				value === null || known.some((choice) => choice.value === value) ? known : [...known, { value, label: value }]
			}
			allowDeselect={false}
			value={value}
			onChange={field.onChange}
			onBlur={field.onBlur}
			error={fieldState.error?.message}
		/>
	);
}

type FaultField =
	| "levels"
	| "technique"
	| "sedationProtocolCode"
	| "guidance"
	| "reason"
	| `relativeContraindications.${number}.code`
	| `relativeContraindications.${number}.note`;

/** What the outcome still needs, in the order of the fields. */
export function faultsOf(values: VettingValues, outcome: VettingOutcome): [FaultField, string][] {
	const faults: [FaultField, string][] = [];
	if (outcome === "ACCEPTED") {
		if (values.levels.length === 0) faults.push(["levels", t("vetting.levelsRequired")]);
		if (values.technique === null) faults.push(["technique", t("vetting.techniqueRequired")]);
		if (values.sedationProtocolCode === null) faults.push(["sedationProtocolCode", t("vetting.sedationRequired")]);
		if (values.guidance === null) faults.push(["guidance", t("vetting.guidanceRequired")]);
	}
	values.relativeContraindications.forEach(({ code, note }, index) => {
		if (code === null) {
			faults.push([`relativeContraindications.${index}.code`, t("vetting.contraindicationRequired")]);
		}
		if (wordsOf(note) === undefined) {
			faults.push([`relativeContraindications.${index}.note`, t("vetting.answerRequired")]);
		}
	});
	if (outcome !== "ACCEPTED" && wordsOf(values.reason) === undefined) {
		faults.push(["reason", t("vetting.reasonRequired")]);
	}
	return faults;
}

function requestOf(values: VettingValues, outcome: VettingOutcome): VettingRequest {
	return present<VettingRequest>({
		outcome,
		levels: values.levels,
		technique: values.technique ?? undefined,
		sedationProtocolCode: values.sedationProtocolCode ?? undefined,
		guidance: values.guidance ?? undefined,
		urgency: values.urgency,
		reason: wordsOf(values.reason),
		relativeContraindications: values.relativeContraindications.flatMap(({ code, note }): Contraindication[] =>
			code === null ? [] : [{ code, note: note.trim() }],
		),
	});
}
