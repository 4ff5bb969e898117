import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { CalendarRange } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { filtersOf } from "./filters";
import { ListView } from "./ListView";
import { board, booking, DATE } from "./testBoard";
import { WeekView } from "./WeekView";

const sato = booking("Sato", "09:00", "10:00");
const grant = booking("Grant", "11:00", "12:00", { roomId: "a2", operatorId: "obi", operatorName: "Dr Obi" });

const calendar: CalendarRange = {
	from: DATE,
	to: "2026-11-24",
	timeZone: "Europe/Dublin",
	resources: board([]).resources,
	days: [
		{
			date: DATE,
			loads: [
				{ resourceId: "a1", openMinutes: 600, bookedMinutes: 60, count: 1 },
				{ resourceId: "a2", openMinutes: 600, bookedMinutes: 60, count: 1 },
			],
		},
		{ date: "2026-11-24", loads: [] },
	],
	bookings: [sato, grant],
};

function week(text = "") {
	const onDay = vi.fn<(date: string) => void>();
	const onOpen = vi.fn<(id: string, date: string) => void>();
	return {
		onDay,
		onOpen,
		...renderUi(
			<WeekView
				calendar={calendar}
				holidays={new Map([["2026-11-24", "Founder's day"]])}
				by="room"
				today={DATE}
				filters={filtersOf({}, text)}
				selected={undefined}
				onDay={onDay}
				onOpen={onOpen}
			/>,
		),
	};
}

describe("the week", () => {
	it("has one tab stop; arrows walk, Enter opens the day, a case opens itself", async () => {
		const { user, onDay, onOpen } = week();
		const first = screen.getByRole("button", { name: "Angio 1, Mon 23 Nov 2026, 1 case, 10% used" });
		first.focus();
		await user.keyboard("{ArrowRight}");
		expect(
			screen.getByRole("button", { name: "Angio 1, Tue 24 Nov 2026, 0 cases, Closed, Founder's day" }),
		).toHaveFocus();
		await user.keyboard("{ArrowLeft}{ArrowDown}{Enter}");
		expect(onDay.mock.calls).toEqual([[DATE]]);
		await user.click(screen.getByRole("button", { name: /11:00–12:00, Grant, Kim/ }));
		expect(onOpen.mock.calls).toEqual([["b-Grant", DATE]]);
	});

	it("leaves out what does not match, but keeps the day's count", () => {
		week("sato");
		expect(screen.queryByRole("button", { name: /Grant/ })).not.toBeInTheDocument();
		expect(screen.getByRole("button", { name: /^Angio 2, Mon 23 Nov 2026, 1 case/ })).toBeInTheDocument();
	});
});

describe("the list", () => {
	it("sorts, and selects rows for an act on several", async () => {
		const onChoose = vi.fn<(chosen: ReadonlySet<string>) => void>();
		const onSort = vi.fn<(sort: string) => void>();
		const { user } = renderUi(
			<ListView
				calendar={calendar}
				by="room"
				filters={filtersOf({}, "")}
				sort="-patient"
				onSort={onSort}
				selected={undefined}
				chosen={new Set()}
				onChoose={onChoose}
				onOpen={() => {}}
			/>,
		);
		const table = screen.getByRole("table", { name: /^Bookings from/ });
		expect(
			within(table)
				.getAllByRole("rowheader")
				.map(({ textContent }) => textContent),
		).toEqual([expect.stringMatching(/^Sato/), expect.stringMatching(/^Grant/)]);
		await user.click(within(table).getByRole("checkbox", { name: "Select Grant, Kim, 11:00–12:00" }));
		expect(onChoose.mock.calls).toEqual([[new Set(["b-Grant"])]]);
		await user.click(within(table).getByRole("checkbox", { name: "Select all" }));
		expect(onChoose.mock.calls[1]).toEqual([new Set(["b-Sato", "b-Grant"])]);
		await user.click(within(table).getByRole("button", { name: "When" }));
		expect(onSort.mock.calls).toEqual([["when"]]);
	});
});
