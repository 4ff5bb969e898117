import "@/i18n/board";
import { useMemo } from "react";
import type { BoardBooking, CalendarRange } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatTimeRange, formatWeekday, type IsoDate, localDate } from "@/lib/time";
import { type Column, DataTable, type Sort } from "@/ui/DataTable";
import { LevelChips } from "@/ui/LevelChips";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./board.module.css";
import type { By } from "./day";
import { type Filters, isShown } from "./filters";
import { PrintList } from "./PrintList";
import { gateWords, openGates } from "./useTiles";
import { ageSex, levelWords, STATUSES, sedationWord, techniqueWord } from "./words";

type Props = {
	calendar: CalendarRange;
	by: By;
	filters: Filters;
	sort: string | undefined;
	onSort: (sort: string) => void;
	selected: string | undefined;
	chosen: ReadonlySet<string>;
	onChoose: ((chosen: ReadonlySet<string>) => void) | undefined;
	onOpen: (bookingId: string, date: IsoDate) => void;
};

/** The range as a table: to sort, to print, and to act on several at once. */
export function ListView({ calendar, by, filters, sort, onSort, selected, chosen, onChoose, onOpen }: Props) {
	const zone = calendar.timeZone;
	const rows = useMemo(
		() => calendar.bookings.filter((booking) => isShown(booking, by, filters)),
		[calendar.bookings, by, filters],
	);
	const columns = useMemo(() => columnsOf(calendar), [calendar]);
	const days = useMemo(() => {
		const byDay = new Map<IsoDate, BoardBooking[]>();
		for (const booking of rows) {
			const date = localDate(booking.start, zone);
			const day = byDay.get(date);
			if (day === undefined) byDay.set(date, [booking]);
			else day.push(booking);
		}
		return [...byDay.keys()].toSorted().map((date) => ({ date, bookings: byDay.get(date) ?? [] }));
	}, [rows, zone]);
	return (
		<div className={classes["list"]}>
			<DataTable
				caption={t("board.listOf", { from: formatWeekday(calendar.from), to: formatWeekday(calendar.to) })}
				columns={columns}
				rows={rows}
				rowKey={({ id }) => id}
				sort={sortOf(sort)}
				onSort={({ column, descending }) => onSort(`${descending ? "-" : ""}${column}`)}
				onOpen={(booking) => onOpen(booking.id, localDate(booking.start, zone))}
				selected={selected}
				choose={
					onChoose && {
						chosen,
						onChoose,
						label: ({ patient, start, end }) =>
							t("board.choose", { name: nameOf(patient), range: formatTimeRange(start, end, zone) }),
						allLabel: t("board.chooseAll"),
					}
				}
				empty={<p className={classes["listEmpty"]}>{t("board.listEmpty")}</p>}
			/>
			<PrintList days={days} resources={calendar.resources} zone={zone} />
		</div>
	);
}

/** By time when nothing else is asked for. */
export function sortOf(sort: string | undefined): Sort {
	if (sort === undefined) return { column: "when", descending: false };
	return sort.startsWith("-") ? { column: sort.slice(1), descending: true } : { column: sort, descending: false };
}

function columnsOf({ timeZone, resources }: CalendarRange): readonly Column<BoardBooking>[] {
	const names = new Map(resources.map(({ id, name }) => [id, name]));
	return [
		{
			id: "patient",
			header: t("board.PATIENT"),
			cell: ({ patient, start }) => (
				<>
					{nameOf(patient)} <span className={classes["dim"]}>{ageSex(patient, localDate(start, timeZone))}</span>
				</>
			),
			sortBy: ({ patient }) => nameOf(patient),
		},
		{
			id: "when",
			header: t("board.when"),
			cell: ({ start, end }) => (
				<>
					<span className={classes["nowrap"]}>{formatWeekday(localDate(start, timeZone))}</span>
					<br />
					{formatTimeRange(start, end, timeZone)}
				</>
			),
			sortBy: ({ start }) => start,
		},
		{
			id: "room",
			header: t("board.room"),
			cell: ({ roomId }) => names.get(roomId),
			sortBy: ({ roomId }) => names.get(roomId),
		},
		{
			id: "operator",
			header: t("board.operator"),
			cell: ({ operatorName }) => operatorName,
			sortBy: ({ operatorName }) => operatorName,
		},
		{
			id: "procedure",
			header: t("board.procedure"),
			cell: ({ levels, technique, sedationProtocolCode }) => (
				<>
					<LevelChips levels={levels} /> {techniqueWord(technique)}
					<br />
					<span className={classes["dim"]}>{sedationWord(sedationProtocolCode)}</span>
				</>
			),
			sortBy: ({ levels, technique }) => `${techniqueWord(technique)} ${levelWords(levels)}`,
		},
		{
			id: "status",
			header: t("board.printStatus"),
			cell: ({ status }) => <StatusChip tone={STATUSES[status].tone} label={t(STATUSES[status].word)} />,
			sortBy: ({ status }) => t(STATUSES[status].word),
		},
		{
			id: "gates",
			header: t("board.printGates"),
			cell: (booking) => {
				const open = openGates(booking);
				return open.length === 0 ? <span className={classes["dim"]}>{t("board.gatesNone")}</span> : gateWords(open);
			},
			sortBy: (booking) => openGates(booking).length,
		},
	];
}
