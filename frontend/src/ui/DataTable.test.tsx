import { screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { renderUi } from "@/test/renderUi";
import { type Column, DataTable, type Sort } from "./DataTable";

type Patient = { mrn: string; name: string; pain: number | undefined };

const PATIENTS: readonly Patient[] = [
	{ mrn: "3", name: "Sato", pain: 7 },
	{ mrn: "1", name: "Iyer", pain: undefined },
	{ mrn: "2", name: "Grant", pain: 9 },
];

const openCall = vi.fn();
const COLUMNS: readonly Column<Patient>[] = [
	{ id: "name", header: "Patient", cell: ({ name }) => name, sortBy: ({ name }) => name },
	{ id: "pain", header: "Pain", cell: ({ pain }) => pain ?? "not recorded", sortBy: ({ pain }) => pain },
	{
		id: "call",
		header: "Call",
		cell: () => (
			<button type="button" onClick={openCall}>
				Call
			</button>
		),
	},
];

function Table({ onOpen, rows = PATIENTS }: { onOpen?: (patient: Patient) => void; rows?: readonly Patient[] }) {
	const [sort, setSort] = useState<Sort>();
	return (
		<DataTable
			caption="Patients"
			columns={COLUMNS}
			rows={rows}
			rowKey={({ mrn }) => mrn}
			sort={sort}
			onSort={setSort}
			{...(onOpen !== undefined && { onOpen })}
		/>
	);
}

const names = () => screen.getAllByRole("rowheader").map(({ textContent }) => textContent);

describe("a table", () => {
	it("keeps the given order until a header is pressed, then sorts and turns round", async () => {
		const { user } = renderUi(<Table />);
		expect(names()).toEqual(["Sato", "Iyer", "Grant"]);
		await user.click(screen.getByRole("button", { name: "Patient" }));
		expect(names()).toEqual(["Grant", "Iyer", "Sato"]);
		expect(screen.getByRole("columnheader", { name: "Patient" })).toHaveAttribute("aria-sort", "ascending");
		await user.click(screen.getByRole("button", { name: "Patient" }));
		expect(names()).toEqual(["Sato", "Iyer", "Grant"]);
		expect(screen.getByRole("columnheader", { name: "Patient" })).toHaveAttribute("aria-sort", "descending");
	});

	it("puts what is not recorded last in both directions", async () => {
		const { user } = renderUi(<Table />);
		await user.click(screen.getByRole("button", { name: "Pain" }));
		expect(names()).toEqual(["Sato", "Grant", "Iyer"]);
		await user.click(screen.getByRole("button", { name: "Pain" }));
		expect(names()).toEqual(["Grant", "Sato", "Iyer"]);
	});

	it("cannot be sorted by a column without an order", () => {
		renderUi(<Table />);
		expect(screen.getByRole("columnheader", { name: "Call" })).not.toHaveAttribute("aria-sort");
	});

	it("opens a row by mouse and by keyboard", async () => {
		const onOpen = vi.fn();
		const { user } = renderUi(<Table onOpen={onOpen} />);
		await user.click(screen.getByRole("cell", { name: "7" }));
		expect(onOpen).toHaveBeenLastCalledWith(PATIENTS[0]);
		screen.getByRole("button", { name: "Sato" }).focus();
		await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Enter}");
		expect(onOpen).toHaveBeenLastCalledWith(PATIENTS[2]);
		await user.keyboard("{Home}{Enter}");
		expect(onOpen).toHaveBeenLastCalledWith(PATIENTS[0]);
		expect(onOpen).toHaveBeenCalledTimes(3);
	});

	it("leaves a button in a row its own act", async () => {
		const onOpen = vi.fn();
		const { user } = renderUi(<Table onOpen={onOpen} />);
		await user.click(screen.getAllByRole("button", { name: "Call" })[0] as HTMLElement);
		expect(openCall).toHaveBeenCalledOnce();
		expect(onOpen).not.toHaveBeenCalled();
	});

	it("says that it is empty", () => {
		renderUi(<Table rows={[]} />);
		expect(screen.getByText("Nothing to show")).toBeVisible();
	});
});
