import { ActionIcon, Button, SegmentedControl, Tabs } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconChevronLeft, IconChevronRight, IconPlus, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Board } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { addDays, formatWeekday, type IsoDate, localDate, minutesOfDay, parseDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DayGrid, type DayGridApi, type Target } from "@/ui/DayGrid";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { BookingDetails } from "./BookingDetails";
import { BookingForm, type Slot } from "./BookingForm";
import classes from "./board.module.css";
import { type By, backgroundsOf, refusalAt, refusalOfNew, shownHours } from "./day";
import { OverrideDialog } from "./OverrideDialog";
import { PrintList } from "./PrintList";
import { boardQuery } from "./queries";
import { useMoves } from "./useMoves";
import { openGates, useTiles } from "./useTiles";
import { WaitingList } from "./WaitingList";
import { fullName } from "./words";

export type BoardSearch = {
	date?: IsoDate | undefined;
	/** Rooms when left out. */
	by?: "operator" | undefined;
	/** Somebody from the waiting list who is being booked. */
	episode?: string | undefined;
	booking?: string | undefined;
};

type Props = { search: BoardSearch; onSearch: (change: BoardSearch) => void };

type Tab = "waiting" | "booking";

export function BoardPage({ search, onSearch }: Props) {
	const zone = useZone();
	const now = useNow();
	const today = localDate(now, zone);
	const date = search.date ?? today;
	const by: By = search.by ?? "room";
	const mayBook = useMay("BOOKING_SCHEDULE");
	const { data: board, error, refetch } = useQuery(boardQuery(date, by));
	const [slot, setSlot] = useState<Slot>();
	const [isBooking, setBooking] = useState(search.episode !== undefined);
	const [tab, setTab] = useState<Tab>(
		search.episode === undefined && search.booking === undefined ? "waiting" : "booking",
	);

	// Where the keyboard goes back to when the panel closes.
	const opener = useRef<Element>(null);

	const startBooking = (from: { slot?: Slot; episode?: string }) => {
		opener.current = document.activeElement;
		if (from.slot !== undefined) setSlot(from.slot);
		setBooking(true);
		setTab("booking");
		onSearch({ booking: undefined, ...(from.episode !== undefined && { episode: from.episode }) });
	};
	const open = (booking: string) => {
		opener.current = document.activeElement;
		setBooking(false);
		setSlot(undefined);
		setTab("booking");
		onSearch({ booking, episode: undefined });
	};
	const close = () => {
		setBooking(false);
		setSlot(undefined);
		setTab("waiting");
		onSearch({ booking: undefined, episode: undefined });
		if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
	};
	const goTo = (day: IsoDate | null) => {
		if (day !== null) onSearch({ date: day === today ? undefined : day, booking: undefined });
	};

	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("shell.board")}
				actions={
					<>
						{board !== undefined && <Totals board={board} />}
						<ActionIcon aria-label={t("board.print")} title={t("board.print")} onClick={() => window.print()}>
							<IconPrinter aria-hidden size={17} stroke={1.6} />
						</ActionIcon>
						{mayBook && (
							<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => startBooking({})}>
								{t("board.newBooking")}
							</Button>
						)}
					</>
				}
			>
				<DayPicker date={date} today={today} onDay={goTo} />
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
			</PageHeader>
			{board === undefined ? (
				error === null ? (
					<LoadingState rows={12} />
				) : (
					<ErrorState error={error} onRetry={() => void refetch()} />
				)
			) : (
				<Day
					key={by}
					board={board}
					by={by}
					now={date === today ? minutesOfDay(now, date, zone) : undefined}
					today={today}
					search={search}
					mayBook={mayBook}
					tab={tab}
					onTab={setTab}
					slot={slot}
					isBooking={isBooking || search.episode !== undefined}
					onStart={startBooking}
					onOpen={open}
					onClose={close}
					onSearch={onSearch}
				/>
			)}
		</div>
	);
}

type DayProps = {
	board: Board;
	by: By;
	now: number | undefined;
	today: IsoDate;
	search: BoardSearch;
	mayBook: boolean;
	tab: Tab;
	onTab: (tab: Tab) => void;
	slot: Slot | undefined;
	isBooking: boolean;
	onStart: (from: { slot?: Slot; episode?: string }) => void;
	onOpen: (bookingId: string) => void;
	onClose: () => void;
	onSearch: (change: BoardSearch) => void;
};

