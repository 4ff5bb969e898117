import "@/i18n/board";
import { ActionIcon, Button, SegmentedControl } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconCalendarSearch, IconChevronLeft, IconChevronRight, IconPlus, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from "react";
import type { BoardBooking } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDayMonth, type IsoDate, localDate, minutesOfDay, parseDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./board.module.css";
import { Connection } from "./Connection";
import { DayView, type GridApi } from "./DayView";
import { Drawer, type Gap, type Panel } from "./Drawer";
import type { By, Desk } from "./day";
import { filtersOf, hasFilter, isShown } from "./filters";
import { LeftRail } from "./LeftRail";
import { calendarQuery, holidaysQuery } from "./queries";
import { type BoardSearch, type Range, rangeAround, stepped, type View } from "./search";
import { useBoard } from "./useBoard";
import { useLive } from "./useLive";
import { openGates } from "./useTiles";
import { ZoneBanner } from "./ZoneBanner";

const WeekView = lazy(() => import("./WeekView").then(({ WeekView: view }) => ({ default: view })));
const ListView = lazy(() => import("./ListView").then(({ ListView: view }) => ({ default: view })));
const BulkBar = lazy(() => import("./BulkBar").then(({ BulkBar: bar }) => ({ default: bar })));

type Props = { search: BoardSearch; onSearch: (change: BoardSearch) => void };

const NONE: ReadonlySet<string> = new Set();
const NO_HOLIDAYS: ReadonlyMap<IsoDate, string> = new Map();

/** What may be shown in the panel at the right; only one at a time. */
const NO_PANEL: BoardSearch = {
	booking: undefined,
	episode: undefined,
	affected: undefined,
	from: undefined,
	to: undefined,
	addOn: undefined,
};

