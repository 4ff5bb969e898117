import "@/i18n/workup";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type { ClinicalChangeKind, ClinicalChangeRequest, ImagingRecencyResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDate, type IsoDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { DateField, LongTextField, present, SelectField, wordsOf } from "../fields";
import { useRenewEpisodes } from "../queries";
import { choicesOf } from "../words";
import { CHANGE_WORDS, MODALITY_WORDS } from "./words";

/** How old the pictures are for the site and for each payer, and what has happened since. */
export function ImagingRecency({ episodeId }: { episodeId: string }) {
	const recency = $api.useQuery("get", "/api/episodes/{id}/imaging-recency", { params: { path: { id: episodeId } } });
	const mayRecord = useMay("WORKUP_RECORD");
	const [recording, setRecording] = useState(false);
	return (
		<section className={classes["card"]} aria-label={t("workup.recency")}>
			<div className={classes["panelHead"]}>
				<h3 className={classes["panelTitle"]}>{t("workup.recency")}</h3>
				{mayRecord && (
					<Button variant="default" size="compact-sm" onClick={() => setRecording(true)}>
						{t("workup.recordChange")}
					</Button>
				)}
			</div>
			{recency.data !== undefined ? (
				<Verdicts recency={recency.data} />
			) : recency.isError ? (
				<ErrorState error={recency.error} onRetry={() => void recency.refetch()} />
			) : (
				<LoadingState rows={2} />
			)}
			<FormDrawer title={t("workup.recordChange")} opened={recording} onClose={() => setRecording(false)}>
				<ChangeForm episodeId={episodeId} onDone={() => setRecording(false)} />
			</FormDrawer>
		</section>
	);
}

function Verdicts({ recency }: { recency: ImagingRecencyResponse }) {
	const { performedOn, modality, ageDays, localLimitDays, withinLocalLimit, payers, reimagingAsked, reasons } = recency;
	return (
		<>
			{reimagingAsked && (
				<div className={classes["notice"]} role="status">
					<p className={classes["noticeTitle"]}>
						<StatusChip variant="plain" tone="red" label={t("workup.reimaging")} />
					</p>
					{reasons.map((reason) => (
						<p key={reason}>{reason}</p>
					))}
				</div>
			)}
			{performedOn === undefined || modality === undefined || ageDays === undefined ? (
				<p className={classes["dim"]}>{t("workup.recencyNone")}</p>
			) : (
				<>
					<p>
						{t("workup.recencyAge", {
							modality: t(MODALITY_WORDS[modality]),
							day: formatDate(performedOn),
							age: ageDays,
						})}
					</p>
					<ul className={classes["rows"]}>
						<Verdict label={t("workup.recencyLocal", { limit: localLimitDays })} met={withinLocalLimit} />
						{payers.map(({ payer, maxAgeDays, met }) => (
							<Verdict key={payer} label={t("workup.recencyPayer", { payer, limit: maxAgeDays })} met={met} />
						))}
					</ul>
				</>
			)}
			<details className={classes["rule"]}>
				<summary>{t("episodes.ruleSource")}</summary>
				{t("workup.ruleSource", { source: recency.source, version: recency.version })}
			</details>
		</>
	);
}

function Verdict({ label, met }: { label: string; met: boolean | undefined }) {
	return (
		<li>
			<span className={classes["line"]}>
				<span>{label}</span>
				{met === undefined ? (
					<StatusChip variant="plain" tone="grey" label={t("common.notRecorded")} />
				) : (
					<StatusChip variant="plain" tone={met ? "green" : "amber"} label={t(met ? "workup.met" : "workup.notMet")} />
				)}
			</span>
		</li>
	);
}

type ChangeValues = { kind: ClinicalChangeKind | null; happenedOn: IsoDate | null; note: string };

function ChangeForm({ episodeId, onDone }: { episodeId: string; onDone: () => void }) {
	const today = localDate(useNow(), useZone());
	const renew = useRenewEpisodes();
	const form = useForm<ChangeValues>({ defaultValues: { kind: null, happenedOn: null, note: "" } });
	const { refusal, take, clear } = useRefusal(form);
	const record = $api.useMutation("post", "/api/episodes/{id}/clinical-changes", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = ({ kind, happenedOn, note }: ChangeValues) => {
		clear();
		if (kind === null || happenedOn === null) return;
		record.mutate({
			params: { path: { id: episodeId } },
			body: present<ClinicalChangeRequest>({ kind, happenedOn, note: wordsOf(note) }),
		});
	};
	return (
		<EntryForm
			label={t("workup.changeForm")}
			form={form}
			refusal={refusal}
			submit={t("workup.saveChange")}
			busy={record.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<SelectField<ChangeValues>
				name="kind"
				label={t("workup.changeKind")}
				required={t("workup.changeKindRequired")}
				data={choicesOf(CHANGE_WORDS)}
			/>
			<DateField<ChangeValues>
				name="happenedOn"
				label={t("workup.happenedOn")}
				required={t("workup.happenedOnRequired")}
				max={today}
			/>
			<LongTextField<ChangeValues> name="note" label={t("workup.changeNote")} maxLength={500} />
		</EntryForm>
	);
}
