import "@/i18n/workup";
import { Button, Checkbox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileTypePdf, IconPill, IconPlus } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type {
	DoseFrequency,
	EpisodeResponse,
	InstructionRequest,
	MedicationHoldRequest,
	MedicationHoldResponse,
	RegimeRequest,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { ReasonDialog } from "@/ui/ReasonDialog";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { LongTextField, MomentField, present, SelectField, TextField, wordsOf } from "../fields";
import { useProcedureAt, useRenewEpisodes } from "../queries";
import { choicesOf } from "../words";
import { ChangedHolds } from "./ChangedHolds";
import { OutdatedNotice, Reckoning } from "./Reckoning";
import { FREQUENCY_WORDS, HOLD_LOOKS } from "./words";

type Act = { kind: "instruct" | "confirm" | "waive" | "correct"; holdId: string };

function useHolds(id: string) {
	const { known, at } = useProcedureAt(id);
	return useQuery({
		...$api.queryOptions("get", "/api/episodes/{id}/holds", {
			params: { path: { id }, query: at === undefined ? {} : { procedureAt: at } },
		}),
		enabled: known,
	});
}

export function HoldsTab({ episode }: { episode: EpisodeResponse }) {
	const holds = useHolds(episode.id);
	const mayRecord = useMay("WORKUP_RECORD");
	const mayReadBookings = useMay("BOOKING_READ");
	const { at } = useProcedureAt(episode.id);
	const [adding, setAdding] = useState<string | true>();
	const [act, setAct] = useState<Act>();
	// The newest state of it: after a conflict the dialogs go on with what was loaded again.
	const chosen = holds.data?.find(({ id }) => id === act?.holdId);
	const close = () => setAct(undefined);
	const shared = { episodeId: episode.id, onDone: close };
	return (
		<>
			<div className={classes["tabHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.tabHolds")}</h2>
				<span className={classes["line"]}>
					{(at !== undefined || !mayReadBookings) && <SheetLink episodeId={episode.id} />}
					{mayRecord && (
						<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setAdding(true)}>
							{t("workup.addHold")}
						</Button>
					)}
				</span>
			</div>
			<Unreviewed episodeId={episode.id} onAdd={mayRecord ? setAdding : undefined} />
			{holds.data === undefined ? (
				holds.isError ? (
					<ErrorState error={holds.error} onRetry={() => void holds.refetch()} />
				) : (
					<LoadingState rows={5} />
				)
			) : holds.data.length === 0 ? (
				<EmptyState icon={IconPill} title={t("workup.holdsEmptyTitle")} text={t("workup.holdsEmptyText")} />
			) : (
				<div className={classes["stack"]}>
					{holds.data.map((hold) => (
						<Hold key={hold.id} hold={hold} onAct={(kind) => setAct({ kind, holdId: hold.id })} />
					))}
				</div>
			)}
			<ChangedHolds />
			<FormDrawer title={t("workup.addHold")} opened={adding !== undefined} onClose={() => setAdding(undefined)}>
				<HoldForm
					episode={episode}
					drug={typeof adding === "string" ? adding : null}
					onDone={() => setAdding(undefined)}
				/>
			</FormDrawer>
			<FormDrawer
				title={chosen === undefined ? "" : t("workup.regimeOf", { drug: chosen.drugName })}
				opened={act?.kind === "correct" && chosen !== undefined}
				onClose={close}
			>
				{chosen !== undefined && <RegimeForm hold={chosen} {...shared} />}
			</FormDrawer>
			<FormDrawer
				title={chosen === undefined ? "" : t("workup.instructOf", { drug: chosen.drugName })}
				opened={act?.kind === "instruct" && chosen !== undefined}
				onClose={close}
			>
				{chosen !== undefined && <InstructionForm hold={chosen} {...shared} />}
			</FormDrawer>
			<FormDrawer
				title={chosen === undefined ? "" : t("workup.confirmOf", { drug: chosen.drugName })}
				opened={act?.kind === "confirm" && chosen !== undefined}
				onClose={close}
			>
				{chosen !== undefined && <ConfirmationForm hold={chosen} {...shared} />}
			</FormDrawer>
			{act?.kind === "waive" && chosen !== undefined && <Waiver hold={chosen} {...shared} />}
		</>
	);
}