export function BoardPage({ search, onSearch }: Props) {
	const zone = useZone();
	const now = useNow();
	const today = localDate(now, zone);
	const date = search.date ?? today;
	const by: By = search.by ?? "room";
	const view: View = search.view ?? "day";
	const range: Range = view === "day" ? "day" : view === "week" ? "week" : (search.range ?? "week");
	const span = rangeAround(date, range);
	const mayBook = useMay("BOOKING_SCHEDULE");
	const [text, setText] = useState("");
	const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE);
	const [panel, setPanel] = useState<Panel>();
	useLive();

	const { board, desk, waiting, error: boardError, retry: retryBoard } = useBoard(date, by);
	const calendar = useQuery({ ...calendarQuery(span.from, span.to, by), enabled: view !== "day" });
	const { data: holidays = NO_HOLIDAYS } = useQuery(holidaysQuery(span.from, span.to));
	const holiday = view === "day" ? holidays.get(date) : undefined;
	const filters = useMemo(
		() => filtersOf({ hide: search.hide, status: search.status }, text),
		[search.hide, search.status, text],
	);
	const known = useLast(desk);
	const bookings = view === "day" ? board?.bookings : calendar.data?.bookings;

	const grid = useRef<GridApi>(null);
	// Where the keyboard goes back to when the panel closes.
	const opener = useRef<Element>(null);

	const show = (next: Panel | undefined, change: BoardSearch = {}) => {
		opener.current = document.activeElement;
		setPanel(next);
		onSearch({ ...NO_PANEL, ...change });
	};
	const startBooking = ({ episode, ...from }: Omit<Extract<Panel, { kind: "form" }>, "kind"> & { episode?: string }) =>
		show(
			// A place drawn for somebody who is being booked already fills the form that is open.
			{ kind: "form", ...from },
			{ episode: episode ?? (panel?.kind === "form" || isForm(search) ? search.episode : undefined) },
		);
	const open = (booking: string, day?: IsoDate) =>
		show(undefined, { booking, ...(day !== undefined && { date: day === today ? undefined : day }) });
	const close = () => {
		setPanel(undefined);
		onSearch(NO_PANEL);
		if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
	};
	const goTo = (day: IsoDate | null) => {
		if (day !== null) onSearch({ date: day === today ? undefined : day, booking: undefined });
	};
	const toDay = (day: IsoDate) =>
		onSearch({ date: day === today ? undefined : day, view: undefined, booking: undefined });
	const choose = (id: string) => {
		const next = new Set(chosen);
		if (!next.delete(id)) next.add(id);
		setChosen(next);
	};
	const onGap = (gap: Gap) => show({ kind: "candidates", gap });

	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("shell.board")}
				actions={
					<>
						{bookings !== undefined && <Totals bookings={bookings.filter((each) => isShown(each, by, filters))} />}
						<Connection />
						<ActionIcon aria-label={t("board.print")} title={t("board.print")} onClick={() => window.print()}>
							<IconPrinter aria-hidden size={17} stroke={1.6} />
						</ActionIcon>
						{mayBook && (
							<Button
								variant="default"
								leftSection={<IconCalendarSearch aria-hidden size={14} />}
								onClick={() => startBooking({ finder: true })}
							>
								{t("board.findSlot")}
							</Button>
						)}
						{mayBook && (
							<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => startBooking({})}>
								{t("board.newBooking")}
							</Button>
						)}
					</>
				}
			>
				<DayPicker date={date} today={today} range={range} onDay={goTo} />
				<SegmentedControl
					className="no-print"
					size="xs"
					aria-label={t("board.view")}
					value={view}
					onChange={(next) => onSearch({ view: next === "week" || next === "list" ? next : undefined })}
					data={[
						{ value: "day", label: t("board.viewDay") },
						{ value: "week", label: t("board.viewWeek") },
						{ value: "list", label: t("board.viewList") },
					]}
				/>
				{view === "list" ? (
					<SegmentedControl
						className="no-print"
						size="xs"
						aria-label={t("board.range")}
						value={range}
						onChange={(next) => onSearch({ range: next === "day" || next === "month" ? next : undefined })}
						data={[
							{ value: "day", label: t("board.rangeDay") },
							{ value: "week", label: t("board.rangeWeek") },
							{ value: "month", label: t("board.rangeMonth") },
						]}
					/>
				) : (
					<SegmentedControl
						className="no-print"
						size="xs"
						aria-label={t("board.columns")}
						value={by}
						onChange={(next) => onSearch({ by: next === "operator" ? "operator" : undefined })}
						data={[
							{ value: "room", label: t("board.rooms") },
							{ value: "operator", label: t("board.operators") },
						]}
					/>
				)}
			</PageHeader>
			<ZoneBanner zone={zone} now={now} />
			<div className={classes["body"]}>
				<LeftRail
					date={date}
					today={today}
					by={by}
					search={search}
					text={text}
					resources={(board ?? known)?.resources ?? []}
					waiting={waiting}
					mayBook={mayBook}
					onText={setText}
					onDay={goTo}
					onSearch={onSearch}
					onBook={(episode) => startBooking({ episode })}
					onDrag={
						mayBook && view === "day"
							? (episode, event) =>
									grid.current?.startExternal(
										episode.episodeId,
										episode.suggestedMinutes,
										event,
										nameOf(episode.patient),
									)
							: undefined
					}
				/>
				<div className={classes["main"]}>
					{hasFilter(filters) && (
						<p className={classes["filterNote"]} role="status">
							{t(view === "day" ? "board.filteredDay" : "board.filtered")}
							<button
								type="button"
								className={classes["textButton"]}
								onClick={() => {
									setText("");
									onSearch({ status: undefined });
								}}
							>
								{t("board.clearFilters")}
							</button>
						</p>
					)}
					{holiday !== undefined && <p className={classes["holidayNote"]}>{t("board.holiday", { name: holiday })}</p>}
					<Suspense fallback={<LoadingState rows={12} />}>
						{view === "day" ? (
							<Loaded data={board} error={boardError} onRetry={retryBoard}>
								{(loaded) => (
									<DayView
										board={loaded}
										waiting={waiting}
										by={by}
										filters={filters}
										now={date === today ? minutesOfDay(now, date, zone) : undefined}
										selected={search.booking}
										chosen={chosen}
										mayBook={mayBook}
										gridRef={grid}
										onStart={startBooking}
										onOpen={open}
										onChoose={choose}
									/>
								)}
							</Loaded>
						) : (
							<Loaded data={calendar.data} error={calendar.error} onRetry={() => void calendar.refetch()}>
								{(loaded) =>
									view === "week" ? (
										<WeekView
											calendar={loaded}
											holidays={holidays}
											by={by}
											today={today}
											filters={filters}
											selected={search.booking}
											onDay={toDay}
											onOpen={open}
										/>
									) : (
										<ListView
											calendar={loaded}
											by={by}
											filters={filters}
											sort={search.sort}
											onSort={(sort) => onSearch({ sort })}
											selected={search.booking}
											chosen={chosen}
											onChoose={mayBook ? setChosen : undefined}
											onOpen={open}
										/>
									)
								}
							</Loaded>
						)}
					</Suspense>
					{chosen.size > 0 && bookings !== undefined && (
						<Suspense fallback={null}>
							<BulkBar
								bookings={bookings.filter(({ id }) => chosen.has(id))}
								away={[...chosen].filter((id) => !bookings.some((booking) => booking.id === id)).length}
								onDone={() => setChosen(NONE)}
								onKeep={setChosen}
							/>
						</Suspense>
					)}
				</div>
				{known !== undefined && (
					<Drawer
						board={known}
						isCurrent={known === desk}
						date={date}
						search={search}
						panel={panel}
						mayBook={mayBook}
						onSearch={onSearch}
						onOpen={open}
						onStart={startBooking}
						onGap={onGap}
						onClose={close}
					/>
				)}
			</div>
		</div>
	);
}

