import "@/i18n/outcomes";
import { ActionIcon, Select, Tabs } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type { CancelCause, DashboardView, RoomUse } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatNumber, formatShare } from "@/lib/numbers";
import { formatDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DataTable } from "@/ui/DataTable";
import { DateField } from "@/ui/DateField";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { CasesDrawer } from "./CasesDrawer";
import { ExportPanel } from "./ExportPanel";
import {
	DASHBOARDS,
	filterOf,
	GROUPINGS,
	INDICATIONS,
	type OutcomeQuery,
	type OutcomeSearch,
	searchOf,
	TECHNIQUES,
} from "./filter";
import { type Behind, MeasureCard } from "./MeasureCard";
import classes from "./outcomes.module.css";

type Props = { search: OutcomeSearch; onSearch: (search: OutcomeSearch) => void };

export function OutcomesPage({ search, onSearch }: Props) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const mayExport = useMay("OUTCOME_EXPORT");
	const [behind, setBehind] = useState<Behind>();
	const query = filterOf(search, today);
	const { view = "PAIN_FUNCTION", by = "MONTH" } = search;
	const { data, error, isError, refetch } = $api.useQuery(
		"get",
		"/api/outcomes/dashboard",
		{ params: { query: { ...query, dashboard: view, grouping: by } } },
		{ placeholderData: keepPreviousData },
	);
	return (
		<>
			<PageHeader
				title={t("outcomes.title")}
				subtitle={
					<span role="status">
						{data !== undefined && `${t(data.everybody ? "outcomes.everybody" : "outcomes.own")}, `}
						{formatDate(query.from)} – {formatDate(query.until)}
					</span>
				}
				actions={
					<ActionIcon
						variant="default"
						aria-label={t("outcomes.print")}
						title={t("outcomes.print")}
						onClick={() => window.print()}
					>
						<IconPrinter aria-hidden size={16} />
					</ActionIcon>
				}
			/>
			<Filters search={search} query={query} onSearch={onSearch} />
			<Tabs
				className={classes["noPrint"] ?? ""}
				value={view}
				onChange={(next) => onSearch({ ...search, ...searchOf({ view: next }) })}
			>
				<Tabs.List aria-label={t("outcomes.dashboards")}>
					{DASHBOARDS.map((each) => (
						<Tabs.Tab key={each} value={each}>
							{t(`outcomes.${each}`)}
						</Tabs.Tab>
					))}
				</Tabs.List>
			</Tabs>
			{isError ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={10} />
			) : (
				<Dashboard view={data} query={query} onOpen={setBehind} />
			)}
			{mayExport && <ExportPanel query={query} />}
			{behind !== undefined && (
				<CasesDrawer behind={behind} grouping={by} query={query} onClose={() => setBehind(undefined)} />
			)}
		</>
	);
}