function Hold({ hold, onAct }: { hold: MedicationHoldResponse; onAct: (kind: Act["kind"]) => void }) {
	const zone = useZone();
	const mayInstruct = useMay("HOLD_APPROVE");
	const mayConfirm = useMay("WORKUP_RECORD");
	const mayWaive = useMay("GATE_WAIVE");
	const { drugName: drug, state, doseRegime, frequency, indication, requiredLastDose, reportedLastDose } = hold;
	const instructed = hold.approvedAt !== undefined;
	const look = HOLD_LOOKS[state];
	const by = (name: string | undefined, at: IsoInstant | undefined) =>
		name === undefined || at === undefined ? "" : ` (${t("workup.by", { name, when: formatDateTime(at, zone) })})`;
	return (
		<section className={classes["card"]} aria-label={drug}>
			<div className={classes["panelHead"]}>
				<h3 className={classes["panelTitle"]}>{drug}</h3>
				<StatusChip tone={look.tone} label={t(look.label)} />
			</div>
			<p className={classes["dim"]}>
				{t("workup.takes", {
					regime:
						[doseRegime, frequency === undefined ? undefined : t(FREQUENCY_WORDS[frequency])]
							.filter((word) => word !== undefined)
							.join(", ") || t("common.notRecorded"),
					indication: indication ?? t("common.notRecorded"),
				})}
			</p>
			<OutdatedNotice hold={hold} />
			<Reckoning hold={hold} />
			<dl className={classes["pairs"]}>
				{instructed && (
					<Pair label={t("workup.requiredLastDose")}>
						<strong>
							{requiredLastDose === undefined ? t("workup.notStopped") : formatDateTime(requiredLastDose, zone)}
						</strong>
						<span className={classes["dim"]}>{by(hold.approvedByName, hold.approvedAt)}</span>
					</Pair>
				)}
				{hold.reckonedSum !== undefined && <Pair label={t("workup.reckonedThen")}>{hold.reckonedSum}</Pair>}
				{hold.restartPlan !== undefined && <Pair label={t("workup.restartPlan")}>{hold.restartPlan}</Pair>}
				{hold.instructionNote !== undefined && <Pair label={t("workup.instructionNote")}>{hold.instructionNote}</Pair>}
				{reportedLastDose !== undefined && (
					<Pair label={t("workup.reportedLastDose")}>
						<strong>{formatDateTime(reportedLastDose, zone)}</strong>
						<span className={classes["dim"]}>{by(hold.confirmedByName, hold.confirmedAt)}</span>
					</Pair>
				)}
				{hold.waiverReason !== undefined && (
					<Pair label={t("workup.stateWaived")}>
						{t("workup.waivedBy", {
							name: hold.waivedByName ?? t("common.notRecorded"),
							reason: hold.waiverReason,
						})}
					</Pair>
				)}
			</dl>
			<div className={classes["line"]}>
				{mayInstruct && (
					<Button
						variant={instructed ? "default" : "filled"}
						aria-label={t("workup.instructOf", { drug })}
						onClick={() => onAct("instruct")}
					>
						{t(instructed ? "workup.instructAgain" : "workup.instruct")}
					</Button>
				)}
				{mayConfirm && instructed && (
					<Button
						variant={state === "INSTRUCTED" && !mayInstruct ? "filled" : "default"}
						aria-label={t("workup.confirmOf", { drug })}
						onClick={() => onAct("confirm")}
					>
						{t("workup.confirm")}
					</Button>
				)}
				{mayConfirm && (
					<Button variant="subtle" aria-label={t("workup.regimeOf", { drug })} onClick={() => onAct("correct")}>
						{t("workup.correctRegime")}
					</Button>
				)}
				{mayWaive && state !== "CONFIRMED" && state !== "WAIVED" && (
					<Button variant="subtle" aria-label={t("workup.waiveOf", { drug })} onClick={() => onAct("waive")}>
						{t("workup.waive")}
					</Button>
				)}
			</div>
		</section>
	);
}

function Pair({ label, children }: { label: string; children: ReactNode }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>{children}</dd>
		</div>
	);
}

function SheetLink({ episodeId }: { episodeId: string }) {
	const label = t("workup.sheet");
	return (
		<Button
			variant="default"
			component="a"
			href={`/api/episodes/${episodeId}/instruction-sheet.pdf`}
			target="_blank"
			rel="noreferrer"
			aria-label={t("workup.newTab", { label })}
			leftSection={<IconFileTypePdf aria-hidden size={14} />}
		>
			{label}
		</Button>
	);
}

