import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Spine, SpineLegend, type SpineLevelState, spineStrings, type VertebralLevel } from ".";

const levels: SpineLevelState[] = [
	{ level: "L1", status: "fractured", shape: "WEDGE", heightLossPercent: 40 },
	{
		level: "T12",
		status: "planned",
		approach: "LEFT",
		callout: { title: "T12 · Planned", detail: "Left unipedicular" },
	},
	{ level: "T7", status: "healed" },
	{ level: "L4", status: "normal" },
];

const option = (name: RegExp) => screen.getByRole("option", { name });

function Selectable({ onToggle }: { onToggle?: (level: VertebralLevel) => void }) {
	const [selected, setSelected] = useState<VertebralLevel | null>(null);
	return (
		<Spine
			label="Spine"
			levels={levels}
			selected={selected}
			onSelect={setSelected}
			{...(onToggle === undefined ? {} : { onToggle })}
		/>
	);
}

describe("a spine to work on", () => {
	it("is a list from head to tail that says what is recorded", () => {
		render(<Selectable />);
		const names = within(screen.getByRole("listbox", { name: "Spine" }))
			.getAllByRole("option")
			.map((element) => element.getAttribute("aria-label"));
		expect(names).toHaveLength(18);
		expect(names[0]).toBe("T1, nothing recorded");
		expect(names).toContain("L1, fractured, wedge fracture, 40% height loss");
		expect(names).toContain("T12, planned, left approach");
		expect(names).toContain("T7, old, healed");
		expect(names).toContain("L4, normal");
		expect(names.at(-1)).toBe("S1, sacrum, nothing recorded");
	});

	it("is one tab stop, which begins at the first marked level", async () => {
		const user = userEvent.setup();
		render(
			<>
				<Selectable />
				<button type="button">next</button>
			</>,
		);
		await user.tab();
		expect(option(/^L1,/)).toHaveFocus();
		await user.tab();
		expect(screen.getByRole("button", { name: "next" })).toHaveFocus();
	});

	it("moves by arrows, Home, End, page keys, and by typing the level", async () => {
		const user = userEvent.setup();
		render(<Selectable />);
		await user.tab();
		await user.keyboard("{ArrowUp}");
		expect(option(/^T12,/)).toHaveFocus();
		expect(option(/^T12,/)).toHaveAttribute("aria-selected", "true");
		await user.keyboard("{Home}");
		expect(option(/^T1,/)).toHaveFocus();
		await user.keyboard("{ArrowUp}");
		expect(option(/^T1,/)).toHaveFocus();
		await user.keyboard("{PageDown}");
		expect(option(/^T6,/)).toHaveFocus();
		await user.keyboard("{End}");
		expect(option(/^S1,/)).toHaveFocus();
		await user.keyboard("{PageUp}");
		expect(option(/^L1,/)).toHaveFocus();
		await user.keyboard("t11");
		expect(option(/^T11,/)).toHaveFocus();
	});

	it("toggles by Enter, Space and a double click, not by a single one", async () => {
		const user = userEvent.setup();
		const onToggle = vi.fn();
		render(<Selectable onToggle={onToggle} />);
		await user.click(option(/^L2,/));
		expect(onToggle).not.toHaveBeenCalled();
		await user.keyboard("{Enter}");
		await user.keyboard(" ");
		expect(onToggle.mock.calls).toEqual([["L2"], ["L2"]]);
		await user.dblClick(option(/^L3,/));
		expect(onToggle.mock.calls.slice(2)).toEqual([["L3"]]);
	});

	it("toggles by a single click when there is nothing to select", async () => {
		const onToggle = vi.fn();
		render(<Spine label="Spine" levels={[]} onToggle={onToggle} />);
		await userEvent.dblClick(option(/^L3,/));
		expect(onToggle.mock.calls).toEqual([["L3"], ["L3"]]);
	});

	it("leaves the shortcuts of the browser alone", async () => {
		const onSelect = vi.fn();
		render(<Spine label="Spine" levels={[]} onSelect={onSelect} />);
		await userEvent.tab();
		await userEvent.keyboard("{Control>}l{/Control}");
		expect(onSelect).not.toHaveBeenCalled();
	});
});

