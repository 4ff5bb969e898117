import "@/i18n/workup";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconDroplet, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { $api } from "@/api/client";
import type { EpisodeResponse, GateCode, GateState, LabResultResponse, LabTestView } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatNumber, numberOf, type Typed } from "@/lib/numbers";
import { formatDate, formatDateTime, formatTime, type IsoInstant, localDate, type Zone } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { GATE_LOOKS } from "@/ui/gates";
import { LoadingState } from "@/ui/LoadingState";
import { Sparkline } from "@/ui/Sparkline";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EntryForm, FormDrawer, useRefusal } from "../FormDrawer";
import { MomentField, NumberField, SelectField } from "../fields";
import { isOpen, useReadiness, useRenewEpisodes } from "../queries";
import { GATE_STATES } from "../words";
import { BloodPanel } from "./BloodPanel";
import { ORIGIN_WORDS } from "./words";

const GATE_OF: Readonly<Record<string, GateCode>> = { "6301-6": "INR", "777-3": "PLATELETS" };

/** UCUM's codes are for machines: "1" is no unit, "10*9/L" is written with an exponent. */
export function unitWords(unit: string): string {
	if (unit === "1" || unit.startsWith("{")) return "";
	return unit
		.replace("10*9", "×10⁹")
		.replace("10*3", "×10³")
		.replace("{1.73_m2}", "1.73 m²")
		.replace("uL", "µL")
		.replace("umol", "µmol");
}

function useLabTests() {
	return $api.useQuery("get", "/api/lab-tests", {}, { staleTime: 10 * 60_000 });
}

export function LabsTab({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const labs = useQuery($api.queryOptions("get", "/api/episodes/{id}/labs", { params: { path: { id: episode.id } } }));
	const tests = useLabTests();
	const readiness = useReadiness(episode.id);
	const mayRecord = useMay("WORKUP_RECORD");
	const [recording, setRecording] = useState(false);
	const results = labs.data?.toSorted((one, other) => other.collectedAt.localeCompare(one.collectedAt));
	// After the treatment nothing is judged any more.
	const gateOf = (code: GateCode) =>
		isOpen(episode.status) ? readiness.data?.gates.find((gate) => gate.code === code) : undefined;
	return (
		<>
			<div className={classes["tabHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.tabLabs")}</h2>
				{mayRecord && (
					<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setRecording(true)}>
						{t("workup.addLab")}
					</Button>
				)}
			</div>
			<BloodPanel episodeId={episode.id} />
			{results === undefined ? (
				labs.isError ? (
					<ErrorState error={labs.error} onRetry={() => void labs.refetch()} />
				) : (
					<LoadingState rows={6} />
				)
			) : results.length === 0 ? (
				<EmptyState icon={IconDroplet} title={t("workup.labsEmptyTitle")} text={t("workup.labsEmptyText")} />
			) : (
				<div className={classes["surface"]}>
					<DataTable
						caption={t("workup.labsCaption")}
						columns={columns(results, tests.data ?? [], gateOf, zone)}
						rows={results}
						rowKey={({ id }) => id}
					/>
				</div>
			)}
			<FormDrawer title={t("workup.addLab")} opened={recording} onClose={() => setRecording(false)}>
				<LabForm episodeId={episode.id} onDone={() => setRecording(false)} />
			</FormDrawer>
		</>
	);
}

const TREND_POINTS = 12;

function columns(
	results: readonly LabResultResponse[],
	tests: readonly LabTestView[],
	gateOf: (code: GateCode) => GateState | undefined,
	zone: Zone,
): readonly Column<LabResultResponse>[] {
	const newest = new Map(results.toReversed().map((result) => [result.loinc, result.id]));
	return [
		{ id: "test", header: t("workup.test"), cell: ({ name }) => name },
		{
			id: "result",
			header: t("workup.result"),
			cell: (result) => (
				<>
					{valueWords(result, tests)}
					{result.givenValue !== undefined && result.givenUnit !== undefined && (
						<span className={classes["reason"]}>
							{t("workup.given", {
								value: `${formatNumber(result.givenValue, decimalsOf(result.givenValue))}\u202f${unitWords(result.givenUnit)}`,
							})}
						</span>
					)}
				</>
			),
		},
		{
			id: "gate",
			header: t("workup.gate"),
			cell: ({ id, loinc }) => {
				const code = GATE_OF[loinc];
				const gate = code === undefined || newest.get(loinc) !== id ? undefined : gateOf(code);
				if (gate === undefined) return null;
				const { tone, icon, word } = GATE_LOOKS[GATE_STATES[gate.status]];
				return (
					<>
						<StatusChip variant="plain" tone={tone} icon={icon} label={t(word)} />
						<span className={classes["reason"]}>{gate.reason}</span>
					</>
				);
			},
		},
		{
			id: "trend",
			header: t("workup.trend"),
			cell: ({ id, loinc }) =>
				newest.get(loinc) === id && <Trend results={results.filter((each) => each.loinc === loinc)} zone={zone} />,
		},
		{
			id: "collected",
			header: t("workup.collected"),
			cell: ({ collectedAt }) => (
				<span
					className={classes["unbroken"]}
				>{`${formatDate(localDate(collectedAt, zone))}, ${formatTime(collectedAt, zone)}`}</span>
			),
		},
		{ id: "source", header: t("workup.source"), cell: ({ origin }) => t(ORIGIN_WORDS[origin]) },
	];
}

