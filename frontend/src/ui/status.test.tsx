import { IconPill } from "@tabler/icons-react";
import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/api/problem";
import { renderUi } from "@/test/renderUi";
import { ErrorState } from "./ErrorState";
import { GateList, GateRow } from "./GateRow";
import { GATE_LOOKS, type GateState } from "./gates";
import { LevelChips } from "./LevelChips";
import { Sparkline } from "./Sparkline";
import { StatusChip } from "./StatusChip";
import { Timeline } from "./Timeline";

describe("a gate", () => {
	it("says label, state, reason and owner in words", () => {
		renderUi(
			<GateList label="Readiness">
				<GateRow
					state="red"
					label="Authorisation"
					reason="L1 is booked but not authorised."
					owner="R. Osman · due Tue"
				/>
			</GateList>,
		);
		const row = within(screen.getByRole("list", { name: "Readiness" })).getByRole("listitem");
		expect(row).toHaveTextContent("AuthorisationBlockedL1 is booked but not authorised.R. Osman · due Tue");
	});

	it("has a word of its own for every state", () => {
		const words = Object.values(GATE_LOOKS).map(({ word }) => word);
		expect(new Set(words).size).toBe(words.length);
	});

	it.each(Object.keys(GATE_LOOKS) as GateState[])("has an icon besides the colour when it is %s", (state) => {
		const { container } = renderUi(<GateRow state={state} label="Labs" />);
		expect(container.querySelector("svg[aria-hidden]")).toBeInTheDocument();
	});
});

it("a status is an icon and a word", () => {
	const { container } = renderUi(<StatusChip tone="green" label="Reviewed" />);
	expect(screen.getByText("Reviewed")).toBeVisible();
	expect(container.querySelector("svg")).toHaveAttribute("aria-hidden", "true");
});

it("levels are read in the order they were given", () => {
	const { container } = renderUi(<LevelChips levels={["T12", "L1"]} />);
	expect(container).toHaveTextContent("T12L1");
});

describe("a timeline", () => {
	const entry = (id: string, future = false) => ({ id, when: "14 Nov", icon: IconPill, title: id, future });

	it("puts the present between what was and what is planned", () => {
		renderUi(
			<Timeline
				label="Timeline"
				now="Mon 23 Nov, 09:47"
				entries={[entry("MRI"), entry("Labs"), entry("Call", true)]}
			/>,
		);
		const texts = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
		expect(texts).toEqual([
			"14 NovMRI",
			"14 NovLabs",
			"Now: Mon 23 Nov, 09:47Mon 23 Nov, 09:47",
			"14 NovCall (planned)",
		]);
	});

	it("ends at the present when nothing is planned", () => {
		renderUi(<Timeline label="Timeline" now="Mon 23 Nov" entries={[entry("MRI")]} />);
		expect(screen.getAllByRole("listitem").at(-1)).toHaveTextContent("Now");
	});
});

describe("a sparkline", () => {
	it("gives its numbers as a table, and a gap where none was recorded", () => {
		const points = [
			{ when: "Before", value: 9 },
			{ when: "24 h", value: undefined },
			{ when: "1 wk", value: 2 },
		];
		const { container } = renderUi(<Sparkline label="Pain at rest, 0 to 10" min={0} max={10} points={points} />);
		const table = screen.getByRole("table", { name: "Pain at rest, 0 to 10" });
		expect(within(table).getByRole("row", { name: "24 h not recorded" })).toBeInTheDocument();
		expect(within(table).getByRole("row", { name: "1 wk 2" })).toBeInTheDocument();
		expect(container.querySelectorAll("circle")).toHaveLength(2);
		expect(container.querySelector("path")?.getAttribute("d")).not.toContain("L");
	});
});

describe("a failed load", () => {
	const problem = (status: number, detail?: string) =>
		new ProblemError({ type: "about:blank", title: "X", status, ...(detail !== undefined && { detail }) });

	it.each([
		[0, "The server cannot be reached"],
		[403, "Your role may not do this"],
		[404, "This no longer exists"],
		[412, "Someone else changed this meanwhile"],
		[500, "The server could not do this"],
	])("with status %i is told as: %s", (status, words) => {
		renderUi(<ErrorState error={problem(status)} />);
		expect(screen.getByRole("alert")).toHaveTextContent(words);
	});

	it("keeps the server's facts of a refusal, and hides those of a fault", () => {
		renderUi(<ErrorState error={problem(409, "Angio 2 is taken by Sato")} />);
		expect(screen.getByRole("alert")).toHaveTextContent("Angio 2 is taken by Sato");
	});

	it("never shows what our own code threw", () => {
		renderUi(<ErrorState error={new Error("x is not a function")} />);
		expect(screen.getByRole("alert")).not.toHaveTextContent("function");
	});

	it("can be tried again", async () => {
		const onRetry = vi.fn();
		const { user } = renderUi(<ErrorState error={problem(0)} onRetry={onRetry} />);
		await user.click(screen.getByRole("button", { name: "Try again" }));
		expect(onRetry).toHaveBeenCalledOnce();
	});
});
