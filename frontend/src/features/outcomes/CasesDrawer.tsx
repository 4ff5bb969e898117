import { Drawer, Pagination, Switch } from "@mantine/core";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import type { CountedCase } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import type { GroupingName, OutcomeQuery } from "./filter";
import type { Behind } from "./MeasureCard";
import classes from "./outcomes.module.css";
import { groupLabel, shown, titleOf } from "./words";

type Props = { behind: Behind; grouping: GroupingName; query: OutcomeQuery; onClose: () => void };

/** The patients behind a number; each opens its episode. */
export function CasesDrawer({ behind: { measure, group }, grouping, query, onClose }: Props) {
	const [page, setPage] = useState(0);
	const [onlyHits, setOnlyHits] = useState(measure.kind === "SHARE");
	const { data, error, isError, refetch } = $api.useQuery(
		"get",
		"/api/outcomes/cases",
		{
			params: {
				query: {
					...query,
					measure: measure.measure,
					point: measure.point,
					grouping,
					onlyHits,
					page,
					size: 25,
					...(group !== undefined && { group }),
				},
			},
		},
		{ placeholderData: keepPreviousData },
	);
	const named = measure.groups.find(({ key }) => key === group);
	const pages = data === undefined ? 0 : Math.ceil(data.total / data.size);
	const title = t("outcomes.casesTitle", { title: titleOf(measure) });
	return (
		<Drawer
			opened
			onClose={onClose}
			position="right"
			size="xl"
			title={named === undefined ? title : `${title}, ${groupLabel(named.label)}`}
			closeButtonProps={{ "aria-label": t("outcomes.close") }}
		>
			<div className={classes["drawerHead"]}>
				<span role="status">{data !== undefined && t("outcomes.casesCount", { count: data.total })}</span>
				{measure.kind === "SHARE" && (
					<Switch
						size="xs"
						label={t("outcomes.onlyHits")}
						checked={onlyHits}
						onChange={(event) => {
							setOnlyHits(event.currentTarget.checked);
							setPage(0);
						}}
					/>
				)}
			</div>
			{isError ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={8} />
			) : data.items.length === 0 ? (
				<EmptyState title={t("outcomes.none")} />
			) : (
				<DataTable<CountedCase>
					caption={title}
					rows={data.items}
					rowKey={({ episodeId, day }) => `${episodeId} ${day}`}
					columns={[
						{
							id: "patient",
							header: t("outcomes.patient"),
							cell: ({ patientName, episodeId }) => (
								<Link to="/episodes/$episodeId" params={{ episodeId }}>
									{patientName}
								</Link>
							),
						},
						{ id: "mrn", header: t("outcomes.record"), cell: ({ mrn }) => mrn },
						{ id: "day", header: t("outcomes.day"), cell: ({ day }) => formatDate(day) },
						{ id: "value", header: t("outcomes.value"), cell: (row) => answerOf(row, measure) },
					]}
				/>
			)}
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("outcomes.casesPages")}>
					<Pagination size="sm" total={pages} value={page + 1} onChange={(next) => setPage(next - 1)} />
				</nav>
			)}
		</Drawer>
	);
}

function answerOf({ value, counts }: CountedCase, measure: Behind["measure"]): string {
	if (counts !== undefined) return t(counts ? "outcomes.yes" : "outcomes.no");
	return value === undefined ? t("common.notRecorded") : shown(measure, value);
}
