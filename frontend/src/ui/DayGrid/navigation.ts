import { inOrder, overlap } from "./lanes";
import type { DayGridItem, Target } from "./types";

export const SNAP = 5;
export const SLOT = 15;
const PAGE = 60;

/** What the arrow keys stand on: a booking, or a free stretch of a column. */
export type Focus = { kind: "item"; id: string } | { kind: "slot"; columnId: string; start: number; minutes: number };

export type Board = {
	columnIds: readonly string[];
	itemsOf: (columnId: string) => readonly DayGridItem[];
	from: number;
	to: number;
};

export type Key = "up" | "down" | "left" | "right" | "home" | "end" | "pageUp" | "pageDown";

const floorTo = (minutes: number, step: number) => Math.floor(minutes / step) * step;
const ceilTo = (minutes: number, step: number) => Math.ceil(minutes / step) * step;

export function snapped(minutes: number): number {
	return Math.round(minutes / SNAP) * SNAP;
}

const onItem = (item: DayGridItem): Focus => ({ kind: "item", id: item.id });
const onSlot = (columnId: string, start: number): Focus => ({ kind: "slot", columnId, start, minutes: SLOT });

/** The booking at that time, else the quarter of an hour that contains it. */
export function focusAt(board: Board, columnId: string, minute: number): Focus {
	const items = inOrder(board.itemsOf(columnId));
	const inside = Math.min(Math.max(minute, board.from), board.to - SLOT);
	const start = Math.max(floorTo(inside, SLOT), board.from);
	const found =
		items.find((item) => item.start <= inside && inside < item.end) ??
		items.find((item) => overlap(item, { start, end: start + SLOT }));
	return found === undefined ? onSlot(columnId, start) : onItem(found);
}

export function itemOf(board: Board, id: string): DayGridItem | undefined {
	for (const columnId of board.columnIds) {
		const found = board.itemsOf(columnId).find((item) => item.id === id);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Where Tab arrives first: the first booking of the first column that has one. */
export function firstFocus(board: Board): Focus | undefined {
	for (const columnId of board.columnIds) {
		const [first] = inOrder(board.itemsOf(columnId));
		if (first !== undefined) return onItem(first);
	}
	const [columnId] = board.columnIds;
	return columnId === undefined ? undefined : onSlot(columnId, board.from);
}

export type Place = { columnId: string; start: number };

export function placeOf(board: Board, focus: Focus): Place | undefined {
	return focus.kind === "slot" ? focus : itemOf(board, focus.id);
}

/**
 * `anchor` is the time one came from when going sideways: passing over a long booking must not pull the way upwards.
 */
export function nextFocus(board: Board, focus: Focus, key: Key, anchor: number): Focus | undefined {
	const place = placeOf(board, focus);
	if (place === undefined) return undefined;
	const { columnId } = place;
	switch (key) {
		case "up":
			return above(board, focus, columnId);
		case "down":
			return below(board, focus, columnId);
		case "left":
		case "right": {
			const index = board.columnIds.indexOf(columnId) + (key === "left" ? -1 : 1);
			const neighbour = board.columnIds[index];
			return neighbour === undefined ? undefined : focusAt(board, neighbour, anchor);
		}
		case "home":
			return focusAt(board, columnId, board.from);
		case "end":
			return focusAt(board, columnId, board.to - SLOT);
		case "pageUp":
		case "pageDown": {
			const item = focus.kind === "item" ? itemOf(board, focus.id) : undefined;
			const wanted = key === "pageUp" ? place.start - PAGE : Math.max(place.start + PAGE, item?.end ?? 0);
			return focusAt(board, columnId, wanted);
		}
	}
}

function below(board: Board, focus: Focus, columnId: string): Focus | undefined {
	const items = inOrder(board.itemsOf(columnId));
	if (focus.kind === "slot") {
		const start = focus.start + SLOT;
		const item = items.find((other) => overlap(other, { start, end: start + SLOT }));
		if (item !== undefined) return onItem(item);
		return start + SLOT <= board.to ? onSlot(columnId, start) : undefined;
	}
	const index = items.findIndex(({ id }) => id === focus.id);
	const next = items[index + 1];
	const start = ceilTo(Math.max(...items.slice(0, index + 1).map(({ end }) => end)), SLOT);
	if (next !== undefined && next.start < start + SLOT) return onItem(next);
	if (start + SLOT <= board.to) return onSlot(columnId, start);
	return next === undefined ? undefined : onItem(next);
}

function above(board: Board, focus: Focus, columnId: string): Focus | undefined {
	const items = inOrder(board.itemsOf(columnId));
	const index = focus.kind === "item" ? items.findIndex(({ id }) => id === focus.id) : items.length;
	const top = focus.kind === "item" ? (items[index]?.start ?? board.from) : focus.start;
	const start = floorTo(top - SLOT, SLOT);
	const earlier = items.slice(0, index).filter((item) => item.start < top || focus.kind === "item");
	const blocking = earlier.findLast((item) => item.end > start);
	if (blocking !== undefined) return onItem(blocking);
	return start >= board.from ? onSlot(columnId, start) : undefined;
}

export function lengthened(board: Board, slot: Extract<Focus, { kind: "slot" }>, by: number): Focus {
	const minutes = Math.min(Math.max(slot.minutes + by, SLOT), board.to - slot.start);
	return { ...slot, minutes };
}

/** A picked-up booking after one more key. Undefined when the key has nowhere to go. */
export function movedTarget(
	board: Pick<Board, "columnIds" | "from" | "to">,
	target: Target,
	key: Key,
	resize: boolean,
): Target | undefined {
	const length = target.end - target.start;
	const startingAt = (start: number): Target | undefined => {
		const clamped = Math.min(Math.max(start, board.from), board.to - length);
		return clamped === target.start ? undefined : { ...target, start: clamped, end: clamped + length };
	};
	if (resize && (key === "up" || key === "down")) {
		const end = Math.min(Math.max(target.end + (key === "up" ? -SNAP : SNAP), target.start + SLOT), board.to);
		return end === target.end ? undefined : { ...target, end };
	}
	switch (key) {
		case "up":
			return startingAt(target.start - SNAP);
		case "down":
			return startingAt(target.start + SNAP);
		case "pageUp":
			return startingAt(target.start - PAGE);
		case "pageDown":
			return startingAt(target.start + PAGE);
		case "home":
			return startingAt(board.from);
		case "end":
			return startingAt(board.to - length);
		case "left":
		case "right": {
			const index = board.columnIds.indexOf(target.columnId) + (key === "left" ? -1 : 1);
			const columnId = board.columnIds[index];
			return columnId === undefined ? undefined : { ...target, columnId };
		}
	}
}