function Day(props: DayProps) {
	const { board, by, now, today, search, mayBook, tab, onTab, slot, isBooking, onStart, onOpen, onClose } = props;
	const grid = useRef<DayGridApi<string>>(null);
	const tiles = useTiles(board, by, mayBook);
	const moves = useMoves(board.date, by);
	const shown = useMemo(() => shownHours(board), [board]);
	const backgrounds = useMemo(() => backgroundsOf(board, by, shown), [board, by, shown]);
	const columns = useMemo(() => columnsOf(board), [board]);
	const day = formatWeekday(board.date);
	const body = useRef<HTMLDivElement>(null);
	const isOnGrid = tiles.some(({ id }) => id === search.booking);
	useEffect(() => {
		if (search.booking !== undefined && isOnGrid)
			body.current?.querySelector(`[data-item="${CSS.escape(search.booking)}"]`)?.scrollIntoView({ block: "nearest" });
	}, [search.booking, isOnGrid]);
	const refusal = (id: string, target: Target) => {
		const booking = board.bookings.find((each) => each.id === id);
		return booking === undefined ? null : refusalAt(board, by, booking, target);
	};
	const patientOf = (episodeId: string) => board.waiting.find((each) => each.episodeId === episodeId)?.patient.id;

	return (
		<div ref={body} className={classes["body"]}>
			<div className={classes["grid"]}>
				{columns.length === 0 ? (
					<EmptyState title={t("board.noColumnsTitle")} text={t("board.noColumnsText")} />
				) : (
					<DayGrid<string>
						key={board.date}
						day={day}
						columns={columns}
						items={tiles}
						backgrounds={backgrounds}
						from={shown.start}
						to={shown.end}
						now={now}
						selectedId={search.booking}
						onOpen={onOpen}
						{...(mayBook && {
							onBook: (columnId: string, start: number, minutes: number) =>
								onStart({ slot: { date: board.date, by, columnId, start, minutes } }),
							onMove: moves.move,
							onExternalDrop: (episode: string, { columnId, start }: { columnId: string; start: number }) =>
								onStart({ episode, slot: { date: board.date, by, columnId, start } }),
						})}
						canDrop={(item, target) => refusal(item.id, target)}
						canDropExternal={(episode, target) => refusalOfNew(board, target, patientOf(episode))}
						apiRef={grid}
						legend
					/>
				)}
				<PrintList board={board} />
			</div>
			<aside className={classes["panel"]} aria-label={t("board.panel")}>
				<Tabs
					value={tab}
					onChange={(next) => onTab(next === "booking" ? "booking" : "waiting")}
					keepMounted
					classNames={{ root: classes["tabs"] ?? "", panel: classes["tabPanel"] ?? "" }}
				>
					<Tabs.List>
						<Tabs.Tab value="waiting" rightSection={<span className={classes["badge"]}>{board.waiting.length}</span>}>
							{t("board.tabWaiting")}
						</Tabs.Tab>
						<Tabs.Tab value="booking">{t("board.tabBooking")}</Tabs.Tab>
					</Tabs.List>
					<Tabs.Panel value="waiting">
						<WaitingList
							waiting={board.waiting}
							today={today}
							selected={search.episode}
							mayBook={mayBook}
							onBook={(episode) => onStart({ episode })}
							onDrag={(episode, event) =>
								grid.current?.startExternal(
									episode.episodeId,
									episode.suggestedMinutes,
									event,
									fullName(episode.patient),
								)
							}
						/>
					</Tabs.Panel>
					<Tabs.Panel value="booking">
						{search.booking !== undefined ? (
							<BookingDetails
								key={search.booking}
								id={search.booking}
								board={board}
								onClose={onClose}
								onDay={(date) => props.onSearch({ date })}
							/>
						) : isBooking && mayBook ? (
							<BookingForm
								board={board}
								episodeId={search.episode}
								slot={slot}
								onEpisode={(episode) => props.onSearch({ episode })}
								onOpenBooking={onOpen}
								onDiscard={onClose}
								onSaved={(booking, date) => {
									onOpen(booking);
									if (date !== board.date) props.onSearch({ date, booking });
								}}
							/>
						) : (
							<EmptyState title={t("board.nothingChosenTitle")} text={t("board.nothingChosenText")} />
						)}
					</Tabs.Panel>
				</Tabs>
			</aside>
			<OverrideDialog outside={moves.outside} onConfirm={moves.override} onClose={moves.leave} />
		</div>
	);
}

function columnsOf(board: Board) {
	return board.columns.map(({ resource, count, utilisationPercent }) => {
		const subtitle = resource.detail ?? resource.specialty;
		return {
			id: resource.id,
			title: resource.name,
			count,
			...(subtitle !== undefined && { subtitle }),
			...(utilisationPercent !== undefined && { utilisation: utilisationPercent / 100 }),
		};
	});
}

type DayPickerProps = { date: IsoDate; today: IsoDate; onDay: (day: IsoDate | null) => void };

function DayPicker({ date, today, onDay }: DayPickerProps) {
	return (
		<div className={classes["dayPicker"]}>
			<ActionIcon aria-label={t("board.previousDay")} onClick={() => onDay(addDays(date, -1))}>
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
			<ActionIcon aria-label={t("board.nextDay")} onClick={() => onDay(addDays(date, 1))}>
				<IconChevronRight aria-hidden size={17} stroke={1.8} />
			</ActionIcon>
			<Button variant="default" className="no-print" onClick={() => onDay(today)} disabled={date === today}>
				{t("board.today")}
			</Button>
		</div>
	);
}

function Totals({ board: { bookings } }: { board: Board }) {
	const count = (matches: (booking: Board["bookings"][number]) => boolean) => bookings.filter(matches).length;
	const open = count((booking) => openGates(booking).length > 0);
	const figures = [
		{ label: t("board.countCases", { count: bookings.length }), value: bookings.length },
		{ label: t("board.countComplete"), value: count(({ status }) => status === "COMPLETED") },
		{ label: t("board.countInRoom"), value: count(({ status }) => status === "IN_ROOM") },
		{
			label: t("board.countReady"),
			value: count(
				({ status, readiness }) => status !== "COMPLETED" && status !== "IN_ROOM" && readiness.overall === "READY",
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