function isForm({ booking, affected, addOn, episode }: BoardSearch): boolean {
	return booking === undefined && affected === undefined && addOn === undefined && episode !== undefined;
}

/** While another day is loaded, the rail and a half-filled form keep what they know. */
function useLast(desk: Desk | undefined): Desk | undefined {
	const last = useRef<Desk>(undefined);
	if (desk !== undefined) last.current = desk;
	return desk ?? last.current;
}

type LoadedProps<T> = {
	data: T | undefined;
	error: unknown;
	onRetry: () => void;
	children: (data: T) => ReactNode;
};

function Loaded<T>({ data, error, onRetry, children }: LoadedProps<T>) {
	if (data !== undefined) return children(data);
	return error === null ? <LoadingState rows={12} /> : <ErrorState error={error} onRetry={onRetry} />;
}

type DayPickerProps = { date: IsoDate; today: IsoDate; range: Range; onDay: (day: IsoDate | null) => void };

const STEP_WORDS = {
	day: { before: "board.previousDay", after: "board.nextDay" },
	week: { before: "board.previousWeek", after: "board.nextWeek" },
	month: { before: "board.previousMonth", after: "board.nextMonth" },
} as const;

function DayPicker({ date, today, range, onDay }: DayPickerProps) {
	const { before, after } = STEP_WORDS[range];
	const { from, to } = rangeAround(date, range);
	return (
		<div className={classes["dayPicker"]}>
			<ActionIcon aria-label={t(before)} onClick={() => onDay(stepped(date, range, -1))}>
				<IconChevronLeft aria-hidden size={17} stroke={1.8} />
			</ActionIcon>
			<DateInput
				size="xs"
				w={150}
				aria-label={t("board.day")}
				value={date}
				onChange={onDay}
				valueFormat="ddd D MMM YYYY"
				dateParser={(text) => parseDate(text.replace(/^\p{L}{3} /u, "")) ?? null}
				firstDayOfWeek={1}
				popoverProps={{ withinPortal: true }}
				previousLabel={t("common.previousMonth")}
				nextLabel={t("common.nextMonth")}
			/>
			<ActionIcon aria-label={t(after)} onClick={() => onDay(stepped(date, range, 1))}>
				<IconChevronRight aria-hidden size={17} stroke={1.8} />
			</ActionIcon>
			<Button variant="default" className="no-print" onClick={() => onDay(today)} disabled={date === today}>
				{t("board.today")}
			</Button>
			{range !== "day" && (
				<span className={classes["span"]}>
					{t("board.span", { from: formatDayMonth(from), to: formatDayMonth(to) })}
				</span>
			)}
		</div>
	);
}

function Totals({ bookings }: { bookings: readonly BoardBooking[] }) {
	const count = (matches: (booking: BoardBooking) => boolean) => bookings.filter(matches).length;
	const open = count((booking) => openGates(booking).length > 0);
	const figures = [
		{ label: t("board.countCases", { count: bookings.length }), value: bookings.length },
		{ label: t("board.countComplete"), value: count(({ status }) => status === "COMPLETED") },
		{ label: t("board.countInRoom"), value: count(({ status }) => status === "IN_ROOM") },
		{
			label: t("board.countReady"),
			value: count(
				({ status, readiness }) => status !== "COMPLETED" && status !== "IN_ROOM" && readiness?.overall === "READY",
			),
		},
		{ label: t("board.countOpen"), value: open, warn: open > 0 },
	];
	return (
		<ul className={classes["totals"]} aria-label={t("board.totals")}>
			{figures.map(({ label, value, warn }) => (
				<li key={label} data-warn={warn || undefined}>
					<b>{value}</b> {label}
				</li>
			))}
		</ul>
	);
}