/** Antithrombotics the medication list names and nobody has looked at for this episode. */
function Unreviewed({ episodeId, onAdd }: { episodeId: string; onAdd: ((drug: string) => void) | undefined }) {
	const drugs = $api.useQuery("get", "/api/episodes/{id}/unreviewed-drugs", { params: { path: { id: episodeId } } });
	if (drugs.isError) return <ErrorState error={drugs.error} onRetry={() => void drugs.refetch()} />;
	if (drugs.data === undefined || drugs.data.length === 0) return null;
	return (
		<div className={classes["notice"]} role="status">
			<p className={classes["noticeTitle"]}>
				<StatusChip variant="plain" tone="red" label={t("workup.unreviewed")} />
			</p>
			<ul className={classes["rows"]}>
				{drugs.data.map(({ drug, drugName, medicationName }) => (
					<li key={`${drug} ${medicationName}`}>
						<span>
							<strong>{drugName}</strong> {t("workup.listedAs", { name: medicationName })}
						</span>
						{onAdd !== undefined && (
							<Button
								variant="default"
								size="compact-sm"
								aria-label={t("workup.reviewOf", { drug: drugName })}
								onClick={() => onAdd(drug)}
							>
								{t("workup.review")}
							</Button>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}

type HoldValues = {
	drug: string | null;
	indication: string;
	doseRegime: string;
	frequency: DoseFrequency | null;
	medicationId: string | null;
};

type HoldFormProps = { episode: EpisodeResponse; drug: string | null; onDone: () => void };

function HoldForm({ episode, drug: asked, onDone }: HoldFormProps) {
	const drugs = $api.useQuery("get", "/api/antithrombotics", {}, { staleTime: 10 * 60_000 });
	const patient = $api.useQuery("get", "/api/patients/{id}", { params: { path: { id: episode.patient.id } } });
	const renew = useRenewEpisodes();
	const form = useForm<HoldValues>({
		defaultValues: { drug: asked, indication: "", doseRegime: "", frequency: null, medicationId: null },
	});
	const { refusal, take, clear } = useRefusal(form);
	const code = useWatch({ control: form.control, name: "drug" });
	const add = $api.useMutation("post", "/api/episodes/{id}/holds", {
		onSuccess: async ({ drugName }) => {
			notifications.show({ message: t("workup.holdSaved", { drug: drugName }) });
			onDone();
			await renew();
		},
		onError: take,
	});
	if (drugs.isError) return <ErrorState error={drugs.error} onRetry={() => void drugs.refetch()} />;
	if (drugs.data === undefined) return <LoadingState rows={4} />;
	const chosen = drugs.data.find((drug) => drug.code === code);
	const listed = (patient.data?.medications ?? []).filter(({ active }) => active);
	const submit = ({ drug, indication, doseRegime, frequency, medicationId }: HoldValues) => {
		clear();
		if (drug === null) return;
		add.mutate({
			params: { path: { id: episode.id } },
			body: present<MedicationHoldRequest>({
				drug,
				indication: wordsOf(indication),
				doseRegime: wordsOf(doseRegime),
				frequency: frequency ?? undefined,
				medicationId: medicationId ?? undefined,
			}),
		});
	};
	return (
		<EntryForm
			label={t("workup.holdForm")}
			form={form}
			refusal={refusal}
			submit={t("workup.saveHold")}
			busy={add.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<SelectField<HoldValues>
				name="drug"
				label={t("workup.drug")}
				required={t("workup.drugRequired")}
				searchable
				data={drugs.data.map((drug) => ({ value: drug.code, label: drug.name }))}
			/>
			{chosen !== undefined && (
				<section className={classes["proposal"]} aria-label={t("workup.rulesOf")}>
					<strong>{t("workup.rulesOf")}</strong>
					<ul>
						{chosen.rules.map((rule) => (
							<li key={rule}>{rule}</li>
						))}
					</ul>
					<p className={classes["dim"]}>{t("workup.restartRule", { restart: chosen.restart })}</p>
				</section>
			)}
			<TextField<HoldValues>
				name="doseRegime"
				label={t("workup.regime")}
				description={t("workup.regimeHint")}
				maxLength={20}
			/>
			<SelectField<HoldValues>
				name="frequency"
				label={t("workup.frequency")}
				description={t("workup.frequencyHint")}
				data={choicesOf(FREQUENCY_WORDS)}
			/>
			<TextField<HoldValues> name="indication" label={t("workup.indication")} maxLength={500} />
			{listed.length > 0 && (
				<SelectField<HoldValues>
					name="medicationId"
					label={t("workup.basis")}
					description={t("workup.basisHint")}
					searchable
					data={listed.map(({ id, name }) => ({ value: id, label: name }))}
				/>
			)}
		</EntryForm>
	);
}

type ActProps = { episodeId: string; hold: MedicationHoldResponse; onDone: () => void };

type RegimeValues = { indication: string; doseRegime: string; frequency: DoseFrequency | null };

function RegimeForm({ episodeId, hold, onDone }: ActProps) {
	const renew = useRenewEpisodes();
	const reload = useReload();
	const form = useForm<RegimeValues>({
		defaultValues: {
			indication: hold.indication ?? "",
			doseRegime: hold.doseRegime ?? "",
			frequency: hold.frequency ?? null,
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const correct = $api.useMutation("put", "/api/episodes/{id}/holds/{holdId}", {
		onSuccess: async () => {
			notifications.show({ message: t("workup.holdSaved", { drug: hold.drugName }) });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = ({ indication, doseRegime, frequency }: RegimeValues) => {
		clear();
		correct.mutate({
			params: { path: { id: episodeId, holdId: hold.id }, header: ifMatch(`"${hold.version}"`) },
			body: present<RegimeRequest>({
				indication: wordsOf(indication),
				doseRegime: wordsOf(doseRegime),
				frequency: frequency ?? undefined,
				medicationId: hold.medicationId,
			}),
		});
	};
	return (
		<EntryForm
			label={t("workup.regimeOf", { drug: hold.drugName })}
			form={form}
			refusal={refusal}
			onLoadNewest={reload}
			submit={t("workup.saveRegime")}
			busy={correct.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<TextField<RegimeValues>
				name="doseRegime"
				label={t("workup.regime")}
				description={t("workup.regimeHint")}
				maxLength={20}
			/>
			<SelectField<RegimeValues>
				name="frequency"
				label={t("workup.frequency")}
				description={t("workup.frequencyHint")}
				data={choicesOf(FREQUENCY_WORDS)}
			/>
			<TextField<RegimeValues> name="indication" label={t("workup.indication")} maxLength={500} />
		</EntryForm>
	);
}

type InstructionValues = {
	requiredLastDose: IsoInstant | null;
	keepTaking: boolean;
	restartPlan: string;
	note: string;
};

function useReload() {
	const client = useQueryClient();
	return () => client.refetchQueries({ predicate: ({ queryKey }) => queryKey[1] === "/api/episodes/{id}/holds" });
}

function InstructionForm({ episodeId, hold, onDone }: ActProps) {
	const renew = useRenewEpisodes();
	const reload = useReload();
	const form = useForm<InstructionValues>({
		defaultValues: {
			// A prescriber confirms or changes what the rule reckons; nothing is instructed before he saves it.
			requiredLastDose:
				(hold.instructionOutdated ? hold.requiredNow : (hold.requiredLastDose ?? hold.requiredNow)) ?? null,
			keepTaking: hold.approvedAt !== undefined && hold.requiredLastDose === undefined,
			restartPlan: hold.restartPlan ?? hold.calculation.restart,
			note: hold.instructionNote ?? "",
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const keepTaking = useWatch({ control: form.control, name: "keepTaking" });
	const instruct = $api.useMutation("put", "/api/episodes/{id}/holds/{holdId}/instruction", {
		onSuccess: async () => {
			notifications.show({ message: t("workup.holdSaved", { drug: hold.drugName }) });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = (values: InstructionValues) => {
		clear();
		if (!values.keepTaking && values.requiredLastDose === null) {
			form.setError("requiredLastDose", { message: t("workup.lastDoseRequired") }, { shouldFocus: true });
			return;
		}
		if (values.keepTaking && wordsOf(values.note) === undefined) {
			form.setError("note", { message: t("workup.keepTakingNote") }, { shouldFocus: true });
			return;
		}
		instruct.mutate({
			params: { path: { id: episodeId, holdId: hold.id }, header: ifMatch(`"${hold.version}"`) },
			body: present<InstructionRequest>({
				requiredLastDose: values.keepTaking ? undefined : (values.requiredLastDose ?? undefined),
				restartPlan: wordsOf(values.restartPlan),
				note: wordsOf(values.note),
			}),
		});
	};
	return (
		<EntryForm
			label={t("workup.instructOf", { drug: hold.drugName })}
			form={form}
			refusal={refusal}
			onLoadNewest={reload}
			submit={t("workup.saveInstruction")}
			busy={instruct.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<Reckoning hold={hold} />
			{!keepTaking && <MomentField<InstructionValues> name="requiredLastDose" label={t("workup.requiredLastDose")} />}
			<Checkbox label={t("workup.keepTaking")} {...form.register("keepTaking")} />
			<LongTextField<InstructionValues> name="restartPlan" label={t("workup.restartPlan")} maxLength={1000} />
			<LongTextField<InstructionValues> name="note" label={t("workup.instructionNote")} maxLength={1000} />
		</EntryForm>
	);
}

type ConfirmationValues = { reportedLastDose: IsoInstant | null };

function ConfirmationForm({ episodeId, hold, onDone }: ActProps) {
	const zone = useZone();
	const renew = useRenewEpisodes();
	const reload = useReload();
	const form = useForm<ConfirmationValues>({ defaultValues: { reportedLastDose: hold.reportedLastDose ?? null } });
	const { refusal, take, clear } = useRefusal(form);
	const confirm = $api.useMutation("put", "/api/episodes/{id}/holds/{holdId}/confirmation", {
		onSuccess: async () => {
			notifications.show({ message: t("workup.holdSaved", { drug: hold.drugName }) });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = ({ reportedLastDose }: ConfirmationValues) => {
		clear();
		if (reportedLastDose === null) return;
		confirm.mutate({
			params: { path: { id: episodeId, holdId: hold.id }, header: ifMatch(`"${hold.version}"`) },
			body: { reportedLastDose },
		});
	};
	return (
		<EntryForm
			label={t("workup.confirmOf", { drug: hold.drugName })}
			form={form}
			refusal={refusal}
			onLoadNewest={reload}
			submit={t("workup.saveConfirmation")}
			busy={confirm.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<dl className={classes["pairs"]}>
				<Pair label={t("workup.requiredLastDose")}>
					<strong>
						{hold.requiredLastDose === undefined ? t("workup.notStopped") : formatDateTime(hold.requiredLastDose, zone)}
					</strong>
				</Pair>
			</dl>
			<p className={classes["dim"]}>{t("workup.confirmText")}</p>
			<MomentField<ConfirmationValues>
				name="reportedLastDose"
				label={t("workup.reportedLastDose")}
				required={t("workup.reportedRequired")}
				past
			/>
		</EntryForm>
	);
}

const WAIVERS = [
	{ code: "BENEFIT", label: t("workup.waiverBenefit"), needsText: true },
	{ code: "EMERGENCY", label: t("workup.waiverEmergency"), needsText: true },
	{ code: "OTHER", label: t("workup.waiverOther"), needsText: true },
];

function Waiver({ episodeId, hold, onDone }: ActProps) {
	const renew = useRenewEpisodes();
	const reload = useReload();
	const waive = $api.useMutation("put", "/api/episodes/{id}/holds/{holdId}/waiver", {
		onSuccess: async () => {
			notifications.show({ message: t("workup.holdSaved", { drug: hold.drugName }) });
			onDone();
			await renew();
		},
		onError: (error) => {
			// The dialog stays with its words; the next try is made on the newest state.
			if (asProblem(error).isStale) void reload();
		},
	});
	const words = waive.isError ? problemWords(asProblem(waive.error)) : undefined;
	return (
		<ReasonDialog
			opened
			onClose={onDone}
			title={t("workup.waiveTitle", { drug: hold.drugName })}
			reasons={WAIVERS}
			confirm={t("workup.waiveAct")}
			danger
			busy={waive.isPending}
			onConfirm={({ code, text }) =>
				waive.mutate({
					params: { path: { id: episodeId, holdId: hold.id }, header: ifMatch(`"${hold.version}"`) },
					body: { reason: `${WAIVERS.find((each) => each.code === code)?.label ?? code}: ${text}` },
				})
			}
		>
			<p className={classes["plain"]}>{t("workup.waiveText")}</p>
			{words !== undefined && (
				<p className={classes["failed"]} role="alert">
					{[words.title, words.text].filter((word) => word !== undefined).join(". ")}
				</p>
			)}
		</ReasonDialog>
	);
}
