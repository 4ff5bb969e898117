import { bornMrn, nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import "@/i18n/calls";
import { Button, Checkbox, Pagination, SegmentedControl, Select, Tooltip } from "@mantine/core";
import {
	IconAlertTriangle,
	IconBone,
	IconInfoCircle,
	IconLanguage,
	IconPhoneCall,
	IconPhoneIncoming,
	IconPhoneOff,
	IconUrgent,
} from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import type { QueueCounts, QueueRow, QueueView, RiskFact } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { languageChoices, languageName } from "@/lib/languages";
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
import { FRESH_EVERY, PAGE_SIZE, type QueueSearch, queueQuery } from "./queries";
import { CHANNEL_WORDS, OUTCOME_WORDS, RISK_WORDS, STATUS_WORDS, VOICEMAIL_WORDS } from "./words";

export type CallsSearch = QueueSearch;

type Props = { search: CallsSearch; onSearch: (search: CallsSearch) => void };

const VIEWS: readonly QueueView[] = ["OVERDUE", "DUE", "CALLED_BACK", "DONE_TODAY", "STOPPED", "ALL"];

const RISKS = Object.keys(RISK_WORDS) as RiskFact[];

const EMPTY_TITLES = {
	OVERDUE: "calls.emptyOverdueTitle",
	DUE: "calls.emptyDueTitle",
	CALLED_BACK: "calls.emptyCalledBackTitle",
	DONE_TODAY: "calls.emptyDoneTitle",
	STOPPED: "calls.emptyStoppedTitle",
	ALL: "calls.emptyAllTitle",
} as const;

export function CallsPage({ search, onSearch }: Props) {
	const { view, page, risk, mine, language } = search;
	const zone = useZone();
	const navigate = useNavigate();
	const mayLook = useMay("NOTE_READ");
	const queue = useQuery({
		...queueQuery(search),
		placeholderData: keepPreviousData,
		refetchInterval: FRESH_EVERY,
	});
	const rows = queue.data?.page;
	const pages = rows === undefined ? 0 : Math.ceil(rows.total / PAGE_SIZE);
	return (
		<>
			<PageHeader
				title={t("shell.callsLong")}
				actions={
					<>
						<Button variant="default" renderRoot={(props) => <Link to="/calls/escalations" {...props} />}>
							{t("calls.escalations")}
						</Button>
						{mayLook && (
							<Button variant="default" renderRoot={(props) => <Link to="/calls/skin" {...props} />}>
								{t("calls.skin")}
							</Button>
						)}
						<Button variant="default" renderRoot={(props) => <Link to="/calls/handoff" {...props} />}>
							{t("calls.handoff")}
						</Button>
					</>
				}
			>
				<SegmentedControl
					size="xs"
					aria-label={t("calls.view")}
					data={VIEWS.map((value) => ({ value, label: tabOf(value, queue.data?.counts) }))}
					value={view}
					onChange={(next) => onSearch({ ...search, view: VIEWS.find((known) => known === next) ?? "ALL", page: 0 })}
				/>
				<Select
					size="xs"
					aria-label={t("calls.filterRisk")}
					placeholder={t("calls.anyRisk")}
					clearable
					w={200}
					data={RISKS.map((value) => ({ value, label: t(RISK_WORDS[value]) }))}
					value={risk ?? null}
					onChange={(next) => {
						const { risk: _, ...rest } = search;
						const chosen = RISKS.find((known) => known === next);
						onSearch({ ...rest, page: 0, ...(chosen !== undefined && { risk: chosen }) });
					}}
				/>
				<Select
					size="xs"
					aria-label={t("calls.filterLanguage")}
					placeholder={t("calls.anyLanguage")}
					clearable
					searchable
					w={150}
					data={languageChoices(language ?? "en")}
					value={language ?? null}
					onChange={(next) => {
						const { language: _, ...rest } = search;
						onSearch({ ...rest, page: 0, ...(next !== null && { language: next }) });
					}}
				/>
				<Checkbox
					size="xs"
					label={t("calls.filterMine")}
					checked={mine === true}
					onChange={(event) => {
						const { mine: _, ...rest } = search;
						onSearch({ ...rest, page: 0, ...(event.currentTarget.checked && { mine: true }) });
					}}
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
						onChange={(next) => onSearch({ ...search, page: next - 1 })}
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
		case "CALLED_BACK":
			return t("calls.calledBackView", { count: counts?.calledBack ?? "" });
		case "STOPPED":
			return t("calls.stopped", { count: counts?.stopped ?? "" });
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
			cell: ({ patient, calledBack, claim, escalated, fractureSuspected }) => (
				<span className={classes["two"]}>
					<b>{nameOf(patient)}</b>
					<span className={classes["dim"]}>{bornMrn(patient)}</span>
					{calledBack && (
						<span className={classes["callBack"]}>
							<IconPhoneIncoming aria-hidden size={13} />
							{t("calls.calledBack")}
						</span>
					)}
					{claim !== undefined && (
						<span className={claim.mine ? classes["mine"] : classes["callBack"]}>
							<IconPhoneCall aria-hidden size={13} />
							{claim.mine
								? t("calls.claimedMine", { until: formatTime(claim.until, zone) })
								: t("calls.claimedBy", { name: claim.by, until: formatTime(claim.until, zone) })}
						</span>
					)}
					{escalated && <StatusChip variant="plain" tone="red" icon={IconUrgent} label={t("calls.escalated")} />}
					{fractureSuspected && <StatusChip variant="plain" tone="red" icon={IconBone} label={t("calls.suspected")} />}
				</span>
			),
		},
		{
			id: "why",
			header: t("calls.why"),
			cell: ({ why, stoppedBecause, patient }) =>
				stoppedBecause !== undefined ? (
					<span>{stoppedBecause}</span>
				) : why.length === 0 ? (
					<span className={classes["dim"]}>{t("calls.whyNone")}</span>
				) : (
					<Tooltip
						multiline
						w={260}
						events={{ hover: true, focus: true, touch: true }}
						label={
							<ul className={classes["why"]}>
								{why.map((line) => (
									<li key={line}>{line}</li>
								))}
							</ul>
						}
					>
						<button
							type="button"
							className={classes["whyButton"]}
							aria-label={t("calls.whyLabel", { name: nameOf(patient) })}
							onClick={(event) => event.stopPropagation()}
						>
							<IconInfoCircle aria-hidden size={14} />
							{why.find((line) => line.startsWith("Risk")) ?? why[0]}
						</button>
					</Tooltip>
				),
		},
		{
			id: "contact",
			header: t("calls.contact"),
			cell: ({ label, status, channel }) => (
				<span className={classes["two"]}>
					<b>{label}</b>
					{channel !== "CALL" && <span className={classes["dim"]}>{t(CHANNEL_WORDS[channel])}</span>}
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
