import "@/i18n/board";
import type { Board, BoardBooking, BoardColumn, BoardResource, WaitingEpisode } from "@/api/schema";
import { t } from "@/i18n/t";
import { instantAt, minutesOfDay } from "@/lib/time";
import type { DayGridBackground, DayGridStatus, Target } from "@/ui/DayGrid";

/** The day and who could be booked into it. */
export type Desk = Board & { waiting: readonly WaitingEpisode[] };

export type By = "room" | "operator";

/** The columns are rooms or operators: what a booking's column is called in a request. */
export const COLUMN_KEY = { room: "roomId", operator: "operatorId" } as const;

export type Span = { start: number; end: number };

/** What a booking takes beside the patient. */
export type Allocation = {
	roomId: string;
	operatorId: string;
	sedationProviderId?: string | undefined;
	equipmentIds: readonly string[];
};

export type Resources = ReadonlyMap<string, BoardResource>;

const DAY = 24 * 60;
const USUAL: Span = { start: 7 * 60, end: 18 * 60 };
const GRID = 5;
const MINUTE = 60_000;

export const GRID_STATUS: Record<BoardBooking["status"], DayGridStatus> = {
	HELD: "held",
	LAPSED: "completed",
	BOOKED: "booked",
	CONFIRMED: "confirmed",
	ARRIVED: "arrived",
	IN_ROOM: "in-room",
	COMPLETED: "completed",
	CANCELLED: "completed",
	NO_SHOW: "completed",
};

/** As the server has it: once the patient is there, the booking stays. */
export function isMovable({ status }: Pick<BoardBooking, "status">): boolean {
	return status === "HELD" || status === "BOOKED" || status === "CONFIRMED";
}

export function overlap(one: Span, other: Span): boolean {
	return one.start < other.end && other.start < one.end;
}

export function resourcesOf(board: Board): Resources {
	return new Map(board.resources.map((resource) => [resource.id, resource]));
}

export function spanOf({ start, end }: { start: string; end: string }, board: Board): Span {
	return {
		start: minutesOfDay(start, board.date, board.timeZone),
		end: minutesOfDay(end, board.date, board.timeZone),
	};
}

/** How long it lasts: on the night on which the clocks change, not what lies between its times on the wall. */
export function minutesBetween({ start, end }: { start: string; end: string }): number {
	return (Date.parse(end) - Date.parse(start)) / MINUTE;
}

/** How long a booking would last there: what is only moved keeps its length. */
export function minutesAt({ start, end }: Span, booking: BoardBooking, board: Board): number {
	const was = spanOf(booking, board);
	return end - start === was.end - was.start ? minutesBetween(booking) : end - start;
}

/** The hours to draw: the usual ones, and earlier or later when somebody works or is booked then. */
export function shownHours(board: Board): Span {
	const spans = [...board.columns.flatMap(({ workingHours }) => workingHours), ...board.bookings].map((span) =>
		spanOf(span, board),
	);
	const start = Math.min(USUAL.start, ...spans.map((span) => Math.floor(span.start / 60) * 60));
	const end = Math.max(USUAL.end, ...spans.map((span) => Math.ceil(span.end / 60) * 60));
	return { start: Math.max(start, 0), end: Math.min(end, DAY) };
}

/**
 * Closed where nobody works, closures with their reason, blocks that are kept for somebody, and in rooms the turnover
 * after each booking.
 */
export function backgroundsOf(board: Board, by: By, shown: Span): DayGridBackground[] {
	return board.columns.flatMap((column) => {
		const columnId = column.resource.id;
		const own = board.bookings.filter((booking) => booking[COLUMN_KEY[by]] === columnId);
		return [
			...(column.blocks ?? []).map((block) => ({
				columnId,
				...spanOf(block, board),
				kind: "block" as const,
				label: block.label,
			})),
			...gaps(column, board, shown).map((gap) => ({ columnId, ...gap, kind: "closed" as const })),
			...column.closures.map((closure) => ({
				columnId,
				...spanOf(closure, board),
				kind: "closed" as const,
				label: closure.label,
			})),
			...(by === "room" ? turnovers(own, board) : []).map((span) => ({ columnId, ...span, kind: "turnover" as const })),
		];
	});
}

function gaps({ workingHours }: BoardColumn, board: Board, shown: Span): Span[] {
	const hours = workingHours.map((span) => spanOf(span, board)).toSorted((one, other) => one.start - other.start);
	const found: Span[] = [];
	let at = shown.start;
	for (const { start, end } of hours) {
		if (start > at) found.push({ start: at, end: start });
		at = Math.max(at, end);
	}
	if (at < shown.end) found.push({ start: at, end: shown.end });
	return found;
}

