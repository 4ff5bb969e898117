import { bornMrn, nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import "@/i18n/calls";
import { Pagination, SegmentedControl } from "@mantine/core";
import { IconAlertTriangle, IconLanguage, IconPhoneIncoming, IconPhoneOff } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { QueueCounts, QueueRow, QueueView } from "@/api/schema";
import { t } from "@/i18n/t";
import { languageName } from "@/lib/languages";
import { formatDayMonth, formatTime, localDate, type Zone } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./calls.module.css";
import { PAGE_SIZE, queueQuery } from "./queries";
import { OUTCOME_WORDS, STATUS_WORDS, VOICEMAIL_WORDS } from "./words";

export type CallsSearch = { view: QueueView; page: number };

type Props = { search: CallsSearch; onSearch: (search: CallsSearch) => void };

const VIEWS: readonly QueueView[] = ["OVERDUE", "DUE", "DONE_TODAY", "ALL"];

const EMPTY_TITLES = {
	OVERDUE: "calls.emptyOverdueTitle",
	DUE: "calls.emptyDueTitle",
	DONE_TODAY: "calls.emptyDoneTitle",
	ALL: "calls.emptyAllTitle",
} as const;

export function CallsPage({ search: { view, page }, onSearch }: Props) {
	const zone = useZone();
	const navigate = useNavigate();
	const queue = useQuery({
		...queueQuery(view, page),
		placeholderData: keepPreviousData,
		refetchInterval: 60_000,
	});
	const rows = queue.data?.page;
	const pages = rows === undefined ? 0 : Math.ceil(rows.total / PAGE_SIZE);
	return (
		<>
			<PageHeader title={t("shell.callsLong")}>
				<SegmentedControl
					size="xs"
					aria-label={t("calls.view")}
					data={VIEWS.map((value) => ({ value, label: tabOf(value, queue.data?.counts) }))}
					value={view}
					onChange={(next) => onSearch({ view: VIEWS.find((known) => known === next) ?? "ALL", page: 0 })}
				/>
			</PageHeader>
			{queue.isError ? (
				<ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
			) : rows === undefined ? (
				<LoadingState />
			) : rows.items.length === 0 ? (
				<EmptyState icon={IconPhoneOff} title={t(EMPTY_TITLES[view])} text={t("calls.emptyText")} />
			) : (
				<DataTable
					caption={t("calls.caption")}
					columns={columns(zone)}
					rows={rows.items}
					rowKey={({ contactId }) => contactId}
					onOpen={({ contactId }) =>
						void navigate({ to: "/calls/$contactId", params: { contactId }, search: { view } })
					}
				/>
			)}
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("calls.pages")}>
					<Pagination
						size="sm"
						total={pages}
						value={page + 1}
						onChange={(next) => onSearch({ view, page: next - 1 })}
						getItemProps={(at) => ({ "aria-label": t("calls.page", { page: at }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("calls.nextPage") : t("calls.previousPage"),
						})}
					/>
				</nav>
			)}
		</>
	);
}

function tabOf(view: QueueView, counts: QueueCounts | undefined): string {
	switch (view) {
		case "OVERDUE":
			return t("calls.overdue", { count: counts?.overdue ?? "" });
		case "DUE":
			return t("calls.due", { count: counts?.due ?? "" });
		case "DONE_TODAY":
			return t("calls.doneToday", { count: counts?.doneToday ?? "" });
		case "ALL":
			return t("calls.all");
	}
}

function columns(zone: Zone): readonly Column<QueueRow>[] {
	return [
		{
			id: "patient",
			header: t("calls.patient"),
			cell: ({ patient, calledBack }) => (
				<span className={classes["two"]}>
					<b>{nameOf(patient)}</b>
					<span className={classes["dim"]}>{bornMrn(patient)}</span>
					{calledBack && (
						<span className={classes["callBack"]}>
							<IconPhoneIncoming aria-hidden size={13} />
							{t("calls.calledBack")}
						</span>
					)}
				</span>
			),
		},
		{
			id: "contact",
			header: t("calls.contact"),
			cell: ({ label, status }) => (
				<span className={classes["two"]}>
					<b>{label}</b>
					<StatusChip variant="plain" tone={STATUS_WORDS[status].tone} label={t(STATUS_WORDS[status].label)} />
				</span>
			),
		},
		{
			id: "window",
			header: t("calls.window"),
			cell: ({ dueFrom, dueUntil }) => (
				<span className={classes["two"]}>
					<span className={classes["line"]}>{moment(dueFrom, zone)} –</span>
					<span className={classes["line"]}>{moment(dueUntil, zone)}</span>
				</span>
			),
		},
		{
			id: "phone",
			header: t("calls.phone"),
			cell: ({ patient }) => (
				<span className={classes["two"]}>
					{patient.phone === undefined ? (
						<span className={classes["missing"]}>
							<IconAlertTriangle aria-hidden size={13} />
							{t("calls.noPhone")}
						</span>
					) : (
						<span className={classes["line"]}>{patient.phone}</span>
					)}
					<Voicemail rule={patient.voicemailRule} />
				</span>
			),
		},
		{
			id: "language",
			header: t("calls.language"),
			cell: ({ patient }) => (
				<span className={classes["two"]}>
					<span>{languageName(patient.language)}</span>
					{patient.interpreterNeeded && (
						<span className={classes["callBack"]}>
							<IconLanguage aria-hidden size={13} />
							{t("calls.interpreter")}
						</span>
					)}
				</span>
			),
		},
		{
			id: "procedure",
			header: t("calls.procedure"),
			cell: ({ technique, procedureAt, levels }) => (
				<span className={classes["two"]}>
					<span>
						{t(TECHNIQUE_WORDS[technique])}, {formatDayMonth(localDate(procedureAt, zone))}
					</span>
					<LevelChips levels={levels} />
				</span>
			),
		},
		{
			id: "attempts",
			header: t("calls.attempts"),
			cell: ({ attempts, lastAttemptAt, lastOutcome }) => (
				<span className={classes["two"]}>
					<b>{attempts}</b>
					{lastAttemptAt === undefined || lastOutcome === undefined ? (
						<span className={classes["dim"]}>{t("calls.noAttempt")}</span>
					) : (
						<span className={classes["dim"]}>
							{t(OUTCOME_WORDS[lastOutcome].label)}, {moment(lastAttemptAt, zone)}
						</span>
					)}
				</span>
			),
		},
		{
			id: "pain",
			header: t("calls.lastPain"),
			cell: ({ lastPain }) =>
				lastPain === undefined ? (
					<span className={classes["dim"]}>{t("common.notRecorded")}</span>
				) : (
					<span className={classes["two"]}>
						<b>{t("calls.painOf", { score: lastPain })}</b>
						<span className={classes["dim"]}>{t("calls.painMoving")}</span>
					</span>
				),
		},
	];
}

function moment(instant: string, zone: Zone): string {
	return `${formatDayMonth(localDate(instant, zone))}, ${formatTime(instant, zone)}`;
}

function Voicemail({ rule }: { rule: QueueRow["patient"]["voicemailRule"] }) {
	const { tone, icon, label } = VOICEMAIL_WORDS[rule];
	return (
		<span>
			<span className="visually-hidden">{t("calls.voicemail")}: </span>
			<StatusChip variant="plain" tone={tone} icon={icon} label={t(label)} />
		</span>
	);
}
