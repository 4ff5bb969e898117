import "@/i18n/board";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { BoardBooking, CalendarRange, DayLoad } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { nameOf } from "@/lib/people";
import { formatDayMonth, formatTime, formatTimeRange, formatWeekday, type IsoDate, localDate } from "@/lib/time";
import { classNames } from "@/ui/classNames";
import { EmptyState } from "@/ui/EmptyState";
import { type By, COLUMN_KEY, GRID_STATUS } from "./day";
import { type Filters, isWanted } from "./filters";
import { openGates } from "./useTiles";
import classes from "./week.module.css";
import { levelWords, STATUSES, techniqueWord } from "./words";

type Props = {
	calendar: CalendarRange;
	/** Names by day. */
	holidays: ReadonlyMap<IsoDate, string>;
	by: By;
	today: IsoDate;
	filters: Filters;
	selected: string | undefined;
	onDay: (date: IsoDate) => void;
	onOpen: (bookingId: string, date: IsoDate) => void;
};

type Spot = { row: number; column: number };

/** As many as fit into a cell; the rest is a number that leads to the day. */
const MOST_CHIPS = 6;

/** Rooms or operators by the days of a week: how full each day is, and what is booked. */
export function WeekView({ calendar, holidays, by, today, filters, selected, onDay, onOpen }: Props) {
	const grid = useRef<HTMLTableElement>(null);
	const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 });
	const kind = by === "room" ? "ROOM" : "OPERATOR";
	const rows = calendar.resources.filter((resource) => resource.kind === kind && !filters.hidden.has(resource.id));
	const cells = useMemo(() => byCell(calendar, by), [calendar, by]);
	const loads = useMemo(() => loadsOf(calendar), [calendar]);
	if (rows.length === 0) return <EmptyState title={t("board.allHiddenTitle")} text={t("board.allHiddenText")} />;
	const at = { row: Math.min(spot.row, rows.length - 1), column: spot.column };

	const go = (next: Spot) => {
		setSpot(next);
		grid.current?.querySelector<HTMLElement>(`[data-spot="${next.row} ${next.column}"]`)?.focus();
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const step = STEPS[event.key];
		if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
		event.preventDefault();
		const next = step(at, { row: rows.length - 1, column: calendar.days.length - 1 });
		go(next);
	};

	return (
		<div className={classes["root"]}>
			<div className={classes["scroller"]}>
				<table
					ref={grid}
					// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is walked through by arrows
					role="grid"
					aria-label={t("board.weekGrid")}
					className={classes["week"]}
					onKeyDown={onKeyDown}
				>
					<thead>
						<tr>
							<th scope="col">{t(by === "room" ? "board.room" : "board.operator")}</th>
							{calendar.days.map(({ date, loads: all }) => (
								<th key={date} scope="col" data-today={date === today || undefined}>
									<button type="button" className={classes["dayHead"]} onClick={() => onDay(date)}>
										<span className={classes["dayName"]}>{formatWeekday(date)}</span>
										<span className={classes["dayCount"]}>
											{t("board.cases", { count: all.reduce((sum, { count }) => sum + count, 0) })}
										</span>
									</button>
									{holidays.has(date) && <span className={classes["holiday"]}>{holidays.get(date)}</span>}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((resource, row) => (
							<tr key={resource.id}>
								<th scope="row">
									{resource.name}
									<span className={classes["detail"]}>{resource.detail ?? resource.specialty}</span>
								</th>
								{calendar.days.map(({ date }, column) => {
									const key = `${resource.id} ${date}`;
									const isStop = row === at.row && column === at.column;
									return (
										<Cell
											key={date}
											name={resource.name}
											date={date}
											spot={`${row} ${column}`}
											isStop={isStop}
											isToday={date === today}
											load={loads.get(key)}
											holiday={holidays.get(date)}
											bookings={cells.get(key) ?? NONE}
											filters={filters}
											zone={calendar.timeZone}
											selected={selected}
											onFocus={() => setSpot({ row, column })}
											onDay={onDay}
											onOpen={onOpen}
										/>
									);
								})}
							</tr>
						))}
					</tbody>
				</table>
			</div>
			<ul className={classes["legend"]} aria-label={t("board.weekLegend")}>
				{LEVELS.map(({ level, word }) => (
					<li key={level}>
						<span className={classes["swatch"]} data-level={level} aria-hidden="true" /> {word()}
					</li>
				))}
				<li className={classes["keys"]}>{t("board.weekKeys")}</li>
			</ul>
		</div>
	);
}

const NONE: readonly BoardBooking[] = [];

const STEPS: Readonly<Record<string, (at: Spot, last: Spot) => Spot>> = {
	ArrowUp: ({ row, column }) => ({ row: Math.max(row - 1, 0), column }),
	ArrowDown: ({ row, column }, last) => ({ row: Math.min(row + 1, last.row), column }),
	ArrowLeft: ({ row, column }) => ({ row, column: Math.max(column - 1, 0) }),
	ArrowRight: ({ row, column }, last) => ({ row, column: Math.min(column + 1, last.column) }),
	Home: ({ row }) => ({ row, column: 0 }),
	End: ({ row }, last) => ({ row, column: last.column }),
	PageUp: ({ column }) => ({ row: 0, column }),
	PageDown: ({ column }, last) => ({ row: last.row, column }),
};

type Level = "closed" | "free" | "light" | "half" | "busy" | "full";

const LEVELS: readonly { level: Level; word: () => string }[] = [
	{ level: "free", word: () => t("board.loadFree") },
	{ level: "light", word: () => t("board.loadUnder", { percent: 40 }) },
	{ level: "half", word: () => t("board.loadUnder", { percent: 70 }) },
	{ level: "busy", word: () => t("board.loadUnder", { percent: 90 }) },
	{ level: "full", word: () => t("board.loadOver", { percent: 90 }) },
	{ level: "closed", word: () => t("board.loadClosed") },
];

export function levelOf(load: Pick<DayLoad, "openMinutes" | "bookedMinutes"> | undefined): Level {
	if (load === undefined || (load.openMinutes <= 0 && load.bookedMinutes <= 0)) return "closed";
	if (load.bookedMinutes <= 0) return "free";
	const share = load.openMinutes <= 0 ? 1 : load.bookedMinutes / load.openMinutes;
	if (share < 0.4) return "light";
	if (share < 0.7) return "half";
	return share < 0.9 ? "busy" : "full";
}

export function loadWords(load: DayLoad | undefined): string {
	if (load === undefined || (load.openMinutes <= 0 && load.bookedMinutes <= 0))
		return load?.closure ?? t("board.loadClosed");
	if (load.openMinutes <= 0) return t("board.loadOutside");
	return t("board.loadPercent", { percent: formatNumber((100 * load.bookedMinutes) / load.openMinutes) });
}

type CellProps = {
	name: string;
	date: IsoDate;
	spot: string;
	isStop: boolean;
	isToday: boolean;
	load: DayLoad | undefined;
	holiday: string | undefined;
	bookings: readonly BoardBooking[];
	filters: Filters;
	zone: string;
	selected: string | undefined;
	onFocus: () => void;
	onDay: (date: IsoDate) => void;
	onOpen: (bookingId: string, date: IsoDate) => void;
};

function Cell(props: CellProps) {
	const {
		name,
		date,
		spot,
		isStop,
		isToday,
		load,
		holiday,
		bookings,
		filters,
		zone,
		selected,
		onFocus,
		onDay,
		onOpen,
	} = props;
	const words = loadWords(load);
	const wanted = bookings.filter((booking) => isWanted(booking, filters));
	const shown = wanted.length > MOST_CHIPS ? wanted.slice(0, MOST_CHIPS - 1) : wanted;
	const label = t("board.weekCell", {
		name,
		day: formatWeekday(date),
		cases: t("board.cases", { count: load?.count ?? bookings.length }),
		load: words,
	});
	return (
		<td data-level={levelOf(load)} data-today={isToday || undefined} className={classes["cell"]}>
			<button
				type="button"
				data-spot={spot}
				tabIndex={isStop ? 0 : -1}
				className={classes["cellHead"]}
				aria-label={holiday === undefined ? label : `${label}, ${holiday}`}
				onFocus={onFocus}
				onClick={() => onDay(date)}
			>
				<span className={classes["cellCount"]}>{load?.count ?? bookings.length}</span>
				<span className={classes["cellLoad"]}>{words}</span>
			</button>
			{load?.closure !== undefined && load.openMinutes > 0 && <p className={classes["closure"]}>{load.closure}</p>}
			{shown.length > 0 && (
				<ul className={classes["chips"]}>
					{shown.map((booking) => (
						<li key={booking.id}>
							<button
								type="button"
								tabIndex={isStop ? 0 : -1}
								className={classNames(classes["chip"], booking.id === selected && classes["chosen"])}
								data-status={GRID_STATUS[booking.status]}
								aria-current={booking.id === selected || undefined}
								aria-label={chipWords(booking, zone)}
								onClick={() => onOpen(booking.id, localDate(booking.start, zone))}
							>
								<span className={classes["chipTime"]}>{formatTime(booking.start, zone)}</span>
								<span className={classes["chipName"]}>{booking.patient.familyName}</span>
								{openGates(booking).length > 0 && (
									<span
										className={classes["chipFlag"]}
										title={t("board.gatesOpen", { count: openGates(booking).length })}
									>
										{openGates(booking).length}
									</span>
								)}
							</button>
						</li>
					))}
					{wanted.length > shown.length && (
						<li>
							<button type="button" tabIndex={-1} className={classes["more"]} onClick={() => onDay(date)}>
								{t("board.moreCases", { count: wanted.length - shown.length })}
							</button>
						</li>
					)}
				</ul>
			)}
		</td>
	);
}

function chipWords(booking: BoardBooking, zone: string): string {
	const open = openGates(booking).length;
	return t("board.chip", {
		day: formatDayMonth(localDate(booking.start, zone)),
		range: formatTimeRange(booking.start, booking.end, zone),
		name: nameOf(booking.patient),
		levels: levelWords(booking.levels),
		technique: techniqueWord(booking.technique),
		status: t(STATUSES[booking.status].word),
		gates: open === 0 ? t("board.gatesReady") : t("board.gatesOpen", { count: open }),
	});
}

function byCell({ bookings, timeZone }: CalendarRange, by: By): ReadonlyMap<string, readonly BoardBooking[]> {
	const cells = new Map<string, BoardBooking[]>();
	for (const booking of bookings.toSorted((one, other) => one.start.localeCompare(other.start))) {
		const key = `${booking[COLUMN_KEY[by]]} ${localDate(booking.start, timeZone)}`;
		const cell = cells.get(key);
		if (cell === undefined) cells.set(key, [booking]);
		else cell.push(booking);
	}
	return cells;
}

function loadsOf({ days }: CalendarRange): ReadonlyMap<string, DayLoad> {
	return new Map(days.flatMap(({ date, loads }) => loads.map((load) => [`${load.resourceId} ${date}`, load] as const)));
}
