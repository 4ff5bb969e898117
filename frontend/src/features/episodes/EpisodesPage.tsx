import { Pagination, Select } from "@mantine/core";
import { keepPreviousData } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { EpisodeRow, EpisodeStatus } from "@/api/schema";
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
import classes from "./episodes.module.css";

export type EpisodesSearch = { status?: EpisodeStatus | undefined; page?: number | undefined };

type Props = { search: EpisodesSearch; onSearch: (search: EpisodesSearch) => void };

const SIZE = 50;

export function isEpisodeStatus(value: unknown): value is EpisodeStatus {
	return typeof value === "string" && value in EPISODE_STATUS;
}

export function EpisodesPage({ search, onSearch }: Props) {
	const navigate = useNavigate();
	const { data, error, isPending, refetch } = $api.useQuery(
		"get",
		"/api/episodes",
		{
			params: {
				query: { size: SIZE, page: search.page ?? 0, ...(search.status !== undefined && { status: search.status }) },
			},
		},
		{ placeholderData: keepPreviousData },
	);
	const pages = data === undefined ? 1 : Math.ceil(data.total / SIZE);
	return (
		<div className={classes["listPage"]}>
			<PageHeader
				title={t("episode.listTitle")}
				subtitle={data === undefined ? undefined : t("episode.total", { count: data.total })}
			>
				<Select
					size="xs"
					aria-label={t("episode.filter")}
					placeholder={t("episode.all")}
					clearable
					value={search.status ?? null}
					onChange={(status) => onSearch(isEpisodeStatus(status) ? { status } : {})}
					data={Object.entries(EPISODE_STATUS).map(([value, { word }]) => ({ value, label: t(word) }))}
				/>
			</PageHeader>
			{error !== null ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : isPending ? (
				<LoadingState />
			) : data.items.length === 0 ? (
				<EmptyState title={t("episode.emptyTitle")} text={t("episode.emptyText")} />
			) : (
				<Rows
					rows={data.items}
					onOpen={({ id }) => void navigate({ to: "/episodes/$episodeId", params: { episodeId: id } })}
				/>
			)}
			{pages > 1 && (
				<Pagination
					aria-label={t("episode.pages")}
					size="sm"
					m="sm"
					total={pages}
					value={(search.page ?? 0) + 1}
					onChange={(page) => onSearch({ ...search, page: page - 1 })}
				/>
			)}
		</div>
	);
}

function Rows({ rows, onOpen }: { rows: readonly EpisodeRow[]; onOpen: (row: EpisodeRow) => void }) {
	const today = localDate(useNow(), useZone());
	const columns: Column<EpisodeRow>[] = [
		{
			id: "patient",
			header: t("episode.patient"),
			cell: ({ patient }) => (
				<span className={classes["who"]}>
					<strong>{nameOf(patient)}</strong>
					<span className={classes["dim"]}>{identityOf(patient, today)}</span>
				</span>
			),
		},
		{
			id: "status",
			header: t("episode.status"),
			cell: ({ status }) => <StatusChip tone={EPISODE_STATUS[status].tone} label={t(EPISODE_STATUS[status].word)} />,
		},
		{
			id: "urgency",
			header: t("episode.urgency"),
			cell: ({ urgency }) => (
				<StatusChip variant="plain" tone={URGENCY_TONES[urgency]} label={t(URGENCY_WORDS[urgency])} />
			),
		},
		{ id: "levels", header: t("episode.levels"), cell: ({ fractureLevels }) => <LevelChips levels={fractureLevels} /> },
		{ id: "onset", header: t("episode.onset"), cell: ({ onset }) => formatDate(onset) },
		{
			id: "pain",
			header: t("episode.painOnMovement"),
			align: "end",
			cell: ({ painOnMovement }) => t("clinical.outOfTen", { score: painOnMovement }),
		},
		{
			id: "waiting",
			header: t("episode.waiting"),
			align: "end",
			cell: ({ daysWaiting }) => t("clinical.days", { count: daysWaiting }),
		},
		{ id: "coverage", header: t("episode.coverageColumn"), cell: ({ coverageEnds }) => formatDate(coverageEnds) },
	];
	return (
		<DataTable
			caption={t("episode.listCaption")}
			columns={columns}
			rows={rows}
			rowKey={({ id }) => id}
			onOpen={onOpen}
		/>
	);
}
