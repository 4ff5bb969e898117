import "@/i18n/board";
import { type Ref, useEffect, useMemo, useRef } from "react";
import type { Board, WaitingEpisode } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatWeekday } from "@/lib/time";
import { DayGrid, type DayGridApi, type Target } from "@/ui/DayGrid";
import { EmptyState } from "@/ui/EmptyState";
import type { Slot } from "./BookingForm";
import classes from "./board.module.css";
import { type By, backgroundsOf, refusalAt, refusalOfNew, shownHours } from "./day";
import { type Filters, isWanted } from "./filters";
import { showNearest } from "./moveToasts";
import { OverrideDialog } from "./OverrideDialog";
import { PrintList } from "./PrintList";
import { useLook } from "./useLook";
import { useMoves } from "./useMoves";
import { useTiles } from "./useTiles";

export type GridApi = DayGridApi<string>;

type Props = {
	board: Board;
	/** Undefined until it is loaded. */
	waiting: readonly WaitingEpisode[] | undefined;
	by: By;
	filters: Filters;
	now: number | undefined;
	selected: string | undefined;
	chosen: ReadonlySet<string>;
	mayBook: boolean;
	gridRef: Ref<GridApi>;
	onStart: (from: { slot?: Slot; episode?: string }) => void;
	onOpen: (bookingId: string) => void;
	onChoose: (bookingId: string) => void;
};

/** A day with a column for each room or operator. What a filter leaves out stays, faint: its time is still taken. */
export function DayView(props: Props) {
	const { board, waiting, by, filters, now, selected, chosen, mayBook, gridRef, onStart, onOpen, onChoose } = props;
	const isFaint = useMemo(
		() =>
			new Set(
				board.bookings.filter((booking) => !isWanted(booking, filters)).map(({ id }) => id),
			) as ReadonlySet<string>,
		[board.bookings, filters],
	);
	const tiles = useTiles(board, by, mayBook, isFaint);
	const moves = useMoves(board.date, by);
	const look = useLook(board, by);
	const shown = useMemo(() => shownHours(board), [board]);
	const backgrounds = useMemo(() => backgroundsOf(board, by, shown), [board, by, shown]);
	const columns = useMemo(() => columnsOf(board, filters.hidden), [board, filters.hidden]);
	const body = useRef<HTMLDivElement>(null);
	const isOnGrid = tiles.some(({ id }) => id === selected);
	useEffect(() => {
		if (selected !== undefined && isOnGrid)
			body.current?.querySelector(`[data-item="${CSS.escape(selected)}"]`)?.scrollIntoView({ block: "nearest" });
	}, [selected, isOnGrid]);
	const refusal = (id: string, target: Target) => {
		const booking = board.bookings.find((each) => each.id === id);
		return booking === undefined ? null : refusalAt(board, by, booking, target);
	};
	const patientOf = (episodeId: string) => waiting?.find((each) => each.episodeId === episodeId)?.patient.id;

	return (
		<div ref={body} className={classes["grid"]}>
			{columns.length === 0 ? (
				<EmptyState
					title={t(board.columns.length === 0 ? "board.noColumnsTitle" : "board.allHiddenTitle")}
					text={t(board.columns.length === 0 ? "board.noColumnsText" : "board.allHiddenText")}
				/>
			) : (
				<DayGrid<string>
					key={`${board.date} ${by}`}
					day={formatWeekday(board.date)}
					columns={columns}
					items={tiles}
					backgrounds={backgrounds}
					from={shown.start}
					to={shown.end}
					now={now}
					selectedId={selected}
					chosen={chosen}
					onOpen={onOpen}
					{...(mayBook && {
						onChoose,
						onBook: (columnId: string, start: number, minutes: number) =>
							onStart({ slot: { date: board.date, by, columnId, start, minutes } }),
						onMove: moves.move,
						onExternalDrop: (episode: string, { columnId, start }: { columnId: string; start: number }) =>
							onStart({ episode, slot: { date: board.date, by, columnId, start } }),
						look,
						onRefused: (id: string, nearest: Target, label: string) => {
							const booking = board.bookings.find((each) => each.id === id);
							if (booking !== undefined)
								showNearest(nameOf(booking.patient), nearest, label, () => moves.move(id, nearest));
						},
					})}
					canDrop={(item, target) => refusal(item.id, target)}
					canDropExternal={(episode, target) => refusalOfNew(board, target, patientOf(episode))}
					apiRef={gridRef}
					legend
				/>
			)}
			<PrintList
				days={[{ date: board.date, bookings: board.bookings }]}
				resources={board.resources}
				zone={board.timeZone}
			/>
			<OverrideDialog outside={moves.outside} onConfirm={moves.override} onClose={moves.leave} />
		</div>
	);
}

function columnsOf(board: Board, hidden: ReadonlySet<string>) {
	return board.columns
		.filter(({ resource }) => !hidden.has(resource.id))
		.map(({ resource, count, utilisationPercent }) => {
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
