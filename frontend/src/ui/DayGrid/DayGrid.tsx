import {
	type CSSProperties,
	type FocusEvent,
	type KeyboardEvent,
	type MouseEvent,
	type PointerEvent,
	type Ref,
	useEffect,
	useImperativeHandle,
	useLayoutEffect,
	useRef,
	useState,
} from "react";
import { formatMinutes } from "@/lib/time";
import { Column, isRefused, outlookLines, paintGhost } from "./Column";
import classes from "./DayGrid.module.css";
import { GridLegend } from "./GridLegend";
import { overlap } from "./lanes";
import { createLooker, type Looker } from "./look";
import {
	type Board,
	type Focus,
	firstFocus,
	focusAt,
	itemOf,
	type Key,
	lengthened,
	movedTarget,
	nextFocus,
	type Place,
	placeOf,
	SLOT,
} from "./navigation";
import { type DayGridStrings, dayGridStrings } from "./strings";
import type { DayGridApi, DayGridBackground, DayGridColumn, DayGridItem, Look, Outlook, Target } from "./types";
import { useGroups } from "./useGroups";
import { type Cargo, usePointerDrag } from "./usePointerDrag";

type Props<P> = {
	/** Spoken and written with every target: "Monday 23 November". */
	day: string;
	columns: readonly DayGridColumn[];
	/** Keep the objects of unchanged items: only columns with new ones are drawn again. */
	items: readonly DayGridItem[];
	backgrounds?: readonly DayGridBackground[];
	/** First and last minute that is shown. */
	from: number;
	to: number;
	/** Where the line is drawn; nothing on other days than today. */
	now?: number | undefined;
	pxPerMinute?: number;
	selectedId?: string | undefined;
	onOpen: (id: string) => void;
	onBook?: (columnId: string, start: number, minutes: number) => void;
	onMove?: (id: string, target: Target) => void;
	/** Why the item must not lie there, in a few words ("overlaps Sato"), or null. */
	canDrop?: (item: DayGridItem, target: Target) => string | null;
	onExternalDrop?: (payload: P, target: { columnId: string; start: number }) => void;
	canDropExternal?: (payload: P, target: Target) => string | null;
	/** What only the server knows about a place, asked while something hovers over it. */
	look?: Look<P>;
	/** A drop that was refused although there is a clean place near by. */
	onRefused?: (id: string, nearest: Target, label: string) => void;
	/** Chosen for an act on several: Ctrl or Cmd with a click, or the X key. */
	chosen?: ReadonlySet<string>;
	onChoose?: (id: string) => void;
	apiRef?: Ref<DayGridApi<P>>;
	legend?: boolean;
	strings?: DayGridStrings;
};

type Lifted = { id: string; target: Target; reason: string | null; outlook: Outlook | undefined };

const KEYS: Readonly<Record<string, Key>> = {
	ArrowUp: "up",
	ArrowDown: "down",
	ArrowLeft: "left",
	ArrowRight: "right",
	Home: "home",
	End: "end",
	PageUp: "pageUp",
	PageDown: "pageDown",
};

const NO_BACKGROUNDS: readonly DayGridBackground[] = [];
const NONE_CHOSEN: ReadonlySet<string> = new Set();
/** An hour label that the bubble of the now line would cover is left out. */
const BUBBLE = 13;
/** A label whose upper half would lie under the column heads is left out as well. */
const HALF_LABEL = 8;

