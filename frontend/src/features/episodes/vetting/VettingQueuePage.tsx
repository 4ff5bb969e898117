import "@/i18n/vetting";
import { IconAlertTriangle, IconStethoscope } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { EpisodeRow, EpisodeStatus } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDate } from "@/lib/time";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { EPISODE_LOOKS, RED_FLAG_WORDS, URGENCY_LOOKS } from "../words";
import { byPressure } from "./queue";

const PAGE_SIZE = 100;

function useUndecided(status: EpisodeStatus) {
	return $api.useQuery(
		"get",
		"/api/episodes",
		{ params: { query: { status, size: PAGE_SIZE } } },
		{ refetchInterval: 60_000 },
	);
}

export function VettingQueuePage() {
	const navigate = useNavigate();
	const referred = useUndecided("REFERRED");
	const asked = useUndecided("INFORMATION_REQUESTED");
	const found =
		referred.data === undefined || asked.data === undefined ? undefined : [...referred.data.items, ...asked.data.items];
	const rows = found?.toSorted(byPressure);
	const total = (referred.data?.total ?? 0) + (asked.data?.total ?? 0);
	const failed = referred.isError ? referred : asked.isError ? asked : undefined;
	return (
		<>
			<PageHeader title={t("vetting.title")} subtitle={rows !== undefined && t("vetting.count", { count: total })} />
			{rows === undefined ? (
				failed !== undefined ? (
					<ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
				) : (
					<LoadingState rows={10} />
				)
			) : rows.length === 0 ? (
				<EmptyState icon={IconStethoscope} title={t("vetting.emptyTitle")} text={t("vetting.emptyText")} />
			) : (
				<div className={classes["list"]}>
					<DataTable
						caption={t("vetting.caption")}
						columns={COLUMNS}
						rows={rows}
						rowKey={({ id }) => id}
						onOpen={({ id }) => void navigate({ to: "/vetting/$episodeId", params: { episodeId: id } })}
					/>
					{rows.length < total && (
						<p className={classes["dim"]}>{t("vetting.truncated", { shown: rows.length, total })}</p>
					)}
				</div>
			)}
		</>
	);
}

const COLUMNS: readonly Column<EpisodeRow>[] = [
	{
		id: "patient",
		header: t("vetting.patient"),
		cell: ({ patient }) => nameOf(patient),
	},
	{
		id: "flags",
		header: t("vetting.redFlags"),
		cell: ({ redFlags }) => {
			if (redFlags.length === 0) return <span className={classes["dim"]}>{t("vetting.redFlagsNone")}</span>;
			return (
				<span className={classes["line"]}>
					{redFlags.map((flag) => (
						<StatusChip key={flag} tone="red" icon={IconAlertTriangle} label={t(RED_FLAG_WORDS[flag])} />
					))}
				</span>
			);
		},
	},
	{
		id: "urgency",
		header: t("vetting.urgency"),
		cell: ({ urgency }) => (
			<StatusChip variant="plain" tone={URGENCY_LOOKS[urgency].tone} label={t(URGENCY_LOOKS[urgency].label)} />
		),
	},
	{
		id: "referrer",
		header: t("vetting.referrer"),
		cell: ({ referrer: { name, organisation, phone } }) =>
			[name, organisation, phone].filter((word) => word !== undefined).join(", "),
	},
	{ id: "levels", header: t("vetting.levels"), cell: ({ fractureLevels }) => <LevelChips levels={fractureLevels} /> },
	{
		id: "pain",
		header: t("vetting.pain"),
		cell: ({ painOnMovement }) => t("episodes.painOf", { score: painOnMovement }),
	},
	{ id: "onset", header: t("vetting.onset"), cell: ({ onset }) => formatDate(onset) },
	{
		id: "waiting",
		header: t("vetting.waiting"),
		cell: ({ daysWaiting }) => t("episodes.days", { count: daysWaiting }),
	},
	{
		id: "status",
		header: t("vetting.status"),
		cell: ({ status }) => <StatusChip tone={EPISODE_LOOKS[status].tone} label={t(EPISODE_LOOKS[status].label)} />,
	},
];
