import "@/i18n/workup";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import type { ConsentRequest, ConsentResponse, ConsentStatus, EpisodeResponse, VertebralLevel } from "@/api/schema";
import { useMay, useMe } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { languageChoices, languageName } from "@/lib/languages";
import { formatDateTime, type IsoInstant, instantOf } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { MomentField, present, SelectField, TextField, wordsOf } from "../fields";
import { useRenewEpisodes } from "../queries";
import { plannedOf } from "../spineStates";
import { choicesOfLooks } from "../words";

import { LevelsField } from "./LevelsField";
import { CONSENT_LOOKS } from "./words";

export function ConsentTab({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const { data, isError, error, refetch } = useQuery(
		$api.queryOptions("get", "/api/episodes/{id}/consent", { params: { path: { id: episode.id } } }),
	);
	const mayRecord = useMay("CONSENT_RECORD");
	const [recording, setRecording] = useState(false);
	if (data === undefined) {
		return isError ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState rows={4} />;
	}
	const missing =
		data.status === "SIGNED" ? plannedOf(episode.decision).filter(({ level }) => !data.levels.includes(level)) : [];
	const look = CONSENT_LOOKS[data.status];
	return (
		<>
			<div className={classes["tabHead"]}>
				<h2 className={classes["panelTitle"]}>{t("workup.consent")}</h2>
				{mayRecord && <Button onClick={() => setRecording(true)}>{t("workup.recordConsent")}</Button>}
			</div>
			<section className={classes["card"]} aria-label={t("workup.consent")}>
				<p className={classes["line"]}>
					<StatusChip tone={look.tone} label={t(look.label)} />
					{missing.length > 0 && (
						<StatusChip
							tone="red"
							label={t("workup.missingLevels", { levels: missing.map(({ level }) => level).join(", ") })}
						/>
					)}
				</p>
				{data.status !== "NOT_ASKED" && (
					<dl className={classes["pairs"]}>
						<div>
							<dt>{t("workup.signed")}</dt>
							<dd>{data.signedAt === undefined ? t("common.notRecorded") : formatDateTime(data.signedAt, zone)}</dd>
						</div>
						<div>
							<dt>{t("workup.levels")}</dt>
							<dd>{data.levels.length === 0 ? t("common.notRecorded") : <LevelChips levels={data.levels} />}</dd>
						</div>
						<div>
							<dt>{t("workup.language")}</dt>
							<dd>{data.language === undefined ? t("common.notRecorded") : languageName(data.language)}</dd>
						</div>
						<div>
							<dt>{t("workup.takenBy")}</dt>
							<dd>{data.takenBy ?? t("common.notRecorded")}</dd>
						</div>
					</dl>
				)}
			</section>
			<FormDrawer title={t("workup.recordConsent")} opened={recording} onClose={() => setRecording(false)}>
				<ConsentForm episode={episode} consent={data} onDone={() => setRecording(false)} />
			</FormDrawer>
		</>
	);
}

type ConsentValues = {
	status: ConsentStatus;
	signedAt: IsoInstant | null;
	language: string | null;
	takenBy: string;
	levels: VertebralLevel[];
};

type FormProps = { episode: EpisodeResponse; consent: ConsentResponse; onDone: () => void };

function ConsentForm({ episode, consent, onDone }: FormProps) {
	const client = useQueryClient();
	const renew = useRenewEpisodes();
	const me = useMe();
	// What the entries are based on: a newer version that arrives in the background must not be overwritten unseen.
	const version = useRef(consent.version);
	const [openedAt] = useState(() => instantOf(Date.now()));
	const form = useForm<ConsentValues>({
		defaultValues: {
			status: consent.status === "NOT_ASKED" ? "SIGNED" : consent.status,
			signedAt: consent.signedAt ?? (consent.status === "NOT_ASKED" ? openedAt : null),
			language: consent.language ?? null,
			takenBy: consent.takenBy ?? me.displayName,
			levels: consent.levels.length > 0 ? consent.levels : plannedOf(episode.decision).map(({ level }) => level),
		},
	});
	const { refusal, take, clear } = useRefusal(form);
	const status = useWatch({ control: form.control, name: "status" });
	const record = $api.useMutation("put", "/api/episodes/{id}/consent", {
		onSuccess: async () => {
			notifications.show({ message: t("workup.consentSaved") });
			onDone();
			await renew();
		},
		onError: take,
	});
	const params = { path: { id: episode.id } };
	const loadNewest = async () => {
		const newest = await client.fetchQuery({
			...$api.queryOptions("get", "/api/episodes/{id}/consent", { params }),
			staleTime: 0,
		});
		version.current = newest.version;
		form.reset(
			{
				status: newest.status,
				signedAt: newest.signedAt ?? null,
				language: newest.language ?? null,
				takenBy: newest.takenBy ?? "",
				levels: newest.levels,
			},
			{ keepDirtyValues: true },
		);
	};
	const submit = (values: ConsentValues) => {
		clear();
		const signed = values.status === "SIGNED";
		if (signed && values.signedAt === null) {
			form.setError("signedAt", { message: t("workup.signedRequired") }, { shouldFocus: true });
			return;
		}
		if (signed && values.levels.length === 0) {
			form.setError("levels", { message: t("workup.levelsRequired") }, { shouldFocus: true });
			return;
		}
		record.mutate({
			params: { ...params, header: ifMatch(`"${version.current}"`) },
			body: present<ConsentRequest>({
				status: values.status,
				signedAt: values.status === "NOT_ASKED" ? undefined : (values.signedAt ?? undefined),
				language: values.language ?? undefined,
				takenBy: wordsOf(values.takenBy),
				levels: values.levels,
			}),
		});
	};
	return (
		<EntryForm
			label={t("workup.consentForm")}
			form={form}
			refusal={refusal}
			onLoadNewest={loadNewest}
			submit={t("workup.saveConsent")}
			busy={record.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<SelectField<ConsentValues>
				name="status"
				label={t("workup.consentStatus")}
				required={t("workup.statusRequired")}
				data={choicesOfLooks(CONSENT_LOOKS)}
			/>
			{status !== "NOT_ASKED" && (
				<>
					<MomentField<ConsentValues> name="signedAt" label={t("workup.signed")} past />
					<LevelsField<ConsentValues>
						name="levels"
						label={t("workup.levels")}
						{...(status === "SIGNED" && { required: t("workup.levelsRequired") })}
					/>
					<SelectField<ConsentValues>
						name="language"
						label={t("workup.language")}
						description={t("workup.languageHint")}
						searchable
						data={languageChoices(consent.language ?? "")}
					/>
					<TextField<ConsentValues> name="takenBy" label={t("workup.takenBy")} maxLength={120} />
				</>
			)}
		</EntryForm>
	);
}
