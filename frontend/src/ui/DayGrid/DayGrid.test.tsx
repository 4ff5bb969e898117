import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef, type RefObject, useState } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import {
	DayGrid,
	type DayGridApi,
	type DayGridBackground,
	type DayGridColumn,
	type DayGridItem,
	type Look,
	type Target,
} from ".";

const columns: DayGridColumn[] = [
	{ id: "a1", title: "Angio 1", subtitle: "Biplane", utilisation: 0.79 },
	{ id: "a2", title: "Angio 2" },
];

function booking(
	id: string,
	columnId: string,
	start: number,
	end: number,
	more: Partial<DayGridItem> = {},
): DayGridItem {
	return {
		id,
		columnId,
		start,
		end,
		title: id,
		lines: [],
		status: "confirmed",
		ariaLabel: `${id}, ${start} to ${end}`,
		canMove: true,
		...more,
	};
}

const grant = booking("Grant", "a1", 540, 600);
const sato = booking("Sato", "a2", 540, 660);
const done = booking("Okafor", "a1", 480, 520, { status: "completed", canMove: false });

const backgrounds: DayGridBackground[] = [
	{ columnId: "a1", start: 720, end: 780, kind: "closed", label: "QA" },
	{ columnId: "a2", start: 660, end: 675, kind: "turnover" },
];

type Spies = {
	onOpen: (id: string) => void;
	onBook: (columnId: string, start: number, minutes: number) => void;
	onMove: (id: string, target: Target) => void;
	onExternalDrop: (payload: string, target: { columnId: string; start: number }) => void;
};

function spies() {
	return {
		onOpen: vi.fn<Spies["onOpen"]>(),
		onBook: vi.fn<Spies["onBook"]>(),
		onMove: vi.fn<Spies["onMove"]>(),
		onExternalDrop: vi.fn<Spies["onExternalDrop"]>(),
	};
}

type More = {
	items?: DayGridItem[];
	api?: RefObject<DayGridApi<string> | null>;
	look?: Look<string>;
	onRefused?: (id: string, nearest: Target, label: string) => void;
	chosen?: ReadonlySet<string>;
	onChoose?: (id: string) => void;
};

/** As a page would: what is moved is at its new place at once. */
function Board({ items: first, api, ...handlers }: Spies & More) {
	const [items, setItems] = useState(first ?? [grant, sato, done]);
	const overlapping = (target: Target, id?: string) =>
		items.find(
			(each) =>
				each.id !== id && each.columnId === target.columnId && each.start < target.end && target.start < each.end,
		);
	return (
		<>
			<button type="button">before</button>
			<DayGrid<string>
				day="Monday 23 November"
				columns={columns}
				items={items}
				backgrounds={backgrounds}
				from={420}
				to={1080}
				now={587}
				pxPerMinute={1}
				{...handlers}
				{...(api === undefined ? {} : { apiRef: api })}
				onMove={(id, target) => {
					handlers.onMove(id, target);
					setItems((before) => before.map((each) => (each.id === id ? { ...each, ...target } : each)));
				}}
				canDrop={(item, target) => {
					const other = overlapping(target, item.id);
					return other === undefined ? null : `overlaps ${other.title}`;
				}}
				canDropExternal={(_payload, target) => {
					const other = overlapping(target);
					return other === undefined ? null : `overlaps ${other.title}`;
				}}
			/>
			<button type="button">after</button>
		</>
	);
}

