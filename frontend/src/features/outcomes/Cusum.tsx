import { Button } from "@mantine/core";
import { IconChartLine } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import { $api } from "@/api/client";
import type { MeasureView } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { formatDate } from "@/lib/time";
import { DataTable } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import type { OutcomeQuery } from "./filter";
import classes from "./outcomes.module.css";
import { shown, titleOf } from "./words";

const CusumChart = lazy(() => import("./Charts").then(({ CusumChart: chart }) => ({ default: chart })));

/** The running sum, asked for when somebody opens it. */
export function Cusum({ measure, query }: { measure: MeasureView; query: OutcomeQuery }) {
	const [isOpen, setOpen] = useState(false);
	return (
		<div className={classes["groups"]}>
			<Button
				size="compact-xs"
				variant="default"
				className={classes["noPrint"] ?? ""}
				aria-expanded={isOpen}
				leftSection={<IconChartLine aria-hidden size={14} />}
				onClick={() => setOpen(!isOpen)}
			>
				{t("outcomes.cusum")}
			</Button>
			{isOpen && <Sums measure={measure} query={query} />}
		</div>
	);
}

function Sums({ measure, query }: { measure: MeasureView; query: OutcomeQuery }) {
	const [asTable, setAsTable] = useState(false);
	const { data, error, isError, refetch } = $api.useQuery("get", "/api/outcomes/running-sum", {
		params: { query: { ...query, measure: measure.measure } },
	});
	if (isError) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (data === undefined) return <LoadingState rows={3} />;
	if (data.hidden) return <p>{t("outcomes.hidden")}</p>;
	const alarms = data.sums.filter(({ alarm }) => alarm);
	return (
		<figure className={classes["figure"]}>
			<Button size="compact-xs" variant="subtle" onClick={() => setAsTable(!asTable)}>
				{t(asTable ? "outcomes.chart" : "outcomes.table")}
			</Button>
			{asTable ? (
				<DataTable
					caption={t("outcomes.cusum")}
					rows={alarms.length > 0 ? alarms : data.sums.slice(-1)}
					rowKey={({ number }) => String(number)}
					columns={[
						{ id: "number", header: t("outcomes.caseNumber"), cell: ({ number }) => formatNumber(number) },
						{ id: "day", header: t("outcomes.day"), cell: ({ day }) => formatDate(day) },
						{ id: "sum", header: t("outcomes.sum"), align: "end", cell: ({ sum }) => formatNumber(sum, 2) },
						{
							id: "alarm",
							header: t("outcomes.alarm"),
							cell: ({ alarm }) => t(alarm ? "outcomes.yes" : "outcomes.no"),
						},
					]}
				/>
			) : (
				<div aria-hidden>
					<Suspense fallback={<LoadingState rows={4} />}>
						<CusumChart cusum={data} />
					</Suspense>
				</div>
			)}
			<figcaption className={classes["interval"]}>
				{t("outcomes.cusumText", {
					title: titleOf(measure),
					cases: formatNumber(data.cases),
					alarms: formatNumber(alarms.length),
					limit: formatNumber(data.limit, 1),
				})}{" "}
				{t("outcomes.cusumRule", {
					acceptable: shown(measure, data.acceptable),
					unacceptable: shown(measure, data.unacceptable),
					source: data.source,
				})}
			</figcaption>
		</figure>
	);
}
