import type { ReactNode } from "react";

/** All times are minutes after midnight on the wall clock of the facility. */
export type Minutes = number;

export type DayGridStatus = "held" | "booked" | "confirmed" | "arrived" | "in-room" | "completed";

export type DayGridColumn = {
	id: string;
	title: string;
	subtitle?: string;
	/** 0.79 is drawn as 79%. */
	utilisation?: number;
	count?: number;
};

export type DayGridFlag = {
	icon: ReactNode;
	/** Shown on hover; say it in the item's `ariaLabel` too. */
	label: string;
	/** Amber must be acted upon, grey is to be known. Amber when left out. */
	tone?: "amber" | "grey";
};

export type DayGridItem = {
	id: string;
	columnId: string;
	start: Minutes;
	end: Minutes;
	/** Short: a name. Also spoken when the item is moved. */
	title: string;
	/** Beside the title, less loud: "74 F". */
	titleNote?: string;
	lines: readonly ReactNode[];
	status: DayGridStatus;
	flags?: readonly DayGridFlag[];
	/** Everything the tile shows, in words: time, patient, what, status, flags. */
	ariaLabel: string;
	canMove: boolean;
	/** Left out by a filter: still there, but not loud. */
	isFaint?: boolean;
	/** Held by somebody else while they decide: drawn hatched. */
	isForeign?: boolean;
};

export type DayGridBackground = {
	columnId: string;
	start: Minutes;
	end: Minutes;
	kind: "block" | "closed" | "turnover";
	label?: string;
};

export type Target = { columnId: string; start: Minutes; end: Minutes };

/** What a pointer event has to tell; React's and the browser's both do. */
export type PointerStart = { clientX: number; clientY: number; pointerId: number; pointerType: string };

export type DayGridApi<P> = {
	/** Call it from the `pointerdown` of a card outside: it then follows the pointer, and drops onto the grid. */
	startExternal: (payload: P, minutes: number, event: PointerStart, label?: string) => void;
};

/** What lying there would mean, as far as the page knows. `bad` cannot be dropped, `warn` can. */
export type Outlook = {
	tone: "good" | "warn" | "bad";
	/** What would break, most important first. */
	lines: readonly string[];
	/** The nearest place at which nothing breaks, in the same column: "nearest clean: 10:40". */
	nearest?: { start: Minutes; end: Minutes; label: string };
};

/** What is being placed: an item by its id, or what came from outside. */
export type Looked<P> = { id: string | undefined; payload: P | undefined };

/** Asked while something is dragged or moved by keys. Undefined when it cannot be said. */
export type Look<P> = (what: Looked<P>, target: Target, signal: AbortSignal) => Promise<Outlook | undefined>;
