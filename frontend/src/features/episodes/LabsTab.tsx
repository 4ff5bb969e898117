import { Button, Stack } from "@mantine/core";
import { useEffect, useMemo } from "react";
import { useForm, useWatch } from "react-hook-form";
import { $api, api } from "@/api/client";
import type { EpisodeResponse, LabResultResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, formatDayMonth, type IsoInstant, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { Sparkline } from "@/ui/Sparkline";
import classes from "./episodes.module.css";
import { ChoiceEntry, MomentEntry, NumberEntry } from "./fields";
import { useSend } from "./useSend";
import { ORIGIN_WORDS } from "./words";

export function LabsTab({ episode }: { episode: EpisodeResponse }) {
	const mayRecord = useMay("WORKUP_RECORD");
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/labs", {
		params: { path: { id: episode.id } },
	});
	return (
		<Stack gap="sm">
			{mayRecord && <LabForm episode={episode} />}
			{error !== null ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : isPending ? (
				<LoadingState rows={4} />
			) : data.length === 0 ? (
				<EmptyState title={t("episode.noLabs")} />
			) : (
				<Results results={data} />
			)}
		</Stack>
	);
}

function Results({ results }: { results: readonly LabResultResponse[] }) {
	const zone = useZone();
	const byTest = useMemo(() => {
		const groups = new Map<string, LabResultResponse[]>();
		for (const result of results.toSorted((a, b) => b.collectedAt.localeCompare(a.collectedAt))) {
			groups.set(result.loinc, [...(groups.get(result.loinc) ?? []), result]);
		}
		return [...groups.values()];
	}, [results]);
	return (
		<table className={classes["table"]}>
			<caption className="visually-hidden">{t("episode.labCaption")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("episode.labTest")}</th>
					<th scope="col">{t("episode.labValue")}</th>
					<th scope="col">{t("episode.collected")}</th>
					<th scope="col">{t("episode.origin")}</th>
					<th scope="col" />
				</tr>
			</thead>
			<tbody>
				{byTest.flatMap((group) => {
					const values = group.map(({ value }) => value);
					return group.slice(0, 4).map((result, index) => (
						<tr key={result.id} className={classes[index === 0 ? "newest" : "older"]}>
							<th scope="row">{result.name}</th>
							<td>{`${result.value} ${result.unit === "1" ? "" : result.unit}`}</td>
							<td>{formatDateTime(result.collectedAt, zone)}</td>
							<td>{t(ORIGIN_WORDS[result.origin])}</td>
							<td>
								{index === 0 && group.length > 1 && (
									<Sparkline
										label={result.name}
										min={Math.min(...values)}
										max={Math.max(...values, Math.min(...values) + 1)}
										width={90}
										height={22}
										points={group.toReversed().map(({ value, collectedAt }) => ({
											when: formatDayMonth(localDate(collectedAt, zone)),
											value,
										}))}
									/>
								)}
							</td>
						</tr>
					));
				})}
			</tbody>
		</table>
	);
}

type LabValues = { loinc: string | null; value: number | ""; unit: string | null; collectedAt: IsoInstant | null };

function LabForm({ episode }: { episode: EpisodeResponse }) {
	const tests = $api.useQuery("get", "/api/lab-tests", {}, { staleTime: Number.POSITIVE_INFINITY });
	const form = useForm<LabValues>({ defaultValues: { loinc: null, value: "", unit: null, collectedAt: null } });
	const { control, handleSubmit, reset, setValue } = form;
	const loinc = useWatch({ control, name: "loinc" });
	const test = tests.data?.find((each) => each.loinc === loinc);
	const usual = test?.unit;
	useEffect(() => setValue("unit", usual ?? null), [usual, setValue]);
	const { send, busy, errors } = useSend(form);
	const save = async ({ loinc: code, value, unit, collectedAt }: LabValues) => {
		if (code === null || value === "" || unit === null || collectedAt === null) return;
		const body = { loinc: code, value, unit, collectedAt };
		const saved = await send(
			() => api.POST("/api/episodes/{id}/labs", { params: { path: { id: episode.id } }, body }),
			t("episode.saved"),
		);
		// The next result usually comes from the same sample.
		if (saved) reset({ loinc: null, value: "", unit: null, collectedAt });
	};
	return (
		<form
			noValidate
			className={classes["card"]}
			aria-label={t("episode.addLab")}
			onSubmit={(event) => void handleSubmit(save)(event)}
		>
			<h3>{t("episode.addLab")}</h3>
			<FormError {...errors} />
			<div className={classes["grid"]}>
				<ChoiceEntry
					control={control}
					name="loinc"
					label={t("episode.labTest")}
					required
					searchable
					choices={(tests.data ?? []).map(({ loinc: value, name }) => ({ value, label: name }))}
				/>
				<NumberEntry control={control} name="value" label={t("episode.labValue")} required decimals={3} />
				<ChoiceEntry
					control={control}
					name="unit"
					label={t("episode.labUnit")}
					required
					choices={(test?.units ?? []).map((unit) => ({
						value: unit,
						label: unit === "1" ? t("episode.unitless") : unit,
					}))}
				/>
			</div>
			<div className={classes["row"]}>
				<MomentEntry control={control} name="collectedAt" label={t("episode.collected")} required />
				<Button size="xs" type="submit" loading={busy}>
					{t("episode.save")}
				</Button>
			</div>
		</form>
	);
}
