import { Pagination, Select } from "@mantine/core";
import { IconClipboardText } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { EpisodeRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDate } from "@/lib/time";
import { type Column, DataTable, type Sort } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";
import { type EpisodesSearch, isEpisodeStatus } from "./search";
import { choicesOfLooks, EPISODE_LOOKS, URGENCY_LOOKS } from "./words";

type Props = { search: EpisodesSearch; onSearch: (search: EpisodesSearch) => void };

const PAGE_SIZE = 50;

export function EpisodesPage({ search, onSearch }: Props) {
	const navigate = useNavigate();
	const page = search.page ?? 1;
	const { data, error, refetch } = useQuery({
		...$api.queryOptions("get", "/api/episodes", {
			params: {
				query: { page: page - 1, size: PAGE_SIZE, ...(search.status !== undefined && { status: search.status }) },
			},
		}),
		placeholderData: keepPreviousData,
	});
	const pages = data === undefined ? 1 : Math.max(1, Math.ceil(data.total / PAGE_SIZE));
	const sort: Sort | undefined =
		search.sort === undefined ? undefined : { column: search.sort, descending: search.descending === true };
	return (
		<>
			<PageHeader
				title={t("episodes.title")}
				subtitle={data !== undefined && t("episodes.total", { count: data.total })}
				actions={
					<Select
						aria-label={t("episodes.filter")}
						placeholder={t("episodes.filterAll")}
						data={choicesOfLooks(EPISODE_LOOKS)}
						value={search.status ?? null}
						onChange={(status) =>
							onSearch({ ...search, page: undefined, status: isEpisodeStatus(status) ? status : undefined })
						}
						clearable
						w={190}
					/>
				}
			/>
			{error !== null && data === undefined ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={12} />
			) : data.items.length === 0 ? (
				<EmptyState
					icon={IconClipboardText}
					title={t("episodes.emptyTitle")}
					text={t(search.status === undefined ? "episodes.emptyText" : "episodes.emptyFilteredText")}
				/>
			) : (
				<div className={classes["list"]}>
					<DataTable
						caption={t("episodes.caption")}
						columns={COLUMNS}
						rows={data.items}
						rowKey={({ id }) => id}
						sort={sort}
						onSort={({ column, descending }) => onSearch({ ...search, sort: column, descending })}
						onOpen={({ id }) => void navigate({ to: "/episodes/$episodeId", params: { episodeId: id } })}
					/>
					{pages > 1 && (
						<Pagination
							className={classes["pages"] ?? ""}
							size="sm"
							total={pages}
							value={page}
							onChange={(next) => onSearch({ ...search, page: next === 1 ? undefined : next })}
							getControlProps={(control) => ({ "aria-label": t(CONTROL_WORDS[control]) })}
							aria-label={t("episodes.pages")}
						/>
					)}
				</div>
			)}
		</>
	);
}

const CONTROL_WORDS = {
	first: "episodes.pageFirst",
	last: "episodes.pageLast",
	previous: "episodes.pagePrevious",
	next: "episodes.pageNext",
} as const;

const URGENCIES = Object.keys(URGENCY_LOOKS);
const STATUSES = Object.keys(EPISODE_LOOKS);

const COLUMNS: readonly Column<EpisodeRow>[] = [
	{
		id: "patient",
		header: t("episodes.patient"),
		cell: ({ patient }) => nameOf(patient),
		sortBy: ({ patient }) => nameOf(patient),
	},
	{ id: "number", header: t("episodes.numberShort"), cell: ({ number }) => number, align: "end", width: 50 },
	{
		id: "levels",
		header: t("episodes.levels"),
		cell: ({ fractureLevels }) => <LevelChips levels={fractureLevels} />,
	},
	{
		id: "urgency",
		header: t("episodes.urgency"),
		cell: ({ urgency }) => (
			<StatusChip variant="plain" tone={URGENCY_LOOKS[urgency].tone} label={t(URGENCY_LOOKS[urgency].label)} />
		),
		sortBy: ({ urgency }) => URGENCIES.indexOf(urgency),
	},
	{
		id: "onset",
		header: t("episodes.onset"),
		cell: ({ onset }) => formatDate(onset),
		sortBy: ({ onset }) => onset,
	},
	{
		id: "pain",
		header: t("episodes.pain"),
		cell: ({ painOnMovement }) => t("episodes.painOf", { score: painOnMovement }),
		sortBy: ({ painOnMovement }) => painOnMovement,
	},
	{
		id: "waiting",
		header: t("episodes.waiting"),
		cell: ({ daysWaiting }) => t("episodes.days", { count: daysWaiting }),
		sortBy: ({ daysWaiting }) => daysWaiting,
	},
	{
		id: "status",
		header: t("episodes.status"),
		cell: ({ status }) => <StatusChip tone={EPISODE_LOOKS[status].tone} label={t(EPISODE_LOOKS[status].label)} />,
		sortBy: ({ status }) => STATUSES.indexOf(status),
	},
];