export function DayGrid<P = never>({
	day,
	columns,
	items,
	backgrounds = NO_BACKGROUNDS,
	from,
	to,
	now,
	pxPerMinute = 1.35,
	selectedId,
	onOpen,
	onBook,
	onMove,
	canDrop,
	onExternalDrop,
	canDropExternal,
	look,
	onRefused,
	chosen = NONE_CHOSEN,
	onChoose,
	apiRef,
	legend = true,
	strings = dayGridStrings,
}: Props<P>) {
	const scroller = useRef<HTMLDivElement>(null);
	const ghost = useRef<HTMLDivElement>(null);
	const tag = useRef<HTMLDivElement>(null);
	const itemsOf = useGroups(items);
	const backgroundsOf = useGroups(backgrounds);
	const board: Board = { columnIds: columns.map(({ id }) => id), itemsOf, from, to };

	const [focused, setFocused] = useState<Focus>();
	const [lifted, setLifted] = useState<Lifted>();
	const [said, setSaid] = useState("");
	/** Where the focus was last, for when its booking vanishes. */
	const lastPlace = useRef<Place>(null);
	const anchor = useRef(from);
	const focusSoon = useRef(false);
	const ownsFocus = useRef(false);

	const stop = stopOf(board, focused, selectedId, lastPlace.current);

	const say = (text: string) => {
		// The same words twice would not be read twice.
		setSaid((before) => (before === text ? `${text}\u00a0` : text));
	};
	const titleOf = (columnId: string) => columns.find(({ id }) => id === columnId)?.title ?? columnId;
	const spoken = (target: Target) =>
		strings.target(day, titleOf(target.columnId), strings.spokenRange(target.start, target.end));
	const isUnchanged = (item: DayGridItem, target: Target) =>
		item.columnId === target.columnId && item.start === target.start && item.end === target.end;
	const refusalOf = (item: DayGridItem, target: Target) =>
		isUnchanged(item, target) ? null : (canDrop?.(item, target) ?? null);

	const go = (focus: Focus | undefined, keepAnchor = false) => {
		if (focus === undefined) return;
		const place = placeOf(board, focus);
		if (place !== undefined) {
			lastPlace.current = { columnId: place.columnId, start: place.start };
			if (!keepAnchor) anchor.current = place.start;
		}
		focusSoon.current = true;
		setFocused(focus);
	};

	useLayoutEffect(() => {
		const element = scroller.current?.querySelector<HTMLElement>('[tabindex="0"]');
		// A booking that moves to another column is another button: the focus follows it, instead of falling to the page.
		const isLost = ownsFocus.current && document.activeElement === document.body;
		if (focusSoon.current || isLost) element?.focus();
		focusSoon.current = false;
	});

	useLayoutEffect(() => {
		if (lifted !== undefined)
			scroller.current?.querySelector("[data-ghost]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
	}, [lifted]);

	useInitialScroll(scroller, items, from, to, now, pxPerMinute);

	const drag = usePointerDrag<P>({
		scroller,
		ghost,
		tag,
		from,
		to,
		px: pxPerMinute,
		look,
		refusal: (cargo, target) => {
			if (cargo.kind === "move" || cargo.kind === "resize") return refusalOf(cargo.item, target);
			return cargo.kind === "external" ? (canDropExternal?.(cargo.payload, target) ?? null) : null;
		},
		paint: (node, target, reason, outlook) => paintGhost(node, { target, reason, outlook, to }, strings),
		onDrop: (cargo, target, reason, outlook) => dropped(cargo, target, reasonOf(reason, outlook), outlook),
	});

	const dropped = (cargo: Cargo<P>, target: Target, reason: string | null, outlook: Outlook | undefined) => {
		switch (cargo.kind) {
			case "move":
			case "resize":
				return settle(cargo.item, target, reason, outlook);
			case "create":
				return onBook?.(target.columnId, target.start, target.end - target.start);
			case "external":
				if (reason !== null) return say(strings.notPlaced(spoken(target), reason));
				return onExternalDrop?.(cargo.payload, { columnId: target.columnId, start: target.start });
		}
	};

	const settle = (item: DayGridItem, target: Target, reason: string | null, outlook: Outlook | undefined) => {
		if (reason !== null) {
			if (outlook?.nearest !== undefined) {
				const { start, end, label } = outlook.nearest;
				onRefused?.(item.id, { columnId: target.columnId, start, end }, label);
			}
			return say(strings.notDropped(item.title, spoken(target), reason));
		}
		if (isUnchanged(item, target)) return say(strings.cancelled(item.title));
		say(strings.dropped(item.title, spoken(target)));
		lastPlace.current = { columnId: target.columnId, start: target.start };
		anchor.current = target.start;
		setFocused({ kind: "item", id: item.id });
		onMove?.(item.id, target);
	};

	useImperativeHandle(
		apiRef,
		() => ({
			startExternal: (payload, minutes, event, label) =>
				drag.start({ kind: "external", payload, minutes, label }, event),
		}),
		[drag],
	);

	const isMovable = (item: DayGridItem) => item.canMove && onMove !== undefined;

	// What the page last said it wants: the looker outlives the render that made it.
	const latest = useRef<{ look: Look<P> | undefined; answered: (target: Target) => void }>(null);
	const looker = useRef<Looker<P>>(null);
	looker.current ??= createLooker<P>(
		() => latest.current?.look,
		(target) => latest.current?.answered(target),
	);
	useLayoutEffect(() => {
		latest.current = {
			look,
			answered: (target) => {
				if (lifted === undefined) return;
				const outlook = looker.current?.at({ id: lifted.id, payload: undefined }, target);
				setLifted({ ...lifted, outlook });
				sayPlace(target, lifted.reason, outlook);
			},
		};
	});
	useEffect(() => () => looker.current?.clear(), []);

	const sayPlace = (target: Target, reason: string | null, outlook: Outlook | undefined) => {
		const told = outlookLines(reason, outlook, strings).join(". ");
		const refused = reasonOf(reason, outlook);
		if (refused === null && told !== "") return say(strings.foreseen(spoken(target), told));
		const words = refused === null ? strings.possible(spoken(target)) : strings.refused(spoken(target), refused);
		say(
			outlook?.nearest === undefined || refused === null
				? words
				: `${words}. ${strings.nearest(outlook.nearest.label)}`,
		);
	};

	const lift = (item: DayGridItem, target: Target) => {
		const isHome = isUnchanged(item, target);
		const reason = refusalOf(item, target);
		const outlook = isHome ? undefined : looker.current?.at({ id: item.id, payload: undefined }, target);
		setLifted({ id: item.id, target, reason, outlook });
		sayPlace(target, reason, outlook);
	};

	const putDown = () => {
		looker.current?.clear();
		setLifted(undefined);
	};

	const pickUp = (item: DayGridItem) => {
		if (!isMovable(item)) return say(strings.fixed(item.title));
		setLifted({
			id: item.id,
			target: { columnId: item.columnId, start: item.start, end: item.end },
			reason: null,
			outlook: undefined,
		});
		say(strings.pickedUp(item.title));
	};

	const cancelMove = () => {
		const item = lifted === undefined ? undefined : itemOf(board, lifted.id);
		putDown();
		if (item !== undefined) say(strings.cancelled(item.title));
	};

	/** Whether the key meant something here. */
	const moveBy = (moving: Lifted, event: KeyboardEvent): boolean => {
		const item = itemOf(board, moving.id);
		if (item === undefined || event.key === "Escape") {
			cancelMove();
			return true;
		}
		if (event.key === "Enter" || event.key === " " || event.key.toLowerCase() === "m") {
			const refused = reasonOf(moving.reason, moving.outlook);
			if (refused === null) putDown();
			settle(item, moving.target, refused, moving.outlook);
			return true;
		}
		const nearest = moving.outlook?.nearest;
		if (event.key.toLowerCase() === "n" && nearest !== undefined) {
			lift(item, { columnId: moving.target.columnId, start: nearest.start, end: nearest.end });
			return true;
		}
		const key = KEYS[event.key];
		if (key === undefined) return false;
		lift(item, movedTarget(board, moving.target, key, event.shiftKey) ?? moving.target);
		return true;
	};

	const walkBy = (focus: Focus, event: KeyboardEvent): boolean => {
		const item = focus.kind === "item" ? itemOf(board, focus.id) : undefined;
		const key = KEYS[event.key];
		if (key !== undefined) {
			if (event.shiftKey && item !== undefined && (key === "up" || key === "down")) {
				const { columnId, start, end } = item;
				const resized = movedTarget(board, { columnId, start, end }, key, true);
				if (!isMovable(item)) say(strings.fixed(item.title));
				else if (resized !== undefined) lift(item, resized);
			} else if (event.shiftKey && focus.kind === "slot" && (key === "up" || key === "down")) {
				const longer = lengthened(board, focus, key === "up" ? -SLOT : SLOT);
				go(longer, true);
				if (longer.kind === "slot")
					say(strings.length(strings.spokenRange(longer.start, longer.start + longer.minutes), longer.minutes));
			} else go(nextFocus(board, focus, key, anchor.current), key === "left" || key === "right");
			return true;
		}
		if (event.key === "Enter") {
			if (focus.kind === "item") onOpen(focus.id);
			else onBook?.(focus.columnId, focus.start, focus.minutes);
			return true;
		}
		if (event.key.toLowerCase() === "x" && item !== undefined && onChoose !== undefined) {
			choose(item);
			return true;
		}
		const picks = event.key.toLowerCase() === "m" || event.key === " ";
		if (picks && item !== undefined) pickUp(item);
		else if (event.key === " " && focus.kind === "slot") onBook?.(focus.columnId, focus.start, focus.minutes);
		return picks;
	};

	const choose = (item: DayGridItem) => {
		onChoose?.(item.id);
		say(chosen.has(item.id) ? strings.unchosen(item.title) : strings.chosen(item.title));
	};

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.ctrlKey || event.metaKey || event.altKey || stop === undefined) return;
		const isUsed = lifted === undefined ? walkBy(stop, event) : moveBy(lifted, event);
		if (!isUsed) return;
		// Also keeps a button from clicking itself on Enter.
		event.preventDefault();
		event.stopPropagation();
	};

	const itemAt = (target: EventTarget) => {
		const id = closest(target, "[data-item]")?.dataset["item"];
		return id === undefined ? undefined : itemOf(board, id);
	};

	const onPointerDown = (event: PointerEvent) => {
		if (
			event.button !== 0 ||
			event.ctrlKey ||
			event.metaKey ||
			lifted !== undefined ||
			closest(event.target, "[data-slot]") !== undefined
		)
			return;
		const item = itemAt(event.target);
		if (item !== undefined) {
			const kind = closest(event.target, "[data-resize]") === undefined ? "move" : "resize";
			if (isMovable(item)) drag.start({ kind, item }, event);
			return;
		}
		const spot = spotAt(event);
		if (spot !== undefined && onBook !== undefined) drag.start({ kind: "create", ...spot }, event);
	};

	const spotAt = (event: MouseEvent) => {
		const column = closest(event.target, "[data-column]");
		const columnId = column?.dataset["column"];
		if (column === undefined || columnId === undefined) return undefined;
		return { columnId, start: from + (event.clientY - column.getBoundingClientRect().top) / pxPerMinute };
	};

	const onClick = (event: MouseEvent) => {
		if (drag.swallowsClick()) return;
		const item = itemAt(event.target);
		if (item !== undefined && (event.ctrlKey || event.metaKey) && onChoose !== undefined) return choose(item);
		if (item !== undefined) return onOpen(item.id);
		if (closest(event.target, "[data-slot]") !== undefined) {
			if (stop?.kind === "slot") onBook?.(stop.columnId, stop.start, stop.minutes);
			return;
		}
		const spot = spotAt(event);
		if (spot !== undefined) go(focusAt(board, spot.columnId, spot.start));
	};

	const onFocus = (event: FocusEvent) => {
		ownsFocus.current = true;
		const item = itemAt(event.target);
		if (item === undefined || (stop?.kind === "item" && stop.id === item.id)) return;
		lastPlace.current = { columnId: item.columnId, start: item.start };
		anchor.current = item.start;
		setFocused({ kind: "item", id: item.id });
	};

	const onBlur = (event: FocusEvent) => {
		if (event.currentTarget.contains(event.relatedTarget)) return;
		ownsFocus.current = false;
		if (lifted !== undefined) cancelMove();
	};

	const nowTop = now === undefined || now < from || now > to ? undefined : (now - from) * pxPerMinute;
	const hours = Array.from({ length: Math.floor(to / 60) - Math.ceil(from / 60) + 1 }, (_, index) => {
		return (Math.ceil(from / 60) + index) * 60;
	}).filter((hour) => {
		const top = (hour - from) * pxPerMinute;
		const isCovered = nowTop !== undefined && Math.abs(top - nowTop) <= BUBBLE;
		return top >= HALF_LABEL && !isCovered;
	});
	const style = {
		"--px": pxPerMinute,
		"--columns": columns.length,
		"--offset": from % 60,
		...(nowTop === undefined ? {} : { "--now-top": `${nowTop}px` }),
	} as CSSProperties;

	return (
		<div className={classes["root"]}>
			{/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form */}
			<div
				ref={scroller}
				role="group"
				aria-label={strings.grid(day)}
				className={classes["scroller"]}
				onKeyDown={onKeyDown}
				onPointerDown={onPointerDown}
				onClick={onClick}
				onFocus={onFocus}
				onBlur={onBlur}
			>
				<div className={classes["inner"]} style={style} data-now={nowTop === undefined ? undefined : ""}>
					<div className={classes["corner"]} />
					{columns.map((column) => (
						<ColumnHead key={column.id} column={column} count={itemsOf(column.id).length} strings={strings} />
					))}
					<div className={classes["gutter"]} aria-hidden="true">
						{hours.map((hour) => (
							<span key={hour} className={classes["hour"]} style={{ top: (hour - from) * pxPerMinute }}>
								{formatMinutes(hour)}
							</span>
						))}
						{now !== undefined && nowTop !== undefined && (
							<span className={classes["bubble"]} title={strings.now(formatMinutes(now))}>
								{formatMinutes(now)}
							</span>
						)}
					</div>
					{columns.map((column) => (
						<Column
							key={column.id}
							column={column}
							items={itemsOf(column.id)}
							backgrounds={backgroundsOf(column.id)}
							from={from}
							to={to}
							px={pxPerMinute}
							stopId={idIn(itemsOf(column.id), stop?.kind === "item" ? stop.id : undefined)}
							slot={stop?.kind === "slot" && stop.columnId === column.id ? stop : undefined}
							selectedId={idIn(itemsOf(column.id), selectedId)}
							liftedId={idIn(itemsOf(column.id), lifted?.id)}
							ghost={lifted?.target.columnId === column.id ? lifted.target : undefined}
							ghostReason={lifted?.target.columnId === column.id ? lifted.reason : null}
							ghostOutlook={lifted?.target.columnId === column.id ? lifted.outlook : undefined}
							chosen={chosen}
							day={day}
							bookable={onBook !== undefined}
							strings={strings}
						/>
					))}
					<div ref={ghost} hidden className={classes["dragGhost"]} aria-hidden="true">
						<span className={classes["ghostLine"]} />
						<span className={classes["outlook"]} />
					</div>
				</div>
			</div>
			<div ref={tag} hidden className={classes["tag"]} aria-hidden="true" />
			<div className="visually-hidden" aria-live="polite">
				{said}
			</div>
			{legend && <GridLegend strings={strings} />}
		</div>
	);
}

