import "@/i18n/workup";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import type { BloodContextRequest, BloodLine, BloodResponse, KidneyView } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { type PlainKey, t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { formatDate } from "@/lib/time";
import { type Column, DataTable } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { present, type Ternary, TernaryField, truthOf } from "../fields";
import { useRenewEpisodes } from "../queries";
import { BLOOD_ITEM_WORDS, BLOOD_NEED_LOOKS, BLOOD_STATUS_LOOKS } from "./words";

type Answer = keyof BloodContextRequest;

const ANSWERS: Record<Answer, PlainKey> = {
	chronicLiverDisease: "workup.liverDisease",
	infectionSuspected: "workup.infectionSuspected",
	pregnancyPossible: "workup.pregnancyPossible",
	diabetes: "workup.diabetes",
};

const ANSWER_KEYS = Object.keys(ANSWERS) as Answer[];

/** Which tests this patient needs, how each stands on the day, and the kidneys the drug rules reckon with. */
export function BloodPanel({ episodeId }: { episodeId: string }) {
	const blood = $api.useQuery("get", "/api/episodes/{id}/blood", { params: { path: { id: episodeId } } });
	const mayRecord = useMay("WORKUP_RECORD");
	const [answering, setAnswering] = useState(false);
	if (blood.data === undefined) {
		return blood.isError ? (
			<ErrorState error={blood.error} onRetry={() => void blood.refetch()} />
		) : (
			<LoadingState rows={4} />
		);
	}
	const { context, kidneys, lines } = blood.data;
	return (
		<div className={classes["stack"]}>
			<section className={classes["card"]} aria-label={t("workup.panel")}>
				<div className={classes["panelHead"]}>
					<h3 className={classes["panelTitle"]}>{t("workup.panel")}</h3>
					{mayRecord && (
						<Button
							variant="default"
							size="compact-sm"
							aria-label={`${t("workup.bloodContext")}: ${t("workup.bloodContextEdit")}`}
							onClick={() => setAnswering(true)}
						>
							{t("workup.bloodContextEdit")}
						</Button>
					)}
				</div>
				<p className={classes["dim"]}>
					{ANSWER_KEYS.map((key) => `${t(ANSWERS[key])}: ${answerWords(context[key])}`).join(" · ")}
				</p>
				<DataTable caption={t("workup.panel")} columns={COLUMNS} rows={lines} rowKey={({ item }) => item} />
			</section>
			<Kidneys kidneys={kidneys} />
			<FormDrawer title={t("workup.bloodContext")} opened={answering} onClose={() => setAnswering(false)}>
				<ContextForm episodeId={episodeId} blood={blood.data} onDone={() => setAnswering(false)} />
			</FormDrawer>
		</div>
	);
}

function answerWords(answer: boolean | undefined): string {
	return t(answer === undefined ? "common.notRecorded" : answer ? "episodes.yes" : "episodes.no");
}

const COLUMNS: readonly Column<BloodLine>[] = [
	{ id: "item", header: t("workup.test"), cell: ({ item }) => t(BLOOD_ITEM_WORDS[item]) },
	{
		id: "need",
		header: t("workup.needed"),
		cell: ({ need, why }) => {
			const { tone, label } = BLOOD_NEED_LOOKS[need];
			return (
				<>
					<StatusChip variant="plain" tone={tone} label={t(label)} />
					<span className={classes["reason"]}>{why}</span>
				</>
			);
		},
	},
	{
		id: "status",
		header: t("workup.gate"),
		cell: ({ status, need, reason, validUntil }) => {
			const { tone, label } = BLOOD_STATUS_LOOKS[status];
			return (
				<>
					{/* What nobody asks for does not shout. */}
					<StatusChip variant="plain" tone={need === "NOT_NEEDED" ? "grey" : tone} label={t(label)} />
					<span className={classes["reason"]}>
						{validUntil === undefined ? reason : `${reason} ${t("workup.validUntil", { day: formatDate(validUntil) })}`}
					</span>
				</>
			);
		},
	},
];

function Kidneys({ kidneys }: { kidneys: KidneyView }) {
	const { clearance, formula, missing, eGfr } = kidneys;
	return (
		<section className={classes["card"]} aria-label={t("workup.kidneys")}>
			<h3 className={classes["panelTitle"]}>{t("workup.kidneys")}</h3>
			<dl className={classes["pairs"]}>
				<div>
					<dt>{t("workup.crCl")}</dt>
					<dd>
						<strong>
							{clearance === undefined
								? t("workup.crClMissing", { missing: missing.join("; ") })
								: formatQuantity(clearance, "mL/min", 1)}
						</strong>
						{formula !== undefined && <span className={classes["reason"]}>{formula}</span>}
					</dd>
				</div>
				<div>
					<dt>{t("workup.eGfr")}</dt>
					<dd>
						{eGfr === undefined ? t("common.notRecorded") : formatQuantity(eGfr.value, "mL/min/1.73 m²")}
						{eGfr !== undefined && <span className={classes["reason"]}>{eGfr.name}</span>}
					</dd>
				</div>
			</dl>
			<p className={classes["dim"]}>{t("workup.kidneyNote")}</p>
		</section>
	);
}

type ContextValues = Record<Answer, Ternary>;

function ternaryOf(answer: boolean | undefined): Ternary {
	return answer === undefined ? "unknown" : answer ? "yes" : "no";
}

function ContextForm({ episodeId, blood, onDone }: { episodeId: string; blood: BloodResponse; onDone: () => void }) {
	const renew = useRenewEpisodes();
	const { context } = blood;
	const form = useForm<ContextValues>({
		defaultValues: {
			chronicLiverDisease: ternaryOf(context.chronicLiverDisease),
			infectionSuspected: ternaryOf(context.infectionSuspected),
			pregnancyPossible: ternaryOf(context.pregnancyPossible),
			diabetes: ternaryOf(context.diabetes),
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const save = $api.useMutation("put", "/api/episodes/{id}/blood-context", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.saved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const submit = (values: ContextValues) => {
		clear();
		save.mutate({
			params: { path: { id: episodeId }, header: ifMatch(`"${context.version}"`) },
			body: present<BloodContextRequest>({
				chronicLiverDisease: truthOf(values.chronicLiverDisease),
				infectionSuspected: truthOf(values.infectionSuspected),
				pregnancyPossible: truthOf(values.pregnancyPossible),
				diabetes: truthOf(values.diabetes),
			}),
		});
	};
	return (
		<EntryForm
			label={t("workup.bloodContext")}
			form={form}
			refusal={refusal}
			onLoadNewest={renew}
			submit={t("workup.saveBloodContext")}
			busy={save.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			{ANSWER_KEYS.map((key) => (
				<TernaryField<ContextValues> key={key} name={key} label={t(ANSWERS[key])} />
			))}
		</EntryForm>
	);
}