function Filters({ search, query, onSearch }: Props & { query: OutcomeQuery }) {
	const ask = (changed: Readonly<Record<string, unknown>>) => onSearch(searchOf({ ...search, ...changed }));
	return (
		<search className={classes["filters"]} aria-label={t("outcomes.filters")}>
			<DateField
				label={t("outcomes.from")}
				value={query.from}
				max={query.until}
				required
				onChange={(from) => ask({ from })}
			/>
			<DateField
				label={t("outcomes.until")}
				value={query.until}
				min={query.from}
				required
				onChange={(until) => ask({ until })}
			/>
			<Select
				size="xs"
				label={t("outcomes.technique")}
				placeholder={t("outcomes.all")}
				data={TECHNIQUES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
				value={search.technique ?? null}
				onChange={(technique) => ask({ technique })}
				clearable
			/>
			<Select
				size="xs"
				label={t("outcomes.indication")}
				placeholder={t("outcomes.all")}
				data={INDICATIONS.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
				value={search.indication ?? null}
				onChange={(indication) => ask({ indication })}
				clearable
			/>
			<Select
				size="xs"
				label={t("outcomes.grouping")}
				data={GROUPINGS.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
				value={search.by ?? "MONTH"}
				onChange={(by) => ask({ by })}
				allowDeselect={false}
			/>
		</search>
	);
}

type DashboardProps = { view: DashboardView; query: OutcomeQuery; onOpen: (behind: Behind) => void };

function Dashboard({ view, query, onOpen }: DashboardProps) {
	return (
		<>
			<div className={classes["cards"]}>
				{view.measures.map((measure) => (
					<MeasureCard
						key={`${measure.measure} ${measure.point}`}
						measure={measure}
						grouping={view.grouping}
						query={query}
						onOpen={onOpen}
					/>
				))}
			</div>
			{view.dashboard === "COST" && <Cost view={view} />}
			{view.cancelCauses.length > 0 && <Causes causes={view.cancelCauses} />}
			{view.rooms.length > 0 && <Rooms rooms={view.rooms} />}
			<p className={classes["foot"]}>{t("outcomes.smallest", { count: view.smallestGroup })}</p>
		</>
	);
}

function Cost({ view: { cost } }: { view: DashboardView }) {
	if (cost === undefined) return <EmptyState title={t("outcomes.costOff")} text={t("outcomes.costOffText")} />;
	if (cost.hidden) return <EmptyState title={t("outcomes.hidden")} />;
	if (cost.perCase === undefined) return <EmptyState title={t("outcomes.none")} text={t("outcomes.noneText")} />;
	const money = (amount: number) => `${formatNumber(amount, 2)} ${cost.currency}`;
	return (
		<div className={classes["cards"]}>
			<section className={classes["card"]} aria-label={t("outcomes.perCase")}>
				<h2 className={classes["cardTitle"]}>{t("outcomes.perCase")}</h2>
				<p className={classes["value"]}>{money(cost.perCase)}</p>
				{cost.low !== undefined && cost.high !== undefined && (
					<p className={classes["interval"]}>
						{t("outcomes.interval", { low: money(cost.low), high: money(cost.high) })}
					</p>
				)}
				<p className={classes["n"]}>
					{t("outcomes.n", { n: formatNumber(cost.cases) })}, {t("outcomes.missing", { count: cost.missing })}
				</p>
			</section>
			{cost.perResponder !== undefined && (
				<section className={classes["card"]} aria-label={t("outcomes.perResponder")}>
					<h2 className={classes["cardTitle"]}>{t("outcomes.perResponder")}</h2>
					<p className={classes["value"]}>{money(cost.perResponder)}</p>
					<p className={classes["n"]}>{t("outcomes.n", { n: formatNumber(cost.responders) })}</p>
				</section>
			)}
			<p className={classes["foot"]}>{t("outcomes.costLocal", { source: cost.source })}</p>
		</div>
	);
}

function Causes({ causes }: { causes: readonly CancelCause[] }) {
	return (
		<section className={classes["block"]} aria-label={t("outcomes.causes")}>
			<h2 className={classes["cardTitle"]}>{t("outcomes.causes")}</h2>
			<DataTable
				caption={t("outcomes.causes")}
				rows={causes}
				rowKey={({ reason, preventable, detectedAt }) => `${reason} ${preventable} ${detectedAt}`}
				columns={[
					{ id: "cause", header: t("outcomes.cause"), cell: ({ reason }) => spaced(reason) },
					{
						id: "preventable",
						header: t("outcomes.preventable"),
						cell: ({ preventable }) =>
							preventable === undefined ? t("common.notRecorded") : t(preventable ? "outcomes.yes" : "outcomes.no"),
					},
					{
						id: "detected",
						header: t("outcomes.detected"),
						cell: ({ detectedAt }) => (detectedAt === undefined ? t("common.notRecorded") : spaced(detectedAt)),
					},
					{ id: "cases", header: t("outcomes.cases"), align: "end", cell: ({ cases }) => formatNumber(cases) },
				]}
			/>
		</section>
	);
}

function Rooms({ rooms }: { rooms: readonly RoomUse[] }) {
	return (
		<section className={classes["block"]} aria-label={t("outcomes.rooms")}>
			<h2 className={classes["cardTitle"]}>{t("outcomes.rooms")}</h2>
			<DataTable
				caption={t("outcomes.rooms")}
				rows={rooms}
				rowKey={({ roomId }) => roomId}
				columns={[
					{ id: "room", header: t("outcomes.room"), cell: ({ room }) => room },
					{
						id: "used",
						header: t("outcomes.used"),
						align: "end",
						cell: ({ usedMinutes }) => formatNumber(usedMinutes),
					},
					{
						id: "open",
						header: t("outcomes.openTime"),
						align: "end",
						cell: ({ openMinutes }) => formatNumber(openMinutes),
					},
					{
						id: "share",
						header: t("outcomes.share"),
						align: "end",
						cell: ({ usedMinutes, openMinutes }) => formatShare(usedMinutes, openMinutes),
					},
					{
						id: "cases",
						header: t("outcomes.cases"),
						cell: ({ cases, missing }) =>
							`${t("outcomes.n", { n: formatNumber(cases) })}, ${t("outcomes.missing", { count: missing })}`,
					},
				]}
			/>
		</section>
	);
}

/** "NOT_FASTED" as "Not fasted". */
function spaced(code: string): string {
	const words = code.replaceAll("_", " ").toLowerCase();
	return words.charAt(0).toUpperCase() + words.slice(1);
}