/** As many as were typed. */
function decimalsOf(value: number): number {
	return String(value).split(".")[1]?.length ?? 0;
}

function valueWords({ loinc, value, unit }: LabResultResponse, tests: readonly LabTestView[]): string {
	const test = tests.find((each) => each.loinc === loinc);
	const choice = test?.choices?.[value];
	if (choice !== undefined) return choice;
	const decimals = test?.decimals ?? 2;
	return [formatNumber(value, decimals), unitWords(unit)].filter((word) => word !== "").join("\u202f");
}

/** Results come newest first; a line needs at least two of them, in one unit. */
function Trend({ results, zone }: { results: readonly LabResultResponse[]; zone: Zone }) {
	const [newest] = results;
	const shown = results
		.filter(({ unit }) => unit === newest?.unit)
		.slice(0, TREND_POINTS)
		.toReversed();
	if (newest === undefined || shown.length < 2) return null;
	const values = shown.map(({ value }) => value);
	const low = Math.min(...values);
	const high = Math.max(...values);
	return (
		<Sparkline
			label={t("workup.trendOf", { test: newest.name })}
			points={shown.map(({ collectedAt, value }) => ({
				when: formatDateTime(collectedAt, zone),
				value,
			}))}
			min={low === high ? low - 1 : low}
			max={low === high ? high + 1 : high}
			height={24}
			width={96}
		/>
	);
}

type LabValues = { loinc: string | null; value: Typed; unit: string | null; collectedAt: IsoInstant | null };

function LabForm({ episodeId, onDone }: { episodeId: string; onDone: () => void }) {
	const tests = useLabTests();
	const renew = useRenewEpisodes();
	const form = useForm<LabValues>({
		defaultValues: { loinc: null, value: "", unit: null, collectedAt: null },
	});
	const { refusal, take, clear } = useRefusal(form);
	const record = $api.useMutation("post", "/api/episodes/{id}/labs", {
		onSuccess: async ({ name }) => {
			notifications.show({ message: `${name}: ${t("episodes.saved").toLowerCase()}` });
			onDone();
			await renew();
		},
		onError: take,
	});
	const loinc = useWatch({ control: form.control, name: "loinc" });
	const unit = useWatch({ control: form.control, name: "unit" });
	const test = tests.data?.find((each) => each.loinc === loinc);
	if (tests.isError) return <ErrorState error={tests.error} onRetry={() => void tests.refetch()} />;
	if (tests.data === undefined) return <LoadingState rows={4} />;
	const submit = ({ loinc: code, value, unit: chosen, collectedAt }: LabValues) => {
		clear();
		const number = numberOf(value);
		if (code === null || number === undefined || chosen === null || collectedAt === null) return;
		record.mutate({
			params: { path: { id: episodeId } },
			body: { loinc: code, value: number, unit: chosen, collectedAt },
		});
	};
	return (
		<EntryForm
			label={t("workup.labForm")}
			form={form}
			refusal={refusal}
			submit={t("workup.saveLab")}
			busy={record.isPending}
			onSubmit={submit}
			onCancel={onDone}
		>
			<SelectField<LabValues>
				name="loinc"
				label={t("workup.test")}
				required={t("workup.testRequired")}
				searchable
				data={tests.data.map((each) => ({ value: each.loinc, label: each.name }))}
				onChosen={(next) => {
					form.setValue("value", "");
					form.setValue("unit", tests.data.find((each) => each.loinc === next)?.unit ?? null);
				}}
			/>
			{test?.choices !== undefined && (
				<SelectField<LabValues>
					name="value"
					label={t("workup.findingChoice")}
					required={t("workup.findingRequired")}
					data={test.choices.map((choice, index) => ({ value: String(index), label: choice }))}
				/>
			)}
			{test?.choices === undefined && (
				<div className={classes["grid"]}>
					<NumberField<LabValues>
						name="value"
						label={t("workup.value")}
						required={t("workup.valueRequired")}
						decimals={4}
						{...(test !== undefined && {
							// The bounds are those of the test's own unit.
							...(unit === test.unit && {
								description: t("workup.valueRange", { min: test.min, max: test.max, unit: unitWords(test.unit) }),
							}),
							...(test.min < 0 && { min: -1000 }),
						})}
					/>
					<SelectField<LabValues>
						name="unit"
						label={t("workup.unit")}
						required={t("workup.unitRequired")}
						data={(test?.units ?? []).map((each) => ({
							value: each,
							label: unitWords(each) || each.replace(/[{}]/g, ""),
						}))}
					/>
				</div>
			)}
			<MomentField<LabValues>
				name="collectedAt"
				label={t("workup.collected")}
				required={t("workup.collectedRequired")}
				past
			/>
		</EntryForm>
	);
}
