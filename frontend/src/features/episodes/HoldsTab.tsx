import { Button, Stack } from "@mantine/core";
import { useForm } from "react-hook-form";
import { $api, api } from "@/api/client";
import type { EpisodeResponse, MedicationHoldResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";
import { ChoiceEntry, MomentEntry, TextEntry } from "./fields";
import { recorded, useSend } from "./useSend";
import { HOLD_LOOKS } from "./words";

type Props = { episode: EpisodeResponse; procedureAt: IsoInstant | undefined };

export function HoldsTab({ episode, procedureAt }: Props) {
	const mayRecord = useMay("WORKUP_RECORD");
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/holds", {
		params: { path: { id: episode.id }, query: procedureAt === undefined ? {} : { procedureAt } },
	});
	return (
		<Stack gap="sm">
			{error !== null ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : isPending ? (
				<LoadingState rows={3} />
			) : data.length === 0 ? (
				<EmptyState title={t("episode.noHolds")} />
			) : (
				data.map((hold) => <Hold key={`${hold.id} ${hold.version}`} episodeId={episode.id} hold={hold} />)
			)}
			{mayRecord && <HoldForm episodeId={episode.id} />}
		</Stack>
	);
}

function Hold({ episodeId, hold }: { episodeId: string; hold: MedicationHoldResponse }) {
	const zone = useZone();
	const mayApprove = useMay("HOLD_APPROVE");
	const mayRecord = useMay("WORKUP_RECORD");
	const mayWaive = useMay("GATE_WAIVE");
	const { state, proposal } = hold;
	const open = state !== "WAIVED" && state !== "CONFIRMED";
	const moment = (at: IsoInstant | undefined) =>
		at === undefined ? t("common.notRecorded") : formatDateTime(at, zone);
	return (
		<section className={classes["card"]} aria-label={hold.drugName}>
			<div className={classes["cardHead"]}>
				<h3>{[hold.drugName, hold.doseRegime, hold.indication].filter(Boolean).join(", ")}</h3>
				<StatusChip tone={HOLD_LOOKS[state].tone} label={t(HOLD_LOOKS[state].word)} />
			</div>
			<p className={classes["dim"]}>
				{t("episode.holdRule", { text: proposal.text, source: proposal.source, version: proposal.version })}
			</p>
			<p>
				{proposal.refer
					? t("episode.holdRefer")
					: proposal.lastDoseDay !== undefined &&
						t("episode.lastDoseDay", { day: formatDate(proposal.lastDoseDay) })}{" "}
				{proposal.clearance !== undefined && t("episode.clearance", { value: proposal.clearance })}{" "}
				{t("episode.restart", { text: hold.restartPlan ?? proposal.restart })}
			</p>
			{hold.approvedByName !== undefined && (
				<p>
					{t("episode.approvedBy", {
						name: hold.approvedByName,
						when: moment(hold.approvedAt),
						dose: hold.requiredLastDose === undefined ? t("episode.noStop") : moment(hold.requiredLastDose),
					})}{" "}
					{hold.instructionNote}
				</p>
			)}
			{hold.confirmedByName !== undefined && (
				<p>
					{t("episode.confirmedBy", {
						name: hold.confirmedByName,
						when: moment(hold.confirmedAt),
						dose: moment(hold.reportedLastDose),
					})}
				</p>
			)}
			{hold.waivedByName !== undefined && (
				<p>{t("episode.waivedBy", { name: hold.waivedByName, reason: hold.waiverReason ?? "" })}</p>
			)}
			{open && mayApprove && <Instruction episodeId={episodeId} hold={hold} />}
			{open && mayRecord && state !== "NOT_REVIEWED" && <Confirmation episodeId={episodeId} hold={hold} />}
			{open && mayWaive && <Waiver episodeId={episodeId} hold={hold} />}
		</section>
	);
}

type ActProps = { episodeId: string; hold: MedicationHoldResponse };

function paramsOf({ episodeId, hold }: ActProps) {
	return { path: { id: episodeId, holdId: hold.id }, header: ifMatch(`"${hold.version}"`) };
}

type InstructionValues = { requiredLastDose: IsoInstant | null; restartPlan: string; note: string };

