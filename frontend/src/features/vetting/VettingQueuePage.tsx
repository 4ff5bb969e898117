import { useQueries } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { EpisodeRow, Urgency } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EPISODE_STATUS, identityOf, nameOf, URGENCY_TONES, URGENCY_WORDS } from "@/ui/clinicalWords";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./vetting.module.css";

const RANK: Record<Urgency, number> = { EMERGENT: 0, URGENT: 1, ROUTINE: 2 };
const WAITING = ["REFERRED", "INFORMATION_REQUESTED"] as const;

/** Referrals without a decision: the most urgent first, then who has waited longest. */
export function VettingQueuePage() {
	const navigate = useNavigate();
	const queries = useQueries({
		queries: WAITING.map((status) =>
			$api.queryOptions("get", "/api/episodes", { params: { query: { status, size: 100 } } }),
		),
	});
	const failed = queries.find(({ error }) => error !== null);
	const isLoading = queries.some(({ isPending }) => isPending);
	const rows = queries
		.flatMap(({ data }) => data?.items ?? [])
		.toSorted((a, b) => RANK[a.urgency] - RANK[b.urgency] || b.daysWaiting - a.daysWaiting);
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("vetting.queueTitle")}
				subtitle={isLoading ? undefined : t("vetting.queueSubtitle", { count: rows.length })}
			/>
			{failed !== undefined ? (
				<ErrorState error={failed.error} onRetry={() => void Promise.all(queries.map((query) => query.refetch()))} />
			) : isLoading ? (
				<LoadingState />
			) : rows.length === 0 ? (
				<EmptyState title={t("vetting.emptyTitle")} text={t("vetting.emptyText")} />
			) : (
				<Referrals
					rows={rows}
					onOpen={({ id }) => void navigate({ to: "/vetting/$episodeId", params: { episodeId: id } })}
				/>
			)}
		</div>
	);
}

function Referrals({ rows, onOpen }: { rows: readonly EpisodeRow[]; onOpen: (row: EpisodeRow) => void }) {
	const today = localDate(useNow(), useZone());
	const columns: Column<EpisodeRow>[] = [
		{
			id: "patient",
			header: t("vetting.patient"),
			cell: ({ patient }) => (
				<span className={classes["who"]}>
					<strong>{nameOf(patient)}</strong>
					<span className={classes["dim"]}>{identityOf(patient, today)}</span>
				</span>
			),
		},
		{
			id: "urgency",
			header: t("vetting.urgency"),
			cell: ({ urgency }) => <StatusChip tone={URGENCY_TONES[urgency]} label={t(URGENCY_WORDS[urgency])} />,
		},
		{ id: "levels", header: t("vetting.levels"), cell: ({ fractureLevels }) => <LevelChips levels={fractureLevels} /> },
		{
			id: "pain",
			header: t("vetting.pain"),
			align: "end",
			cell: ({ painOnMovement }) => t("clinical.outOfTen", { score: painOnMovement }),
		},
		{ id: "onset", header: t("vetting.onset"), cell: ({ onset }) => formatDate(onset) },
		{
			id: "waiting",
			header: t("vetting.waiting"),
			align: "end",
			cell: ({ daysWaiting }) => t("clinical.days", { count: daysWaiting }),
		},
		{
			id: "status",
			header: t("vetting.status"),
			cell: ({ status }) => <StatusChip tone={EPISODE_STATUS[status].tone} label={t(EPISODE_STATUS[status].word)} />,
		},
	];
	return (
		<DataTable caption={t("vetting.caption")} columns={columns} rows={rows} rowKey={({ id }) => id} onOpen={onOpen} />
	);
}
