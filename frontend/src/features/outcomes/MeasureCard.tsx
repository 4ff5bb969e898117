import { Button, SegmentedControl } from "@mantine/core";
import { IconCircleCheck, IconFlag, IconListSearch } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { GroupFigure, MeasureView } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { formatDate, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { DataTable } from "@/ui/DataTable";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { Cusum } from "./Cusum";
import type { GroupingName, OutcomeQuery } from "./filter";
import classes from "./outcomes.module.css";
import { TargetForm } from "./TargetForm";
import { casesOf, groupLabel, intervalOf, shown, titleOf } from "./words";

// The library of charts is heavy: it comes with the first chart.
const GroupChart = lazy(() => import("./Charts").then(({ GroupChart: chart }) => ({ default: chart })));
const FunnelChart = lazy(() => import("./Charts").then(({ FunnelChart: chart }) => ({ default: chart })));

/** What a number's list of patients is asked with. */
export type Behind = { measure: MeasureView; group: string | undefined };

type Props = { measure: MeasureView; grouping: GroupingName; query: OutcomeQuery; onOpen: (behind: Behind) => void };

export function MeasureCard({ measure, grouping, query, onOpen }: Props) {
	const { overall } = measure;
	const maySet = useMay("OUTCOME_ALL");
	const title = titleOf(measure);
	const interval = intervalOf(measure, overall);
	return (
		<section className={classes["card"]} aria-label={title}>
			<h2 className={classes["cardTitle"]}>{title}</h2>
			<p className={classes["value"]}>
				{overall.hidden
					? t("outcomes.hidden")
					: overall.value === undefined
						? t("outcomes.none")
						: shown(measure, overall.value)}
			</p>
			{interval !== undefined && (
				<p className={classes["interval"]}>
					{interval}
					{overall.method !== undefined && `, ${t(`outcomes.${overall.method}`)}`}
				</p>
			)}
			{overall.lowerQuartile !== undefined && overall.upperQuartile !== undefined && (
				<p className={classes["interval"]}>
					{t("outcomes.quartiles", {
						low: shown(measure, overall.lowerQuartile),
						high: shown(measure, overall.upperQuartile),
					})}
				</p>
			)}
			{!overall.hidden && <p className={classes["n"]}>{casesOf(overall)}</p>}
			<TargetLine measure={measure} />
			{(overall.n ?? 0) > 0 && (
				<Button
					size="compact-xs"
					variant="default"
					className={classes["noPrint"] ?? ""}
					leftSection={<IconListSearch aria-hidden size={14} />}
					onClick={() => onOpen({ measure, group: undefined })}
				>
					{t("outcomes.open")}
				</Button>
			)}
			<dl className={classes["definition"]}>
				<dt>{t("outcomes.numerator")}</dt>
				<dd>{measure.numerator}</dd>
				<dt>{t("outcomes.denominator")}</dt>
				<dd>{measure.denominator}</dd>
			</dl>
			{measure.groups.length > 0 && <Groups measure={measure} grouping={grouping} onOpen={onOpen} />}
			{measure.hasCusum && (overall.n ?? 0) > 0 && <Cusum measure={measure} query={query} />}
			{maySet && (
				<div className={classes["noPrint"]}>
					<TargetForm measure={measure} />
				</div>
			)}
			{measure.benchmarks.length > 0 && (
				<details className={classes["benchmarks"]}>
					<summary>{t("outcomes.benchmarks")}</summary>
					<p>{t("outcomes.benchmarkNote")}</p>
					<ul>
						{measure.benchmarks.map(({ study, finding, source, checked }) => (
							<li key={study}>
								<strong>{study}</strong>: {finding} ({source})
								{!checked && <StatusChip tone="amber" variant="plain" label={t("outcomes.benchmarkUnchecked")} />}
							</li>
						))}
					</ul>
				</details>
			)}
		</section>
	);
}

function TargetLine({ measure }: { measure: MeasureView }) {
	const zone = useZone();
	const { target, overall, better } = measure;
	if (target === undefined) return null;
	const isReached =
		overall.value !== undefined &&
		(better === "HIGHER" ? overall.value >= target.value : overall.value <= target.value);
	return (
		<div className={classes["target"]}>
			{t("outcomes.target", { value: shown(measure, target.value) })}
			{overall.value !== undefined && (
				<StatusChip
					tone={isReached ? "green" : "amber"}
					icon={isReached ? IconCircleCheck : IconFlag}
					label={t(isReached ? "outcomes.reached" : "outcomes.notReached")}
				/>
			)}
			<span className={classes["interval"]}>
				{t("outcomes.targetBy", {
					reason: target.reason,
					who: target.byName,
					day: formatDate(localDate(target.at, zone)),
				})}
			</span>
		</div>
	);
}

/** The groups as a chart, or as the table that says the same. */
function Groups({ measure, grouping, onOpen }: Omit<Props, "query">) {
	const [look, setLook] = useState<"chart" | "table">("chart");
	const isFunnel = measure.funnel.length > 0;
	if (measure.groups.every(({ figure }) => figure.value === undefined)) {
		return <p className={classes["interval"]}>{chartText(measure)}</p>;
	}
	return (
		<div className={classes["groups"]}>
			<SegmentedControl
				size="xs"
				className={classes["noPrint"] ?? ""}
				aria-label={t("outcomes.asWhat", { title: titleOf(measure) })}
				value={look}
				onChange={(next) => setLook(next === "table" ? "table" : "chart")}
				data={[
					{ value: "chart", label: t("outcomes.chart") },
					{ value: "table", label: t("outcomes.table") },
				]}
			/>
			{look === "chart" ? (
				<figure className={classes["figure"]}>
					<div aria-hidden>
						<Suspense fallback={<LoadingState rows={4} />}>
							{isFunnel ? (
								<FunnelChart measure={measure} />
							) : (
								<GroupChart measure={measure} isTrend={grouping === "MONTH"} />
							)}
						</Suspense>
					</div>
					<figcaption className="visually-hidden">{isFunnel ? funnelText(measure) : chartText(measure)}</figcaption>
					{isFunnel && <p className={classes["interval"]}>{t("outcomes.funnelLimits")}</p>}
				</figure>
			) : (
				<GroupTable measure={measure} onOpen={onOpen} />
			)}
		</div>
	);
}

function GroupTable({ measure, onOpen }: Pick<Props, "measure" | "onOpen">) {
	return (
		<DataTable<GroupFigure>
			caption={titleOf(measure)}
			rows={measure.groups}
			rowKey={({ key }) => key}
			onOpen={(group) => !group.figure.hidden && onOpen({ measure, group: group.key })}
			columns={[
				{ id: "group", header: t("outcomes.group"), cell: ({ label }) => groupLabel(label) },
				{
					id: "value",
					header: t("outcomes.value"),
					align: "end",
					cell: ({ figure }) => (figure.value === undefined ? "–" : shown(measure, figure.value)),
				},
				{ id: "interval", header: "95 %", cell: ({ figure }) => intervalOf(measure, figure) ?? "" },
				{ id: "cases", header: t("outcomes.cases"), cell: ({ figure }) => casesOf(figure) },
			]}
		/>
	);
}

/** What the chart shows, for those who do not see it. */
export function chartText(measure: MeasureView): string {
	const drawn = measure.groups.flatMap(({ label, figure }) =>
		figure.value === undefined ? [] : [{ label: groupLabel(label), value: figure.value }],
	);
	const title = titleOf(measure);
	const [first] = drawn;
	if (first === undefined) return t("outcomes.chartNothing", { title });
	const lowest = drawn.reduce((least, each) => (each.value < least.value ? each : least), first);
	const highest = drawn.reduce((most, each) => (each.value > most.value ? each : most), first);
	return t("outcomes.chartText", {
		title,
		count: formatNumber(drawn.length),
		low: shown(measure, lowest.value),
		lowGroup: lowest.label,
		high: shown(measure, highest.value),
		highGroup: highest.label,
	});
}

/** How many operators lie outside the outer limits: those of the next smaller size that was drawn. */
export function funnelText(measure: MeasureView): string {
	const outside = measure.groups.filter(({ figure: { value, n } }) => {
		if (value === undefined || n === undefined) return false;
		const limit = measure.funnel.filter((each) => each.n <= n).at(-1);
		return limit !== undefined && (value < limit.low998 || value > limit.high998);
	});
	return t("outcomes.funnelText", { title: titleOf(measure), count: formatNumber(outside.length) });
}
