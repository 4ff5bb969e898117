import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import type { NoteRow, NoteStatus } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { identityOf, nameOf } from "@/ui/clinicalWords";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./notes.module.css";

/** All notes, drafts first: an unsigned note is unfinished work. */
export function NotesPage() {
	const navigate = useNavigate();
	const [status, setStatus] = useState<NoteStatus | "ALL">("ALL");
	const notes = $api.useQuery("get", "/api/notes", {
		params: { query: { size: 100, ...(status !== "ALL" && { status }) } },
	});
	const rows = notes.data?.items ?? [];
	return (
		<div className={classes["listPage"]}>
			<PageHeader title={t("notes.listTitle")}>
				<SegmentedControl
					size="xs"
					aria-label={t("notes.which")}
					value={status}
					onChange={(value) => setStatus(value)}
					data={[
						{ value: "ALL", label: t("notes.all") },
						{ value: "DRAFT", label: t("notes.drafts") },
						{ value: "SIGNED", label: t("notes.signed") },
					]}
				/>
			</PageHeader>
			{notes.error !== null ? (
				<ErrorState error={notes.error} onRetry={() => void notes.refetch()} />
			) : notes.isPending ? (
				<LoadingState />
			) : rows.length === 0 ? (
				<EmptyState title={t("notes.emptyTitle")} text={t("notes.emptyText")} />
			) : (
				<Table rows={rows} onOpen={({ id }) => void navigate({ to: "/notes/$noteId", params: { noteId: id } })} />
			)}
		</div>
	);
}

function Table({ rows, onOpen }: { rows: readonly NoteRow[]; onOpen: (row: NoteRow) => void }) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const columns: Column<NoteRow>[] = [
		{
			id: "patient",
			header: t("notes.patient"),
			cell: ({ patient }) => (
				<span className={classes["who"]}>
					<strong>{nameOf(patient)}</strong>
					<span className={classes["dim"]}>{identityOf(patient, today)}</span>
				</span>
			),
		},
		{
			id: "procedure",
			header: t("notes.procedure"),
			cell: ({ startedAt, openedAt }) =>
				startedAt === undefined
					? t("notes.opened", { when: formatDateTime(openedAt, zone) })
					: formatDateTime(startedAt, zone),
		},
		{ id: "levels", header: t("notes.levels"), cell: ({ plannedLevels }) => <LevelChips levels={plannedLevels} /> },
		{
			id: "status",
			header: t("notes.status"),
			cell: ({ status }) => <StatusChip tone={status === "SIGNED" ? "green" : "amber"} label={t(`notes.${status}`)} />,
		},
	];
	return (
		<DataTable caption={t("notes.caption")} columns={columns} rows={rows} rowKey={({ id }) => id} onOpen={onOpen} />
	);
}
