import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { useState } from "react";
import { beforeEach, expect, it } from "vitest";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { RmdqField } from "./RmdqField";
import { isRmdqGiven, isRmdqPossible, NO_RMDQ, type RmdqEntry, rmdqEntryOf, rmdqRequest } from "./rmdq";

withServer();

beforeEach(() =>
	server.use(
		http.get("*/api/questionnaires/rmdq", () =>
			HttpResponse.json({
				version: "2026-11",
				attribution: "Roland and Morris 1983",
				statements: Array.from({ length: 24 }, (_, index) => ({ number: index + 1, text: `Statement ${index + 1}` })),
			}),
		),
	),
);

function show(first: RmdqEntry = NO_RMDQ) {
	let entry = first;
	function Form() {
		const [value, setValue] = useState(first);
		entry = value;
		return <RmdqField value={value} onChange={setValue} />;
	}
	const { user } = renderUi(<Form />);
	return { user, entry: () => entry };
}

it("counts what is ticked and sends the statements, not a total", async () => {
	const { user, entry } = show();
	await user.click(screen.getByRole("button", { name: "Tick the statements" }));
	expect(screen.getByText("Score 0 of 24")).toBeVisible();
	await user.click(await screen.findByRole("checkbox", { name: "5. Statement 5" }));
	await user.click(screen.getByRole("checkbox", { name: "2. Statement 2" }));
	expect(screen.getByText("Score 2 of 24")).toBeVisible();
	expect(screen.getByText("Roland and Morris 1983")).toBeVisible();
	expect(rmdqRequest(entry())).toEqual({ rmdqStatements: [2, 5] });
});

it("is worked through with the arrow keys and the space bar", async () => {
	const { user, entry } = show({ total: "", ticked: [] });
	(await screen.findByRole("checkbox", { name: "1. Statement 1" })).focus();
	await user.keyboard(" {ArrowDown}{ArrowDown} {ArrowUp}");
	expect(entry().ticked).toEqual([1, 3]);
	expect(screen.getByRole("checkbox", { name: "2. Statement 2" })).toHaveFocus();
});

it("takes a total from paper, and gives the ticks back to whoever changes his mind", async () => {
	const { user, entry } = show({ total: "", ticked: [7] });
	await user.click(await screen.findByRole("button", { name: "Enter a total instead" }));
	expect(isRmdqGiven(entry())).toBe(false);
	await user.type(screen.getByLabelText("Statements ticked on paper"), "12");
	expect(rmdqRequest(entry())).toEqual({ rmdq: 12 });
	await user.click(screen.getByRole("button", { name: "Tick the statements" }));
	expect(await screen.findByRole("checkbox", { name: "7. Statement 7" })).toBeChecked();
});

it("tells not asked from nothing applies", () => {
	expect(rmdqRequest(NO_RMDQ)).toEqual({});
	expect(rmdqRequest({ total: "", ticked: [] })).toEqual({ rmdqStatements: [] });
	expect(rmdqRequest(rmdqEntryOf({ rmdq: 2, rmdqStatements: [1, 2] }))).toEqual({ rmdqStatements: [1, 2] });
	expect(rmdqRequest(rmdqEntryOf({ rmdq: 2 }))).toEqual({ rmdq: 2 });
});

it.each([
	["", true],
	[0, true],
	[24, true],
	[25, false],
	[-1, false],
	[1.5, false],
])("a total of %s is possible: %s", (total, possible) => {
	expect(isRmdqPossible({ total, ticked: null })).toBe(possible);
});