function ColumnHead({ column, count, strings }: { column: DayGridColumn; count: number; strings: DayGridStrings }) {
	const { title, subtitle, utilisation } = column;
	return (
		<div className={classes["columnHead"]}>
			<span className={classes["columnTitle"]} title={title}>
				{title}
			</span>
			<span className={classes["count"]}>{column.count ?? count}</span>
			<span className={classes["subtitle"]}>{subtitle}</span>
			{utilisation !== undefined && (
				<span className={classes["utilisation"]}>
					<span className={classes["bar"]} aria-hidden="true">
						<span style={{ width: `${Math.min(Math.max(utilisation, 0), 1) * 100}%` }} />
					</span>
					{strings.percent(utilisation)}
				</span>
			)}
		</div>
	);
}

/** The id, but only for the column that holds it: the others are then not drawn again. */
function idIn(items: readonly DayGridItem[], id: string | undefined): string | undefined {
	return id !== undefined && items.some((item) => item.id === id) ? id : undefined;
}

/** Why it must not be dropped: what the page knows at once, or the first thing the server found. */
function reasonOf(reason: string | null, outlook: Outlook | undefined): string | null {
	if (reason !== null || outlook === undefined || !isRefused(reason, outlook)) return reason;
	return outlook.lines[0] ?? null;
}

