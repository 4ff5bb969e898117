import "@/i18n/board";
import { Link, useNavigate } from "@tanstack/react-router";
import type { KeyboardEvent } from "react";
import type { GateState, ReadinessRow } from "@/api/schema";
import { useMay } from "@/api/session";
import { type PlainKey, t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import {
	ageOn,
	formatDayMonth,
	formatTime,
	formatWeekday,
	type IsoDate,
	type IsoInstant,
	localDate,
	type Zone,
} from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { GATE_LOOKS, type GateState as Look } from "@/ui/gates";
import { StatusChip } from "@/ui/StatusChip";
import tones from "@/ui/tones.module.css";
import classes from "./readiness.module.css";
import { COLUMNS, type Column, type Group, worstOf } from "./rows";
import { GATES, OVERALL, OWNERS, TECHNIQUES } from "./words";

export const LOOKS: Record<GateState["status"], Look> = {
	GREEN: "green",
	AMBER: "amber",
	RED: "red",
	WAIVED: "waived",
	NOT_RECORDED: "unknown",
};

const HEADS: Record<Column, PlainKey> = {
	IMAGING: "board.GATE_IMAGING",
	PAYER: "readiness.payer",
	INR: "board.GATE_INR",
	PLATELETS: "board.GATE_PLATELETS",
	ANTITHROMBOTIC_HOLD: "board.GATE_ANTITHROMBOTIC_HOLD",
	CONSENT: "board.GATE_CONSENT",
	PATIENT: "readiness.askedAgain",
};

const WIDTH = 3 + COLUMNS.length;

type Props = { groups: readonly Group[]; today: IsoDate; now: IsoInstant };

export function ReadinessTable({ groups, today, now }: Props) {
	return (
		<>
			<div className={classes["scroller"]}>
				<table className={classes["table"]}>
					<caption className="visually-hidden">{t("readiness.caption")}</caption>
					<colgroup>
						<col className={classes["patientColumn"]} />
						<col className={classes["bookingColumn"]} />
						<col className={classes["overallColumn"]} />
						<col span={COLUMNS.length} />
					</colgroup>
					<thead>
						<tr>
							<th scope="col">{t("readiness.patient")}</th>
							<th scope="col">{t("readiness.booking")}</th>
							<th scope="col">{t("readiness.overall")}</th>
							{COLUMNS.map(({ column }) => (
								<th key={column} scope="col">
									{t(HEADS[column])}
								</th>
							))}
						</tr>
					</thead>
					{groups.map((group) => (
						<GroupRows key={group.day ?? "unbooked"} group={group} today={today} now={now} />
					))}
				</table>
			</div>
			<div className={classes["legend"]}>
				<ul aria-label={t("readiness.legend")}>
					{Object.values(LOOKS).map((look) => (
						<li key={look}>
							<GateWord look={look} />
						</li>
					))}
				</ul>
				<p>{t("readiness.keys")}</p>
			</div>
		</>
	);
}

function GroupRows({ group: { day, rows }, today, now }: { group: Group; today: IsoDate; now: IsoInstant }) {
	const blocked = rows.filter(({ readiness }) => readiness.overall === "BLOCKED").length;
	const count = { count: rows.length };
	return (
		<tbody onKeyDown={moveBetweenNames}>
			<tr className={classes["group"]}>
				<th scope="rowgroup" colSpan={WIDTH}>
					{day === undefined ? t("readiness.unbookedGroup") : dayWords(day, today)}
					<span>{day === undefined ? t("readiness.unbookedCount", count) : t("readiness.toCome", count)}</span>
					{blocked > 0 && <span data-warn="">{t("readiness.blockedCount", { count: blocked })}</span>}
				</th>
			</tr>
			{rows.map((row) => (
				<Row key={row.bookingId ?? row.episodeId} row={row} today={today} now={now} />
			))}
		</tbody>
	);
}

function Row({ row, today, now }: { row: ReadinessRow; today: IsoDate; now: IsoInstant }) {
	const zone = useZone();
	const navigate = useNavigate();
	const { episodeId, patient, levels, technique, start, roomName, readiness } = row;
	const name = nameOf(patient);
	const overall = OVERALL[readiness.overall];
	return (
		<tr
			className={classNames(classes["row"], tones[overall.tone])}
			onClick={(event) => {
				const isLink = event.target instanceof Element && event.target.closest("a") !== null;
				if (!isLink) void navigate({ to: "/episodes/$episodeId", params: { episodeId } });
			}}
		>
			<th scope="row">
				<Link to="/episodes/$episodeId" params={{ episodeId }} className={classes["name"]} data-row-name="">
					{name}
				</Link>
				<span className={classes["second"]}>
					{[
						ageOn(patient.birthDate, start === undefined ? today : localDate(start, zone)),
						levels.length === 0 ? t("common.notRecorded") : levels.join(", "),
						technique === undefined ? t("board.notPlanned") : t(TECHNIQUES[technique]),
					].join(" · ")}
				</span>
			</th>
			<td>
				<Booking episodeId={episodeId} name={name} start={start} roomName={roomName} zone={zone} />
			</td>
			<td className={classes["overall"]}>
				<StatusChip tone={overall.tone} label={t(overall.word)} variant="plain" />
				<span className={classes["score"]}>{t("readiness.score", { percent: readiness.score })}</span>
				<NextDue row={row} now={now} zone={zone} />
			</td>
			{COLUMNS.map(({ column, codes }) => (
				<Gate key={column} worst={worstOf(row, codes)} named={codes.length > 1} />
			))}
		</tr>
	);
}

type BookingProps = {
	episodeId: string;
	name: string;
	start: IsoInstant | undefined;
	roomName: string | undefined;
	zone: Zone;
};

function Booking({ episodeId, name, start, roomName, zone }: BookingProps) {
	const mayBook = useMay("BOOKING_SCHEDULE");
	if (start === undefined)
		return (
			<>
				<span className={classes["unbooked"]}>{t("readiness.noBooking")}</span>
				{mayBook && (
					<Link
						to="/board"
						search={{ episode: episodeId }}
						className={classes["book"]}
						aria-label={t("readiness.bookOf", { name })}
					>
						{t("readiness.book")}
					</Link>
				)}
			</>
		);
	return (
		<>
			<b>{formatTime(start, zone)}</b>
			<span className={classes["second"]}>{roomName ?? t("common.notRecorded")}</span>
		</>
	);
}

/** Who must act next, and until when. */
function NextDue({ row, now, zone }: { row: ReadinessRow; now: IsoInstant; zone: Zone }) {
	const next = row.readiness.nextAction;
	if (next === undefined) return null;
	return (
		<span className={classes["second"]} title={next.text}>
			{t(OWNERS[next.owner])}: {t(GATES[next.gate])} {dueWords(next.dueBy, now, zone)}
		</span>
	);
}

function dueWords(dueBy: IsoInstant | undefined, now: IsoInstant, zone: Zone): string {
	if (dueBy === undefined) return "";
	const when = `${formatDayMonth(localDate(dueBy, zone))}, ${formatTime(dueBy, zone)}`;
	return dueBy < now ? t("readiness.overdue", { when }) : t("readiness.due", { when });
}

/** @param named whether the column holds several gates, so that the cell must say which one it means */
function Gate({ worst, named }: { worst: ReturnType<typeof worstOf>; named: boolean }) {
	if (worst === undefined)
		return (
			<td>
				<GateWord look="notNeeded" />
			</td>
		);
	const { gate, more } = worst;
	const look = LOOKS[gate.status];
	return (
		<td data-look={look} title={gate.reason}>
			<GateWord look={look} />
			<span className={classes["reason"]}>
				{named && <b>{t(GATES[gate.code])}: </b>}
				{gate.reason}
			</span>
			{more > 0 && <span className={classes["second"]}>{t("readiness.moreOpen", { count: more })}</span>}
		</td>
	);
}

export function GateWord({ look }: { look: Look }) {
	const { tone, icon: Icon, word } = GATE_LOOKS[look];
	return (
		<span className={classNames(classes["word"], tones[tone])}>
			<Icon aria-hidden size={15} stroke={1.8} />
			{t(word)}
		</span>
	);
}

function dayWords(day: IsoDate, today: IsoDate): string {
	return day === today ? t("readiness.today", { day: formatWeekday(day) }) : formatWeekday(day);
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
	ArrowDown: (at, last) => Math.min(at + 1, last),
	ArrowUp: (at) => Math.max(at - 1, 0),
	Home: () => 0,
	End: (_, last) => last,
};

/** From patient to patient, across the groups. */
function moveBetweenNames(event: KeyboardEvent<HTMLElement>) {
	const step = STEPS[event.key];
	const table = event.currentTarget.closest("table");
	if (step === undefined || table === null) return;
	const names = [...table.querySelectorAll<HTMLElement>("[data-row-name]")];
	const at = names.findIndex((name) => name.contains(document.activeElement));
	if (at === -1) return;
	event.preventDefault();
	names[step(at, names.length - 1)]?.focus();
}