function turnovers(own: readonly BoardBooking[], board: Board): Span[] {
	const spans = own.map((booking) => spanOf(booking, board));
	return spans
		.map(({ end }) => {
			const next = Math.min(...spans.filter(({ start }) => start >= end).map(({ start }) => start));
			return { start: end, end: Math.min(end + board.turnoverMinutes, next) };
		})
		.filter(({ start, end }) => end > start);
}

function taken({ roomId, operatorId, sedationProviderId, equipmentIds }: Allocation): readonly string[] {
	return [roomId, operatorId, ...(sedationProviderId === undefined ? [] : [sedationProviderId]), ...equipmentIds];
}

type Wish = Span & { resourceIds: readonly string[]; patientId?: string | undefined; except?: string | undefined };

/** The bookings of the day that stand against it, each with the resources both want. */
export function clashes(board: Board, wish: Wish): { booking: BoardBooking; resourceIds: readonly string[] }[] {
	return board.bookings.flatMap((booking) => {
		if (booking.id === wish.except || !overlap(spanOf(booking, board), wish)) return [];
		const shared = taken(booking).filter((id) => wish.resourceIds.includes(id));
		const isSamePatient = booking.patient.id === wish.patientId;
		return shared.length > 0 || isSamePatient ? [{ booking, resourceIds: shared }] : [];
	});
}

/** What a booking takes once it has been dropped on a column. */
export function allocationAt(booking: BoardBooking, by: By, columnId: string): Allocation {
	return { ...booking, [COLUMN_KEY[by]]: columnId };
}

/** Why it must not lie there, in a few words, or null. What only the server can know it will say itself. */
export function refusalAt(board: Board, by: By, booking: BoardBooking, target: Target): string | null {
	const found = clashes(board, {
		...target,
		resourceIds: taken(allocationAt(booking, by, target.columnId)),
		patientId: booking.patient.id,
		except: booking.id,
	});
	return clashWords(board, found, target.columnId);
}

/** The same for somebody from the waiting list, of whom only the column is known so far. */
export function refusalOfNew(board: Board, target: Target, patientId: string | undefined): string | null {
	return clashWords(board, clashes(board, { ...target, resourceIds: [target.columnId], patientId }), target.columnId);
}

function clashWords(board: Board, found: ReturnType<typeof clashes>, columnId: string): string | null {
	const first = found.find(({ resourceIds }) => resourceIds.includes(columnId)) ?? found[0];
	if (first === undefined) return null;
	const name = first.booking.patient.familyName;
	if (first.resourceIds.includes(columnId)) return t("board.overlaps", { name });
	const busy = board.resources.find(({ id }) => first.resourceIds.includes(id));
	return t("board.busyOther", { resource: busy?.name ?? t("board.thePatient"), name });
}

/** Others of the same kind that are free then. */
export function freeInstead(board: Board, kind: BoardResource["kind"], wish: Span & { except?: string | undefined }) {
	return board.resources.filter(
		(resource) => resource.kind === kind && clashes(board, { ...wish, resourceIds: [resource.id] }).length === 0,
	);
}

/** The next start on the grid at which all of it is free and the columns' hours are kept; nothing on a full day. */
export function nextFreeStart(board: Board, wish: Wish): number | undefined {
	const length = wish.end - wish.start;
	const own = board.columns.filter(({ resource }) => wish.resourceIds.includes(resource.id));
	for (let start = wish.start + GRID; start + length <= DAY; start += GRID) {
		const span = { start, end: start + length };
		const isOpen = own.every(
			(column) =>
				column.workingHours.some((hours) => {
					const open = spanOf(hours, board);
					return open.start <= span.start && span.end <= open.end;
				}) && !column.closures.some((closure) => overlap(spanOf(closure, board), span)),
		);
		if (isOpen && keepsTurnover(board, wish, span) && clashes(board, { ...wish, ...span }).length === 0) return start;
	}
	return undefined;
}

/** Not demanded, but what is proposed should leave time to clean the room before and after. */
function keepsTurnover(board: Board, { resourceIds, except }: Wish, span: Span): boolean {
	const cleaned = { start: span.start, end: span.end + board.turnoverMinutes };
	return board.bookings
		.filter(({ id, roomId }) => id !== except && resourceIds.includes(roomId))
		.every((booking) => {
			const { start, end } = spanOf(booking, board);
			return !overlap({ start, end: end + board.turnoverMinutes }, cleaned);
		});
}

/** The board as it will be when the server agrees. */
export function withMoved(board: Board, by: By, id: string, target: Target): Board {
	return {
		...board,
		bookings: board.bookings.map((booking) =>
			booking.id === id
				? {
						...booking,
						...(by === "room" ? { roomId: target.columnId } : { operatorId: target.columnId }),
						start: instantAt(board.date, target.start, board.timeZone),
						end: instantAt(board.date, target.end, board.timeZone),
						operatorName:
							by === "operator"
								? (board.resources.find((resource) => resource.id === target.columnId)?.name ?? booking.operatorName)
								: booking.operatorName,
					}
				: booking,
		),
	};
}