describe("a spine to look at", () => {
	it("is a picture that says what it shows, head to tail", () => {
		render(<Spine label="Spine as planned" levels={levels} />);
		const picture = screen.getByRole("img");
		expect(picture).toHaveAccessibleName(
			"Spine as planned. Marked levels: T7, old, healed; T12, planned, left approach; L1, fractured, wedge fracture, 40% height loss.",
		);
		expect(screen.queryByRole("listbox")).not.toBeInTheDocument();
	});

	it("says so when nothing is marked", () => {
		render(<Spine label="Spine" levels={[]} />);
		expect(screen.getByRole("img", { name: "Spine. No level is marked." })).toBeInTheDocument();
	});

	it("shows callouts as text, and none when compact", () => {
		const { rerender } = render(<Spine label="Spine" levels={levels} />);
		expect(screen.getByRole("listitem")).toHaveTextContent("T12 · PlannedLeft unipedicular");
		rerender(<Spine label="Spine" levels={levels} compact />);
		expect(screen.queryByRole("listitem")).not.toBeInTheDocument();
	});

	it("names the sides of the posterior view, which is from behind", () => {
		render(<Spine label="Spine" levels={levels} />);
		expect(screen.getByText("seen from behind")).toBeInTheDocument();
		const [left, right] = [screen.getByText("Patient's left"), screen.getByText("Patient's right")].map((title) =>
			Number(title.parentElement?.querySelector("text")?.getAttribute("x")),
		);
		expect(left).toBeLessThan(right ?? 0);
	});

	it("writes the side of a plan where only the side view is shown", () => {
		const { container } = render(<Spine label="Spine" levels={levels} compact />);
		expect(container.querySelector(".sideAtHub")).toHaveTextContent("L");
	});
});

describe("a planned access", () => {
	const needles = (state: Partial<SpineLevelState>) => {
		const { container } = render(
			<Spine label="Spine" view="posterior" levels={[{ level: "L2", status: "planned", ...state }]} />,
		);
		return {
			needles: [...container.querySelectorAll(".needle .shaft")].map((shaft) => shaft.getAttribute("d") ?? ""),
			targets: container.querySelectorAll(".target").length,
		};
	};

	it("is one needle on the patient's left, which is left here", () => {
		const left = needles({ approach: "LEFT" });
		expect(left.needles).toHaveLength(1);
		expect(left.needles[0]).toMatch(/^M-/);
	});

	it("is two needles for both sides", () => {
		expect(needles({ approach: "BOTH" }).needles).toHaveLength(2);
	});

	it("claims no side as long as none is decided", () => {
		expect(needles({})).toEqual({ needles: [], targets: 1 });
	});
});

describe("sacrum", () => {
	const markedWings = (state: Partial<SpineLevelState>) => {
		const { container } = render(
			<Spine label="Spine" view="posterior" levels={[{ level: "S1", status: "treated", ...state }]} />,
		);
		return [...container.querySelectorAll("g.treated[transform]")].map((wing) => wing.getAttribute("transform"));
	};

	it("marks only the wing that is meant", () => {
		expect(markedWings({ approach: "LEFT" })).toEqual(["scale(-1 1)"]);
		expect(markedWings({ approach: "BOTH" })).toHaveLength(2);
	});
});

describe("legend", () => {
	it("says each mark in words", () => {
		render(<SpineLegend />);
		const list = screen.getByRole("list", { name: spineStrings.legend });
		expect(
			within(list)
				.getAllByRole("listitem")
				.map((item) => item.textContent),
		).toEqual(["Fractured", "Planned", "Treated", "Previously treated", "Old, healed"]);
	});
});