function Instruction(props: ActProps) {
	const { hold } = props;
	const form = useForm<InstructionValues>({
		defaultValues: {
			requiredLastDose: hold.requiredLastDose ?? null,
			restartPlan: hold.restartPlan ?? "",
			note: hold.instructionNote ?? "",
		},
	});
	const { send, busy, errors } = useSend(form);
	const save = (values: InstructionValues) =>
		send(
			() =>
				api.PUT("/api/episodes/{id}/holds/{holdId}/instruction", {
					params: paramsOf(props),
					body: recorded(values),
				}),
			t("episode.saved"),
		);
	return (
		<form noValidate aria-label={t("episode.instruct")} onSubmit={(event) => void form.handleSubmit(save)(event)}>
			<FormError {...errors} />
			<div className={classes["grid"]}>
				<MomentEntry control={form.control} name="requiredLastDose" label={t("episode.requiredLastDose")} />
				<TextEntry control={form.control} name="restartPlan" label={t("episode.restartPlan")} />
				<TextEntry control={form.control} name="note" label={t("episode.instructionNote")} />
			</div>
			<Button size="xs" type="submit" loading={busy}>
				{t("episode.instruct")}
			</Button>
		</form>
	);
}

type ConfirmationValues = { reportedLastDose: IsoInstant | null };

function Confirmation(props: ActProps) {
	const form = useForm<ConfirmationValues>({
		defaultValues: { reportedLastDose: props.hold.reportedLastDose ?? null },
	});
	const { send, busy, errors } = useSend(form);
	const save = async ({ reportedLastDose }: ConfirmationValues) => {
		if (reportedLastDose === null) return;
		await send(
			() =>
				api.PUT("/api/episodes/{id}/holds/{holdId}/confirmation", {
					params: paramsOf(props),
					body: { reportedLastDose },
				}),
			t("episode.saved"),
		);
	};
	return (
		<form noValidate aria-label={t("episode.confirm")} onSubmit={(event) => void form.handleSubmit(save)(event)}>
			<FormError {...errors} />
			<div className={classes["row"]}>
				<MomentEntry control={form.control} name="reportedLastDose" label={t("episode.reportedLastDose")} required />
				<Button size="xs" variant="default" type="submit" loading={busy}>
					{t("episode.confirm")}
				</Button>
			</div>
		</form>
	);
}

function Waiver(props: ActProps) {
	const form = useForm({ defaultValues: { reason: "" } });
	const { send, busy, errors } = useSend(form);
	const save = ({ reason }: { reason: string }) =>
		send(
			() =>
				api.PUT("/api/episodes/{id}/holds/{holdId}/waiver", {
					params: paramsOf(props),
					body: { reason: reason.trim() },
				}),
			t("episode.saved"),
		);
	return (
		<form noValidate aria-label={t("episode.waiveHold")} onSubmit={(event) => void form.handleSubmit(save)(event)}>
			<FormError {...errors} />
			<div className={classes["row"]}>
				<TextEntry control={form.control} name="reason" label={t("episode.waiveReason")} required />
				<Button size="xs" variant="default" type="submit" loading={busy}>
					{t("episode.waiveHold")}
				</Button>
			</div>
		</form>
	);
}

type HoldValues = { drug: string | null; indication: string; doseRegime: string };

function HoldForm({ episodeId }: { episodeId: string }) {
	const drugs = $api.useQuery("get", "/api/antithrombotics", {}, { staleTime: Number.POSITIVE_INFINITY });
	const form = useForm<HoldValues>({ defaultValues: { drug: null, indication: "", doseRegime: "" } });
	const { send, busy, errors } = useSend(form);
	const save = async ({ drug, ...rest }: HoldValues) => {
		if (drug === null) return;
		const saved = await send(
			() =>
				api.POST("/api/episodes/{id}/holds", {
					params: { path: { id: episodeId } },
					body: { drug, ...recorded(rest) },
				}),
			t("episode.saved"),
		);
		if (saved) form.reset();
	};
	return (
		<form
			noValidate
			className={classes["card"]}
			aria-label={t("episode.addHold")}
			onSubmit={(event) => void form.handleSubmit(save)(event)}
		>
			<h3>{t("episode.addHold")}</h3>
			<FormError {...errors} />
			<div className={classes["grid"]}>
				<ChoiceEntry
					control={form.control}
					name="drug"
					label={t("episode.drug")}
					required
					searchable
					choices={(drugs.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
				/>
				<TextEntry control={form.control} name="doseRegime" label={t("episode.doseRegime")} />
				<TextEntry control={form.control} name="indication" label={t("episode.holdIndication")} />
			</div>
			<Button size="xs" type="submit" loading={busy}>
				{t("episode.save")}
			</Button>
		</form>
	);
}