function closest(target: EventTarget, selector: string): HTMLElement | undefined {
	return target instanceof Element ? (target.closest<HTMLElement>(selector) ?? undefined) : undefined;
}

/** What Tab arrives at. A booking is held by its id, so that it is found again wherever it has gone. */
function stopOf(
	board: Board,
	chosen: Focus | undefined,
	selectedId: string | undefined,
	lastPlace: Place | null,
): Focus | undefined {
	if (chosen?.kind === "item" && itemOf(board, chosen.id) !== undefined) return chosen;
	if (chosen?.kind === "slot" && board.columnIds.includes(chosen.columnId)) {
		const span = { start: chosen.start, end: chosen.start + SLOT };
		if (chosen.start >= board.from && span.end <= board.to)
			return board.itemsOf(chosen.columnId).some((item) => overlap(item, span))
				? focusAt(board, chosen.columnId, chosen.start)
				: chosen;
	}
	if (chosen !== undefined && lastPlace !== null && board.columnIds.includes(lastPlace.columnId))
		return focusAt(board, lastPlace.columnId, lastPlace.start);
	if (selectedId !== undefined && itemOf(board, selectedId) !== undefined) return { kind: "item", id: selectedId };
	return firstFocus(board);
}

function useInitialScroll(
	scroller: { readonly current: HTMLDivElement | null },
	items: readonly DayGridItem[],
	from: number,
	to: number,
	now: number | undefined,
	px: number,
) {
	const isDone = useRef(false);
	useLayoutEffect(() => {
		if (isDone.current || scroller.current === null) return;
		const isToday = now !== undefined && now >= from && now <= to;
		if (!isToday && items.length === 0) return;
		isDone.current = true;
		const first = Math.min(...items.map(({ start }) => start), to);
		const top = isToday ? (now - from) * px - scroller.current.clientHeight / 3 : (first - from - 30) * px;
		scroller.current.scrollTop = Math.max(top, 0);
	}, [scroller, items, from, to, now, px]);
}
