import { bornMrn, nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import "@/i18n/day";
import { ActionIcon, Button, Popover, Stack } from "@mantine/core";
import { IconCalendarOff, IconChevronLeft, IconChevronRight, IconDeviceTv } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useBookingConnection } from "@/api/bookingEvents";
import type { CaseOfDay, RoomOfDay } from "@/api/schema";
import { t } from "@/i18n/t";
import { addDays, formatTime, formatWeekday, type IsoDate, type IsoInstant, localDate, type Zone } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { type Column, DataTable } from "@/ui/DataTable";
import { DateField } from "@/ui/DateField";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import tones from "@/ui/tones.module.css";
import classes from "./day.module.css";
import { dayQuery, useLiveDay } from "./queries";
import { Stepper } from "./Stepper";
import { basisWords, delayWords, elapsed, finishWords, stepTone, stepWords } from "./words";

type Props = { date: IsoDate | undefined; onDate: (date: IsoDate | undefined) => void };

/** The day as it runs: what happens now in each room, and every case below. */
export function DayPage({ date, onDate }: Props) {
	const zone = useZone();
	const now = useNow();
	const today = localDate(now, zone);
	const shown = date ?? today;
	const day = useQuery({ ...dayQuery(shown), placeholderData: keepPreviousData });
	useLiveDay();
	const rooms = day.data?.rooms ?? [];
	const cases = rooms.flatMap((room) => room.cases.map((one) => ({ ...one, roomName: room.roomName })));
	const go = (next: IsoDate) => onDate(next === today ? undefined : next);
	return (
		<>
			<PageHeader
				title={t("day.title")}
				subtitle={
					<span role="status">
						{formatWeekday(shown)}
						{day.data !== undefined && ` · ${t("day.cases", { count: cases.length })}`}
					</span>
				}
				actions={
					<Button
						component={Link}
						to="/wallboard"
						variant="default"
						leftSection={<IconDeviceTv aria-hidden size={16} />}
					>
						{t("day.wallboard")}
					</Button>
				}
			>
				<ActionIcon variant="default" size="lg" aria-label={t("day.earlier")} onClick={() => go(addDays(shown, -1))}>
					<IconChevronLeft aria-hidden size={18} />
				</ActionIcon>
				<Button variant="default" disabled={shown === today} onClick={() => go(today)}>
					{t("day.today")}
				</Button>
				<ActionIcon variant="default" size="lg" aria-label={t("day.later")} onClick={() => go(addDays(shown, 1))}>
					<IconChevronRight aria-hidden size={18} />
				</ActionIcon>
				<DateField label={t("day.date")} value={shown} onChange={(next) => next !== null && go(next)} />
				<Connection />
			</PageHeader>
			{day.isError ? (
				<ErrorState error={day.error} onRetry={() => void day.refetch()} />
			) : day.data === undefined ? (
				<LoadingState />
			) : cases.length === 0 ? (
				<EmptyState icon={IconCalendarOff} title={t("day.emptyTitle")} text={t("day.emptyText")} />
			) : (
				<>
					<section className={classes["rooms"]} aria-label={t("day.rooms")}>
						{rooms.map((room) => (
							<RoomCard key={room.roomId} room={room} now={now} zone={zone} />
						))}
					</section>
					<div className={classes["table"]}>
						<DataTable
							caption={t("day.tableCaption")}
							columns={columns(zone, now)}
							rows={cases}
							rowKey={({ bookingId }) => bookingId}
						/>
					</div>
				</>
			)}
		</>
	);
}

function Connection() {
	const connection = useBookingConnection();
	if (connection === "connecting") return null;
	const isLive = connection === "live";
	return <StatusChip tone={isLive ? "green" : "grey"} variant="plain" label={t(isLive ? "day.live" : "day.notLive")} />;
}

/** Who is in the room or comes next; whoever has left it is no longer its business. */
function currentOf({ cases }: RoomOfDay): CaseOfDay | undefined {
	return (
		cases.find(({ milestone, next }) => milestone !== undefined && next.includes("OUT")) ??
		cases.find(({ finish, status }) => finish?.over !== true && status !== "COMPLETED")
	);
}

function RoomCard({ room, now, zone }: { room: RoomOfDay; now: IsoInstant; zone: Zone }) {
	const current = currentOf(room);
	return (
		<article
			className={classNames(classes["card"], current !== undefined && tones[stepTone(current.milestone)])}
			aria-label={room.roomName}
		>
			<div className={classes["cardHead"]}>
				<span>{room.roomName}</span>
				{current !== undefined && <span>{formatTime(current.start, zone)}</span>}
			</div>
			{current === undefined ? (
				<span className={classes["dim"]}>{t("day.roomIdle")}</span>
			) : (
				<>
					<Who one={current} />
					<div className={classes["line"]}>
						<StepChip one={current} />
						{current.since !== undefined && (
							<span className={classes["clock"]} role="timer">
								{elapsed(current.since, now)}
							</span>
						)}
					</div>
					<span className={classes["dim"]}>{nextWords(current)}</span>
					<Finish one={current} zone={zone} />
					<Delay one={current} />
					<Gates one={current} />
				</>
			)}
		</article>
	);
}