const tile = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}`) });
const slot = () => screen.getByRole("button", { name: /^Free/ });
const spoken = () => document.querySelector("[aria-live=polite]")?.textContent;

describe("what is read", () => {
	it("are columns with their count and use, and bookings in their own words", () => {
		render(<Board {...spies()} />);
		expect(screen.getByRole("group", { name: "Schedule, Monday 23 November" })).toBeInTheDocument();
		const column = screen.getByRole("group", { name: "Angio 1, 2 bookings, 79% used" });
		expect(
			within(column)
				.getAllByRole("button")
				.map((each) => each.getAttribute("aria-label")),
		).toEqual(["Okafor, 480 to 520", "Grant, 540 to 600"]);
		expect(screen.getByRole("group", { name: "Angio 2, 1 booking" })).toBeInTheDocument();
	});

	it("is a legend with a word for each state, and the keys", () => {
		render(<Board {...spies()} />);
		const legend = screen.getByRole("list", { name: "Legend" });
		expect(within(legend).getAllByRole("listitem")).toHaveLength(9);
		expect(screen.getByText(/M picks up/)).toBeInTheDocument();
	});
});

describe("keyboard", () => {
	it("has one tab stop, first the selected booking or the first one", async () => {
		const user = userEvent.setup();
		render(<Board {...spies()} />);
		await user.click(screen.getByRole("button", { name: "before" }));
		await user.tab();
		expect(tile("Okafor")).toHaveFocus();
		await user.tab();
		expect(screen.getByRole("button", { name: "after" })).toHaveFocus();
		expect(document.querySelectorAll('[data-column] [tabindex="0"]')).toHaveLength(1);
	});

	it("opens by Enter, once", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("{Enter}");
		expect(handlers.onOpen.mock.calls).toEqual([["Grant"]]);
	});

	it("walks to a free slot, says where it is, lengthens it and books it", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("{ArrowDown}");
		expect(slot()).toHaveFocus();
		expect(slot()).toHaveAccessibleName("Free, 10:00 to 10:15, Angio 1, Monday 23 November");
		await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}");
		expect(spoken()).toBe("10:00 to 10:30, 30 minutes");
		await user.keyboard("{Enter}");
		expect(handlers.onBook.mock.calls).toEqual([["a1", 600, 30]]);
	});

	it("says what a slot lies in", async () => {
		const user = userEvent.setup();
		render(<Board {...spies()} />);
		tile("Grant").focus();
		await user.keyboard("{ArrowDown}{PageDown}{PageDown}");
		expect(slot()).toHaveAccessibleName(/Closed QA$/);
	});

	it("goes sideways to the booking at the same time", async () => {
		const user = userEvent.setup();
		render(<Board {...spies()} />);
		tile("Grant").focus();
		await user.keyboard("{ArrowRight}");
		expect(tile("Sato")).toHaveFocus();
	});
});

describe("moving by keys", () => {
	it("picks up, speaks each place with its day, drops, and keeps the focus on the booking", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("m");
		expect(spoken()).toMatch(/^Grant picked up/);
		await user.keyboard("{PageDown}{PageDown}{ArrowRight}");
		expect(spoken()).toBe("Monday 23 November, Angio 2, 11:00 to 12:00, possible");
		await user.keyboard("{Enter}");
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a2", start: 660, end: 720 }]]);
		expect(handlers.onOpen).not.toHaveBeenCalled();
		expect(spoken()).toBe("Grant moved to Monday 23 November, Angio 2, 11:00 to 12:00");
		expect(tile("Grant")).toHaveFocus();
		expect(screen.getByRole("group", { name: /^Angio 2/ })).toContainElement(tile("Grant"));
	});

	it("speaks the reason of a refusal, paints it, and does not drop", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard(" {ArrowRight}");
		expect(spoken()).toBe("Monday 23 November, Angio 2, 09:00 to 10:00, not possible: overlaps Sato");
		expect(screen.getByText("09:00–10:00 · overlaps Sato").closest("[data-ghost]")).toHaveAttribute("data-refused");
		await user.keyboard("{Enter}");
		expect(handlers.onMove).not.toHaveBeenCalled();
		expect(spoken()).toBe("Grant stays. Monday 23 November, Angio 2, 09:00 to 10:00, not possible: overlaps Sato");
		// Still in hand: the next key may find a place.
		await user.keyboard("{PageDown}{PageDown}{Enter}");
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a2", start: 660, end: 720 }]]);
	});

	it("changes the length by five minutes", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("m{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Enter}");
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a1", start: 540, end: 610 }]]);
	});

	it("is cancelled by Escape, and by leaving the grid", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("m{ArrowDown}{Escape}");
		expect(spoken()).toBe("Move cancelled, Grant is where it was");
		await user.keyboard("m{ArrowDown}");
		await user.tab();
		expect(document.querySelector("[data-ghost]")).not.toBeInTheDocument();
		expect(handlers.onMove).not.toHaveBeenCalled();
	});

	it("says so when a booking cannot be moved", async () => {
		const user = userEvent.setup();
		render(<Board {...spies()} />);
		tile("Okafor").focus();
		await user.keyboard("m");
		expect(spoken()).toBe("Okafor cannot be moved");
	});

	it("does nothing when it is dropped where it was", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("m{ArrowDown}{ArrowUp}{Enter}");
		expect(handlers.onMove).not.toHaveBeenCalled();
	});
});

describe("focus", () => {
	it("stays at the place of a booking that somebody else removes", async () => {
		const user = userEvent.setup();
		const props = { day: "Monday", columns, from: 420, to: 1080, onOpen: () => {} };
		const { rerender } = render(<DayGrid {...props} items={[grant, sato]} />);
		tile("Sato").focus();
		rerender(<DayGrid {...props} items={[grant]} />);
		expect(slot()).toHaveFocus();
		expect(slot()).toHaveAccessibleName(/09:00 to 09:15, Angio 2/);
		await user.keyboard("{ArrowLeft}");
		expect(tile("Grant")).toHaveFocus();
	});

	it("is not taken by a grid that is not in use", () => {
		const props = { day: "Monday", columns, from: 420, to: 1080, onOpen: () => {} };
		const { rerender } = render(<DayGrid {...props} items={[grant, sato]} />);
		rerender(<DayGrid {...props} items={[sato]} />);
		expect(document.body).toHaveFocus();
	});
});

/** Two columns of 100 pixels from x = 50; one pixel is one minute, 07:00 lies at y = 0. */
function layOut() {
	vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function rect(this: Element) {
		const index = columns.findIndex(({ id }) => id === (this as HTMLElement).dataset["column"]);
		return index < 0 ? new DOMRect(0, 0, 250, 660) : new DOMRect(50 + index * 100, 0, 100, 660);
	});
}

function pointer(type: string, target: Element | Window, x: number, y: number, pointerType = "mouse") {
	const event = new MouseEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y, button: 0 });
	act(() => {
		fireEvent(target, Object.assign(event, { pointerId: 1, pointerType }));
	});
}

describe("pointer", () => {
	beforeEach(() => {
		layOut();
		return () => vi.restoreAllMocks();
	});

	it("drags a booking in steps of five minutes and does not open it", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", tile("Grant"), 80, 130);
		pointer("pointermove", window, 90, 150);
		pointer("pointermove", window, 180, 383);
		pointer("pointerup", window, 180, 383);
		fireEvent.click(tile("Grant"));
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a2", start: 795, end: 855 }]]);
		expect(handlers.onOpen).not.toHaveBeenCalled();
	});

	it("opens what is clicked without a move", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", tile("Grant"), 80, 130);
		pointer("pointermove", window, 81, 131);
		pointer("pointerup", window, 81, 131);
		fireEvent.click(tile("Grant"));
		expect(handlers.onOpen.mock.calls).toEqual([["Grant"]]);
	});

	it("refuses a drop and says why", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", tile("Grant"), 80, 130);
		pointer("pointermove", window, 180, 140);
		pointer("pointerup", window, 180, 140);
		expect(handlers.onMove).not.toHaveBeenCalled();
		expect(spoken()).toBe("Grant stays. Monday 23 November, Angio 2, 09:10 to 10:10, not possible: overlaps Sato");
	});

	it("leaves a booking alone that cannot be moved", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", tile("Okafor"), 80, 70);
		pointer("pointermove", window, 80, 400);
		pointer("pointerup", window, 80, 400);
		expect(handlers.onMove).not.toHaveBeenCalled();
	});

	it("is cancelled by Escape", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", tile("Grant"), 80, 130);
		pointer("pointermove", window, 180, 400);
		fireEvent.keyDown(window, { key: "Escape" });
		pointer("pointerup", window, 180, 400);
		expect(handlers.onMove).not.toHaveBeenCalled();
	});

	it("resizes at the lower edge", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		const edge = tile("Grant").querySelector("[data-resize]");
		if (edge === null) throw new Error("no lower edge");
		pointer("pointerdown", edge, 80, 179);
		pointer("pointermove", window, 80, 190);
		pointer("pointerup", window, 80, 211);
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a1", start: 540, end: 630 }]]);
	});

	it("draws a new stretch on empty ground", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", screen.getByRole("group", { name: /^Angio 1/ }), 80, 400);
		pointer("pointermove", window, 80, 420);
		pointer("pointerup", window, 80, 441);
		expect(handlers.onBook.mock.calls).toEqual([["a1", 820, 45]]);
	});

	it("puts the slot where empty ground is clicked; a second click books it", () => {
		const handlers = spies();
		render(<Board {...handlers} />);
		fireEvent.click(screen.getByRole("group", { name: /^Angio 1/ }), { clientX: 80, clientY: 400 });
		expect(slot()).toHaveFocus();
		expect(handlers.onBook).not.toHaveBeenCalled();
		fireEvent.click(slot());
		expect(handlers.onBook.mock.calls).toEqual([["a1", 810, 15]]);
	});

	it("lets a moving finger scroll, and drags once it has rested", () => {
		vi.useFakeTimers();
		const handlers = spies();
		render(<Board {...handlers} />);
		pointer("pointerdown", tile("Grant"), 80, 130, "touch");
		pointer("pointermove", window, 80, 300, "touch");
		pointer("pointerup", window, 80, 300, "touch");
		expect(handlers.onMove).not.toHaveBeenCalled();
		pointer("pointerdown", tile("Grant"), 80, 130, "touch");
		vi.advanceTimersByTime(400);
		pointer("pointermove", window, 80, 330, "touch");
		pointer("pointerup", window, 80, 330, "touch");
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a1", start: 740, end: 800 }]]);
		vi.useRealTimers();
	});
});

describe("a card from outside", () => {
	beforeEach(() => {
		layOut();
		return () => vi.restoreAllMocks();
	});

	const drag = (api: RefObject<DayGridApi<string> | null>, x: number, y: number) => {
		act(() =>
			api.current?.startExternal("Papadakis", 75, { clientX: 300, clientY: 20, pointerId: 1, pointerType: "mouse" }),
		);
		pointer("pointermove", window, x, y);
		pointer("pointerup", window, x, y);
	};

	it("drops where it is let go", () => {
		const handlers = spies();
		const api = createRef<DayGridApi<string>>();
		render(<Board {...handlers} api={api} />);
		drag(api, 180, 402);
		expect(handlers.onExternalDrop.mock.calls).toEqual([["Papadakis", { columnId: "a2", start: 820 }]]);
	});

	it("is refused with the reason, and ignored outside", () => {
		const handlers = spies();
		const api = createRef<DayGridApi<string>>();
		render(<Board {...handlers} api={api} />);
		drag(api, 180, 130);
		expect(spoken()).toBe("Not booked. Monday 23 November, Angio 2, 09:10 to 10:25, not possible: overlaps Sato");
		drag(api, 400, 300);
		expect(handlers.onExternalDrop).not.toHaveBeenCalled();
	});
});

describe("what only the server knows of a place", () => {
	const warned: Look<string> = async () => ({
		tone: "warn",
		lines: ["Consent: not signed"],
		nearest: { start: 640, end: 700, label: "nearest clean: 10:40" },
	});

	it("is spoken and shown while moving by keys; N takes the nearest clean place", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} look={warned} />);
		tile("Grant").focus();
		await user.keyboard("m{PageDown}");
		await waitFor(() =>
			expect(spoken()).toBe(
				"Monday 23 November, Angio 1, 10:00 to 11:00: Consent: not signed. nearest clean: 10:40 · press N",
			),
		);
		expect(document.querySelector("[data-ghost]")).toHaveAttribute("data-warned");
		await user.keyboard("n{Enter}");
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a1", start: 640, end: 700 }]]);
	});

	it("forbids the drop when nothing overrides it, and tells the page of the way out", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		const onRefused = vi.fn<(id: string, nearest: Target, label: string) => void>();
		const bad: Look<string> = async (...asked) => {
			const outlook = await warned(...asked);
			return outlook === undefined ? undefined : { ...outlook, tone: "bad" };
		};
		render(<Board {...handlers} look={bad} onRefused={onRefused} />);
		tile("Grant").focus();
		await user.keyboard("m{PageDown}");
		await waitFor(() => expect(spoken()).toMatch(/not possible: Consent: not signed/));
		await user.keyboard("{Enter}");
		expect(handlers.onMove).not.toHaveBeenCalled();
		expect(onRefused.mock.calls).toEqual([["Grant", { columnId: "a1", start: 640, end: 700 }, "nearest clean: 10:40"]]);
	});
});

describe("length and choice without picking up", () => {
	it("Shift with an arrow changes the length at once", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		render(<Board {...handlers} />);
		tile("Grant").focus();
		await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Enter}");
		expect(handlers.onMove.mock.calls).toEqual([["Grant", { columnId: "a1", start: 540, end: 610 }]]);
	});

	it("X and a click with Ctrl choose, and do not open", async () => {
		const user = userEvent.setup();
		const handlers = spies();
		const onChoose = vi.fn<(id: string) => void>();
		render(<Board {...handlers} onChoose={onChoose} chosen={new Set(["Sato"])} />);
		tile("Grant").focus();
		await user.keyboard("x");
		await user.keyboard("{Control>}");
		await user.click(tile("Sato"));
		await user.keyboard("{/Control}");
		expect(onChoose.mock.calls).toEqual([["Grant"], ["Sato"]]);
		expect(handlers.onOpen).not.toHaveBeenCalled();
		expect(tile("Sato")).toHaveAttribute("aria-pressed", "true");
	});
});
