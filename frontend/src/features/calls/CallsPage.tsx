import { SegmentedControl } from "@mantine/core";
import { IconPhoneCall } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import type { QueueRow, QueueView } from "@/api/schema";
import { t } from "@/i18n/t";
import { ageOn, formatDateTime, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { nameOf } from "@/ui/clinicalWords";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import { CallSheet } from "./CallSheet";
import classes from "./calls.module.css";
import { CONTACT_STATUS } from "./words";

const VIEWS = ["ALL", "OVERDUE", "DUE", "DONE_TODAY"] as const satisfies readonly QueueView[];

/** Whom to call, and the call itself beside it. */
export function CallsPage({ contactId }: { contactId?: string }) {
	const navigate = useNavigate();
	const [view, setView] = useState<QueueView>("ALL");
	const queue = $api.useQuery(
		"get",
		"/api/follow-up/queue",
		{ params: { query: { view, size: 100 } } },
		{ refetchInterval: 60_000, placeholderData: (before) => before },
	);
	const open = (row: QueueRow) => void navigate({ to: "/calls/$contactId", params: { contactId: row.contactId } });
	const rows = queue.data?.page.items ?? [];
	const at = rows.findIndex((row) => row.contactId === contactId);
	const next = rows.find((row, index) => index > at && row.contactId !== contactId && row.status !== "DONE");
	const counts = queue.data?.counts;
	const count = { OVERDUE: counts?.overdue, DUE: counts?.due, DONE_TODAY: counts?.doneToday, ALL: undefined };
	return (
		<div className={classes["page"]}>
			<PageHeader title={t("calls.title")}>
				<SegmentedControl
					size="xs"
					aria-label={t("calls.views")}
					value={view}
					onChange={(value) => setView(value)}
					data={VIEWS.map((value) => ({
						value,
						label: count[value] === undefined ? t(`calls.${value}`) : `${t(`calls.${value}`)} ${count[value]}`,
					}))}
				/>
			</PageHeader>
			<div className={classes["split"]}>
				<section className={classes["queue"]} aria-label={t("calls.queue")}>
					{queue.error !== null ? (
						<ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
					) : queue.isPending ? (
						<LoadingState />
					) : rows.length === 0 ? (
						<EmptyState icon={IconPhoneCall} title={t("calls.emptyTitle")} text={t("calls.emptyText")} />
					) : (
						<QueueTable rows={rows} selected={contactId} onOpen={open} />
					)}
				</section>
				{contactId === undefined ? (
					<EmptyState icon={IconPhoneCall} title={t("calls.chooseTitle")} text={t("calls.chooseText")} />
				) : (
					<CallSheet key={contactId} contactId={contactId} {...(next !== undefined && { onNext: () => open(next) })} />
				)}
			</div>
		</div>
	);
}

type TableProps = { rows: readonly QueueRow[]; selected: string | undefined; onOpen: (row: QueueRow) => void };

function QueueTable({ rows, selected, onOpen }: TableProps) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const columns: Column<QueueRow>[] = [
		{
			id: "patient",
			header: t("calls.patient"),
			cell: ({ patient, calledBack, levels }) => (
				<span className={classes["who"]}>
					<span>
						<strong>{nameOf(patient)}</strong>{" "}
						<span className={classes["dim"]}>
							{`${ageOn(patient.birthDate, today)} · ${levels.join(", ")} · ${patient.language}`}
						</span>
					</span>
					{(calledBack || patient.interpreterNeeded) && (
						<span className={classes["dim"]}>
							{[calledBack && t("calls.calledBack"), patient.interpreterNeeded && t("calls.interpreter")]
								.filter(Boolean)
								.join(" · ")}
						</span>
					)}
				</span>
			),
		},
		{
			id: "contact",
			header: t("calls.contact"),
			cell: ({ label, status, dueUntil }) => (
				<span className={classes["who"]}>
					<span>{label}</span>
					<StatusChip variant="plain" tone={CONTACT_STATUS[status].tone} label={t(CONTACT_STATUS[status].word)} />
					<span className={classes["dim"]}>{t("calls.until", { when: formatDateTime(dueUntil, zone) })}</span>
				</span>
			),
		},
		{
			id: "attempts",
			header: t("calls.attempts"),
			cell: ({ attempts, lastOutcome }) => (
				<span className={classes["who"]}>
					<span>{attempts === 0 ? t("calls.noAttempts") : t("calls.attemptCount", { count: attempts })}</span>
					{lastOutcome !== undefined && <span className={classes["dim"]}>{t(`calls.${lastOutcome}`)}</span>}
				</span>
			),
		},
	];
	return (
		<DataTable
			caption={t("calls.caption")}
			columns={columns}
			rows={rows}
			rowKey={({ contactId }) => contactId}
			selected={selected}
			onOpen={onOpen}
		/>
	);
}