function nextWords({ next }: CaseOfDay): string {
	return next.length === 0 ? "" : t("day.next", { steps: next.map(stepWords).join(" → ") });
}

function Who({ one }: { one: CaseOfDay }) {
	return (
		<span className={classes["who"]}>
			<Link
				to="/day/$bookingId"
				params={{ bookingId: one.bookingId }}
				className={classes["name"]}
				aria-label={t("day.openCase", { name: nameOf(one.patient) })}
			>
				{nameOf(one.patient)}
			</Link>
			<span className={classes["dim"]}>{bornMrn(one.patient)}</span>
		</span>
	);
}

function StepChip({ one }: { one: CaseOfDay }) {
	return <StatusChip tone={stepTone(one.milestone)} label={stepWords(one.milestone)} />;
}

function Finish({ one: { finish }, zone }: { one: CaseOfDay; zone: Zone }) {
	if (finish === undefined) return <span className={classes["dim"]}>–</span>;
	return (
		<span className={classes["who"]}>
			<span>
				{t("day.finish")}: <b>{finishWords(finish, zone)}</b>
			</span>
			{!finish.over && <span className={classes["dim"]}>{basisWords(finish)}</span>}
		</span>
	);
}

function Delay({ one }: { one: CaseOfDay }) {
	const isLate = one.delayMinutes > 0 || (one.lateDelayMinutes ?? 0) > 0;
	if (one.finish === undefined || one.finish.over || !isLate) return null;
	return <StatusChip tone={one.delayMinutes >= 30 ? "red" : "amber"} label={delayWords(one)} />;
}

/** By name, with the step at which they stop the case. */
function Gates({ one }: { one: CaseOfDay }) {
	if (one.finish?.over === true || one.openGates.length === 0) return null;
	return (
		<span className={classes["stack"]}>
			{one.stoppedAt !== undefined && (
				<StatusChip tone="red" label={t("day.stopsAt", { step: stepWords(one.stoppedAt) })} />
			)}
			<span className={classes["dim"]}>
				{t("day.gates", { gates: one.openGates.map(({ label }) => label).join(", ") })}
			</span>
		</span>
	);
}

type Row = CaseOfDay & { roomName: string };

function columns(zone: Zone, now: IsoInstant): readonly Column<Row>[] {
	return [
		{ id: "patient", header: t("day.patient"), cell: (row) => <Who one={row} /> },
		{
			id: "start",
			header: t("day.start"),
			cell: ({ start, expectedStart, milestone }) => (
				<span className={classes["who"]}>
					{formatTime(start, zone)}
					{milestone === undefined && expectedStart !== undefined && expectedStart > start && (
						<span className={classes["dim"]}>{t("day.about", { time: formatTime(expectedStart, zone) })}</span>
					)}
				</span>
			),
		},
		{
			id: "room",
			header: t("day.room"),
			cell: ({ roomName, operatorName }) => (
				<span className={classes["who"]}>
					{roomName}
					<span className={classes["dim"]}>{t("day.operator", { name: operatorName })}</span>
				</span>
			),
		},
		{
			id: "procedure",
			header: t("day.procedure"),
			cell: ({ technique, levels }) => (
				<span className={classes["stack"]}>
					{t(TECHNIQUE_WORDS[technique])}
					<LevelChips levels={levels} />
				</span>
			),
		},
		{ id: "step", header: t("day.step"), cell: (row) => <StepCell one={row} now={now} /> },
		{
			id: "finish",
			header: t("day.finish"),
			cell: (row) => (
				<span className={classes["stack"]}>
					{row.finish === undefined ? "–" : finishWords(row.finish, zone)}
					<Delay one={row} />
				</span>
			),
		},
		{ id: "open", header: t("day.open"), cell: (row) => <Gates one={row} /> },
	];
}

function StepCell({ one, now }: { one: CaseOfDay; now: IsoInstant }) {
	const name = nameOf(one.patient);
	return (
		<Stack gap={4} align="start">
			<Popover position="bottom-start" withinPortal trapFocus width={440} shadow="md">
				<Popover.Target>
					<Button
						variant="default"
						className={classes["touch"] ?? ""}
						aria-label={`${t("day.stepper", { name })}: ${stepWords(one.milestone)}`}
					>
						<StepChip one={one} />
					</Button>
				</Popover.Target>
				<Popover.Dropdown>
					<Stepper bookingId={one.bookingId} name={name} steps={one.steps} stoppedAt={one.stoppedAt} />
				</Popover.Dropdown>
			</Popover>
			<span className={classes["dim"]}>
				{one.since !== undefined && t("day.since", { time: elapsed(one.since, now) })}
			</span>
			{one.skipped.length > 0 && (
				<span className={classes["dim"]}>{t("day.skipped", { steps: one.skipped.map(stepWords).join(", ") })}</span>
			)}
			{one.outOfOrder && <StatusChip tone="red" variant="plain" label={t("day.outOfOrder")} />}
		</Stack>
	);
}
