import { type RefObject, useEffect, useRef } from "react";
import { createLooker } from "./look";
import { SLOT, SNAP, snapped } from "./navigation";
import type { DayGridItem, Look, Outlook, PointerStart, Target } from "./types";

/** What is being dragged. A `create` draws a new stretch, an `external` came from outside the grid. */
export type Cargo<P> =
	| { kind: "move"; item: DayGridItem }
	| { kind: "resize"; item: DayGridItem }
	| { kind: "create"; columnId: string; start: number }
	| { kind: "external"; payload: P; minutes: number; label: string | undefined };

type Drag<P> = {
	cargo: Cargo<P>;
	pointerId: number;
	isTouch: boolean;
	startX: number;
	startY: number;
	x: number;
	y: number;
	/** Minutes between the top of the cargo and the pointer. */
	grab: number;
	isActive: boolean;
	target: Target | undefined;
	reason: string | null;
	outlook: Outlook | undefined;
	frame: number;
	press: number;
};

type Options<P> = {
	scroller: RefObject<HTMLDivElement | null>;
	ghost: RefObject<HTMLDivElement | null>;
	/** Follows the pointer while an external card is not over the grid. */
	tag: RefObject<HTMLDivElement | null>;
	from: number;
	to: number;
	px: number;
	refusal: (cargo: Cargo<P>, target: Target) => string | null;
	look: Look<P> | undefined;
	paint: (ghost: HTMLElement, target: Target, reason: string | null, outlook: Outlook | undefined) => void;
	onDrop: (cargo: Cargo<P>, target: Target, reason: string | null, outlook: Outlook | undefined) => void;
};

export type PointerDrag<P> = {
	start: (cargo: Cargo<P>, event: PointerStart) => void;
	/** Whether the click that follows belongs to a drag that has just ended. */
	swallowsClick: () => boolean;
};

const THRESHOLD = 4;
const LONG_PRESS_MS = 350;
const EDGE = 36;
/** Pixels per frame at the very edge. */
const SCROLL_STEP = 14;

/**
 * One drag at a time, wholly outside React: a ghost node that is moved once per frame, and one call at the end. A finger
 * has to rest before it drags, for a moving finger scrolls.
 */
export function usePointerDrag<P>(options: Options<P>): PointerDrag<P> {
	const latest = useRef(options);
	useEffect(() => {
		latest.current = options;
	});
	const controller = useRef<Controller<P>>(null);
	controller.current ??= createController(() => latest.current);
	useEffect(() => () => controller.current?.cancel(), []);
	return controller.current;
}

type Controller<P> = PointerDrag<P> & { cancel: () => void };

