import { bornMrn, nameOf } from "@/lib/people";
import "@/i18n/notes";
import { Pagination, SegmentedControl } from "@mantine/core";
import { IconNotes } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { NoteRow, NoteStatus } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime, type Zone } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./notes.module.css";
import { STATUS_WORDS } from "./words";

const PAGE_SIZE = 25;

export type NotesSearch = { status: NoteStatus; page: number };

type Props = { search: NotesSearch; onSearch: (search: NotesSearch) => void };

export function NotesPage({ search: { status, page }, onSearch }: Props) {
	const zone = useZone();
	const navigate = useNavigate();
	const found = $api.useQuery(
		"get",
		"/api/notes",
		{ params: { query: { status, page, size: PAGE_SIZE } } },
		{ placeholderData: keepPreviousData },
	);
	const pages = found.data === undefined ? 0 : Math.ceil(found.data.total / PAGE_SIZE);
	return (
		<>
			<PageHeader
				title={t("notes.title")}
				subtitle={
					<span role="status">{found.data !== undefined && t("notes.found", { count: found.data.total })}</span>
				}
			>
				<SegmentedControl
					size="xs"
					aria-label={t("notes.filter")}
					data={[
						{ value: "DRAFT", label: t("notes.drafts") },
						{ value: "SIGNED", label: t("notes.signed") },
					]}
					value={status}
					onChange={(next) => onSearch({ status: next === "SIGNED" ? "SIGNED" : "DRAFT", page: 0 })}
				/>
			</PageHeader>
			{found.isError ? (
				<ErrorState error={found.error} onRetry={() => void found.refetch()} />
			) : found.data === undefined ? (
				<LoadingState />
			) : found.data.total === 0 ? (
				<EmptyState
					icon={IconNotes}
					title={status === "DRAFT" ? t("notes.noDraftsTitle") : t("notes.noSignedTitle")}
					text={status === "DRAFT" ? t("notes.noDraftsText") : t("notes.noSignedText")}
				/>
			) : (
				<DataTable
					caption={t("notes.listCaption")}
					columns={columns(zone)}
					rows={found.data.items}
					rowKey={({ id }) => id}
					onOpen={({ id }) => void navigate({ to: "/notes/$noteId", params: { noteId: id } })}
				/>
			)}
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("notes.pages")}>
					<Pagination
						size="sm"
						total={pages}
						value={page + 1}
						onChange={(next) => onSearch({ status, page: next - 1 })}
						getItemProps={(at) => ({ "aria-label": t("notes.page", { page: at }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("notes.nextPage") : t("notes.previousPage"),
						})}
					/>
				</nav>
			)}
		</>
	);
}

function columns(zone: Zone): readonly Column<NoteRow>[] {
	return [
		{
			id: "patient",
			header: t("notes.patient"),
			cell: ({ patient }) => (
				<span className={classes["who"]}>
					<b>{nameOf(patient)}</b>
					<span className={classes["dim"]}>{bornMrn(patient)}</span>
				</span>
			),
		},
		{
			id: "procedure",
			header: t("notes.procedure"),
			cell: ({ startedAt }) =>
				startedAt === undefined ? (
					<span className={classes["dim"]}>{t("notes.notStarted")}</span>
				) : (
					formatDateTime(startedAt, zone)
				),
		},
		{
			id: "levels",
			header: t("notes.levels"),
			cell: ({ plannedLevels }) => <LevelChips levels={plannedLevels} />,
		},
		{
			id: "status",
			header: t("notes.status"),
			cell: ({ status }) => <StatusChip tone={STATUS_WORDS[status].tone} label={t(STATUS_WORDS[status].label)} />,
		},
		{ id: "opened", header: t("notes.opened"), cell: ({ openedAt }) => formatDateTime(openedAt, zone) },
		{
			id: "signed",
			header: t("notes.signedOn"),
			cell: ({ signedAt }) => (signedAt === undefined ? "–" : formatDateTime(signedAt, zone)),
		},
	];
}