function createController<P>(options: () => Options<P>): Controller<P> {
	let drag: Drag<P> | undefined;
	let swallow = false;
	const looker = createLooker<P>(
		() => options().look,
		() => schedule(),
	);

	const lookAt = ({ cargo }: Drag<P>, target: Target) => {
		if (cargo.kind === "create") return undefined;
		if (cargo.kind === "external") return looker.at({ id: undefined, payload: cargo.payload }, target);
		const { id, columnId, start, end } = cargo.item;
		const isHome = target.columnId === columnId && target.start === start && target.end === end;
		return isHome ? undefined : looker.at({ id, payload: undefined }, target);
	};

	const columnsOf = (scroller: HTMLElement) => [...scroller.querySelectorAll<HTMLElement>("[data-column]")];

	const minuteAt = (column: HTMLElement, y: number) => {
		const { from, px } = options();
		return from + (y - column.getBoundingClientRect().top) / px;
	};

	const targetOf = ({ cargo, x, y, grab }: Drag<P>): { target: Target; column: HTMLElement } | undefined => {
		const { scroller, from, to } = options();
		if (scroller.current === null) return undefined;
		const columns = columnsOf(scroller.current);
		const fixedId =
			cargo.kind === "resize" ? cargo.item.columnId : cargo.kind === "create" ? cargo.columnId : undefined;
		const frame = scroller.current.getBoundingClientRect();
		const isOver = x >= frame.left && x <= frame.right && y >= frame.top && y <= frame.bottom;
		const column =
			fixedId === undefined
				? columns.find((candidate) => {
						const { left, right } = candidate.getBoundingClientRect();
						return isOver && x >= left && x < right;
					})
				: columns.find(({ dataset }) => dataset["column"] === fixedId);
		const columnId = column?.dataset["column"];
		if (column === undefined || columnId === undefined) return undefined;
		const minute = minuteAt(column, y);
		switch (cargo.kind) {
			case "move":
			case "external": {
				const length = cargo.kind === "move" ? cargo.item.end - cargo.item.start : cargo.minutes;
				const start = Math.min(Math.max(snapped(minute - grab), from), to - length);
				return { target: { columnId, start, end: start + length }, column };
			}
			case "resize": {
				const end = Math.min(Math.max(snapped(minute - grab), cargo.item.start + SLOT), to);
				return { target: { columnId, start: cargo.item.start, end }, column };
			}
			case "create": {
				const [first, last] = minute < cargo.start ? [minute, cargo.start] : [cargo.start, minute];
				const start = Math.max(Math.floor(first / SNAP) * SNAP, from);
				const end = Math.min(Math.max(Math.ceil(last / SNAP) * SNAP, start + SLOT), to);
				return { target: { columnId, start, end }, column };
			}
		}
	};

	const update = () => {
		if (drag === undefined) return;
		drag.frame = 0;
		const { scroller, ghost, tag, from, px, refusal, paint } = options();
		const found = targetOf(drag);
		const node = ghost.current;
		if (found === undefined) {
			drag.target = undefined;
			drag.outlook = undefined;
			if (node !== null) node.hidden = true;
		} else {
			const { target, column } = found;
			const before = drag.target;
			if (before?.columnId !== target.columnId || before.start !== target.start || before.end !== target.end)
				drag.reason = refusal(drag.cargo, target);
			drag.target = target;
			drag.outlook = lookAt(drag, target);
			if (node !== null) {
				node.hidden = false;
				node.style.width = `${column.offsetWidth}px`;
				node.style.height = `${(target.end - target.start) * px}px`;
				node.style.transform = `translate(${column.offsetLeft}px, ${column.offsetTop + (target.start - from) * px}px)`;
				paint(node, target, drag.reason, drag.outlook);
			}
		}
		if (tag.current !== null && drag.cargo.kind === "external") {
			tag.current.hidden = found !== undefined || drag.cargo.label === undefined;
			tag.current.textContent = drag.cargo.label ?? "";
			const x = Math.min(drag.x + 12, window.innerWidth - tag.current.offsetWidth - 8);
			tag.current.style.transform = `translate(${x}px, ${drag.y + 8}px)`;
		}
		if (scroller.current !== null && found !== undefined && scrolledAtEdge(scroller.current, drag.x, drag.y))
			schedule();
	};

	const schedule = () => {
		if (drag !== undefined && drag.frame === 0) drag.frame = requestAnimationFrame(update);
	};

	const begin = () => {
		if (drag === undefined || drag.isActive) return;
		drag.isActive = true;
		options().scroller.current?.setAttribute("data-dragging", drag.cargo.kind);
		lifted(true);
		schedule();
	};

	const lifted = (isLifted: boolean) => {
		if (drag === undefined || (drag.cargo.kind !== "move" && drag.cargo.kind !== "resize")) return;
		const id = CSS.escape(drag.cargo.item.id);
		options().scroller.current?.querySelector(`[data-item="${id}"]`)?.toggleAttribute("data-lifted", isLifted);
	};

	const end = () => {
		if (drag === undefined) return;
		cancelAnimationFrame(drag.frame);
		clearTimeout(drag.press);
		looker.clear();
		lifted(false);
		const { scroller, ghost, tag } = options();
		scroller.current?.removeAttribute("data-dragging");
		if (ghost.current !== null) ghost.current.hidden = true;
		if (tag.current !== null) tag.current.hidden = true;
		window.removeEventListener("pointermove", onMove);
		window.removeEventListener("pointerup", onUp);
		window.removeEventListener("pointercancel", end);
		window.removeEventListener("keydown", onKey, true);
		window.removeEventListener("touchmove", onTouchMove);
		window.removeEventListener("selectstart", prevent);
		drag = undefined;
	};

	const onMove = (event: PointerEvent) => {
		if (drag === undefined || event.pointerId !== drag.pointerId) return;
		drag.x = event.clientX;
		drag.y = event.clientY;
		if (drag.isActive) return schedule();
		if (Math.hypot(drag.x - drag.startX, drag.y - drag.startY) < THRESHOLD) return;
		// A finger that moves before it has rested wants to scroll.
		if (drag.isTouch) end();
		else begin();
	};

	const onUp = (event: PointerEvent) => {
		if (drag === undefined || event.pointerId !== drag.pointerId) return;
		const { isActive, cargo } = drag;
		if (isActive) {
			drag.x = event.clientX;
			drag.y = event.clientY;
			update();
		}
		const { target, reason, outlook } = drag;
		end();
		if (!isActive) return;
		if (cargo.kind !== "external") swallowNext();
		if (target !== undefined) options().onDrop(cargo, target, reason, outlook);
	};

	/** The click that the browser makes of letting go. */
	const swallowNext = () => {
		swallow = true;
		setTimeout(() => {
			swallow = false;
		});
	};

	/** Puts it at the nearest clean place while the pointer is still held. */
	const takeNearest = () => {
		const { cargo, target, outlook } = drag ?? {};
		if (cargo === undefined || target === undefined || outlook?.nearest === undefined) return;
		const { start, end: until } = outlook.nearest;
		end();
		if (cargo.kind !== "external") window.addEventListener("pointerup", swallowNext, { once: true });
		options().onDrop(cargo, { ...target, start, end: until }, null, undefined);
	};

	const onKey = (event: KeyboardEvent) => {
		if (drag?.isActive !== true) return;
		const isEscape = event.key === "Escape";
		if (!isEscape && event.key.toLowerCase() !== "n") return;
		event.preventDefault();
		event.stopPropagation();
		if (isEscape) end();
		else takeNearest();
	};

	const prevent = (event: Event) => event.preventDefault();

	const onTouchMove = (event: TouchEvent) => {
		if (drag?.isActive === true) event.preventDefault();
	};

	return {
		start(cargo, { clientX, clientY, pointerId, pointerType }) {
			end();
			const isTouch = pointerType === "touch";
			drag = {
				cargo,
				pointerId,
				isTouch,
				startX: clientX,
				startY: clientY,
				x: clientX,
				y: clientY,
				grab: 0,
				isActive: false,
				target: undefined,
				reason: null,
				outlook: undefined,
				frame: 0,
				press: isTouch ? window.setTimeout(begin, LONG_PRESS_MS) : 0,
			};
			const { scroller } = options();
			if (scroller.current !== null && (cargo.kind === "move" || cargo.kind === "resize")) {
				const column = columnsOf(scroller.current).find(({ dataset }) => dataset["column"] === cargo.item.columnId);
				const edge = cargo.kind === "move" ? cargo.item.start : cargo.item.end;
				if (column !== undefined) drag.grab = minuteAt(column, clientY) - edge;
			}
			window.addEventListener("pointermove", onMove);
			window.addEventListener("pointerup", onUp);
			window.addEventListener("pointercancel", end);
			window.addEventListener("keydown", onKey, true);
			window.addEventListener("touchmove", onTouchMove, { passive: false });
			// A card outside the grid has text that would be selected on the way.
			window.addEventListener("selectstart", prevent);
		},
		swallowsClick() {
			return swallow;
		},
		cancel: end,
	};
}

/** Near an edge the grid runs on under the pointer. */
function scrolledAtEdge(scroller: HTMLElement, x: number, y: number): boolean {
	const { left, right, top, bottom } = scroller.getBoundingClientRect();
	const step = (at: number, low: number, high: number) => {
		if (high - low < 3 * EDGE) return 0;
		const into = at < low + EDGE ? at - low - EDGE : at > high - EDGE ? at - high + EDGE : 0;
		return Math.round(Math.min(Math.max(into / EDGE, -1), 1) * SCROLL_STEP);
	};
	const { scrollLeft, scrollTop } = scroller;
	scroller.scrollBy?.(step(x, left, right), step(y, top, bottom));
	return scroller.scrollLeft !== scrollLeft || scroller.scrollTop !== scrollTop;
}
