import { screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Nrs } from "@/lib/pain";
import { renderUi } from "@/test/renderUi";
import { DateField } from "./DateField";
import { DateTimeField } from "./DateTimeField";
import { ReasonDialog } from "./ReasonDialog";
import { ScorePicker } from "./ScorePicker";
import { showUndo } from "./undoToast";

describe("a pain score", () => {
	function Picker({ error }: { error?: string }) {
		const [value, setValue] = useState<Nrs>();
		return <ScorePicker label="At rest" value={value} onChange={setValue} before={2} error={error} />;
	}

	it("starts unanswered, never at 0", () => {
		renderUi(<Picker />);
		expect(screen.queryByRole("radio", { checked: true })).not.toBeInTheDocument();
		expect(screen.queryByText(/was 2/)).not.toBeInTheDocument();
	});

	it("is chosen by mouse, moved by arrow keys, and set beside the one before", async () => {
		const { user } = renderUi(<Picker />);
		await user.click(screen.getByRole("radio", { name: "6" }));
		const group = screen.getByRole("radiogroup", { name: "At rest" });
		expect(group).toHaveAccessibleDescription("was 2, up 4");
		await user.keyboard("{ArrowRight}");
		expect(screen.getByRole("radio", { name: "7" })).toBeChecked();
		expect(within(group).getByRole("radio", { name: "10, worst" })).toBeInTheDocument();
	});

	it("says what is wrong at the field", () => {
		renderUi(<Picker error="Ask for the pain at rest" />);
		expect(screen.getByRole("radiogroup", { name: "At rest" })).toHaveAccessibleDescription("Ask for the pain at rest");
	});
});

describe("a date", () => {
	function Field({ onChange }: { onChange: (date: string | null) => void }) {
		const [value, setValue] = useState<string | null>(null);
		return (
			<DateField
				label="Onset"
				value={value}
				onChange={(date) => {
					setValue(date);
					onChange(date);
				}}
			/>
		);
	}

	it("can be typed, and is shown without doubt about day and month", async () => {
		const onChange = vi.fn();
		const { user } = renderUi(<Field onChange={onChange} />);
		await user.type(screen.getByRole("textbox", { name: "Onset" }), "19.9.2026");
		await user.tab();
		expect(onChange).toHaveBeenLastCalledWith("2026-09-19");
		expect(screen.getByRole("textbox", { name: "Onset" })).toHaveValue("19 Sep 2026");
	});

	it("that can be read two ways is not taken", async () => {
		const onChange = vi.fn();
		const { user } = renderUi(<Field onChange={onChange} />);
		await user.type(screen.getByRole("textbox", { name: "Onset" }), "3/4/2026");
		await user.tab();
		expect(onChange.mock.calls.flat().filter((date) => date !== null)).toEqual([]);
		expect(screen.getByRole("textbox", { name: "Onset" })).toHaveValue("");
	});
});

describe("a moment", () => {
	function Field({ start = null, onChange }: { start?: string | null; onChange?: (instant: string | null) => void }) {
		const [value, setValue] = useState<string | null>(start);
		return (
			<>
				<DateTimeField
					label="Collected"
					value={value}
					onChange={(instant) => {
						setValue(instant);
						onChange?.(instant);
					}}
				/>
				<button type="button" onClick={() => setValue("2026-11-20T06:10:00Z")}>
					Take the newest
				</button>
			</>
		);
	}
	const day = () => screen.getByRole("textbox", { name: "Collected: date" });
	const hours = () => screen.getByRole("spinbutton", { name: "Collected: time: Hour" });
	const minutes = () => screen.getByRole("spinbutton", { name: "Collected: time: Minute" });

	it("is shown and entered on the facility's clock, which is named", async () => {
		const onChange = vi.fn();
		const { user } = renderUi(<Field start="2026-07-01T08:05:00Z" onChange={onChange} />);
		expect(day()).toHaveValue("1 Jul 2026");
		expect(hours()).toHaveValue("09");
		expect(minutes()).toHaveValue("05");
		expect(screen.getByText("Dublin time (GMT+1)")).toBeVisible();
		await user.click(hours());
		await user.keyboard("14");
		expect(onChange).toHaveBeenLastCalledWith("2026-07-01T13:05:00.000Z");
	});

	it("is none while half of it is missing", async () => {
		const onChange = vi.fn();
		const { user } = renderUi(<Field onChange={onChange} />);
		await user.type(day(), "23 Nov 2026");
		await user.tab();
		expect(onChange).toHaveBeenLastCalledWith(null);
		expect(day()).toHaveValue("23 Nov 2026");
		await user.click(hours());
		await user.keyboard("0830");
		expect(onChange).toHaveBeenLastCalledWith("2026-11-23T08:30:00.000Z");
	});

	it("that the clock skips in spring is refused with the reason", async () => {
		const onChange = vi.fn();
		const { user } = renderUi(<Field start="2026-03-29T08:30:00Z" onChange={onChange} />);
		await user.click(hours());
		await user.keyboard("01");
		expect(onChange).toHaveBeenLastCalledWith(null);
		expect(screen.getByText("The clock is put forward on this day: 01:30 does not exist")).toBeVisible();
	});

	it("follows a value that comes from outside", async () => {
		const { user } = renderUi(<Field start="2026-07-01T08:05:00Z" />);
		await user.click(screen.getByRole("button", { name: "Take the newest" }));
		expect(day()).toHaveValue("20 Nov 2026");
		expect(hours()).toHaveValue("06");
	});
});

describe("a reason", () => {
	const REASONS = [
		{ code: "PATIENT_ILL", label: "Patient unwell" },
		{ code: "OTHER", label: "Other", needsText: true },
	];
	const dialog = (onConfirm: (reason: { code: string; text: string }) => void, opened = true) => (
		<ReasonDialog
			opened={opened}
			onClose={() => {}}
			title="Cancel booking"
			reasons={REASONS}
			confirm="Cancel booking"
			danger
			onConfirm={onConfirm}
		/>
	);

	it("must be chosen", async () => {
		const onConfirm = vi.fn();
		const { user } = renderUi(dialog(onConfirm));
		await user.click(screen.getByRole("button", { name: "Cancel booking" }));
		expect(screen.getByText("Choose a reason")).toBeVisible();
		expect(onConfirm).not.toHaveBeenCalled();
		await user.click(screen.getByRole("radio", { name: "Patient unwell" }));
		await user.click(screen.getByRole("button", { name: "Cancel booking" }));
		expect(onConfirm).toHaveBeenCalledWith({ code: "PATIENT_ILL", text: "" });
	});

	it("that says too little needs words", async () => {
		const onConfirm = vi.fn();
		const { user } = renderUi(dialog(onConfirm));
		await user.click(screen.getByRole("radio", { name: "Other" }));
		await user.type(screen.getByRole("textbox", { name: /In your words/ }), "   short  ");
		await user.click(screen.getByRole("button", { name: "Cancel booking" }));
		expect(screen.getByText("Say what happened, in at least 10 characters")).toBeVisible();
		await user.type(screen.getByRole("textbox", { name: /In your words/ }), " of cement");
		await user.click(screen.getByRole("button", { name: "Cancel booking" }));
		expect(onConfirm).toHaveBeenCalledWith({ code: "OTHER", text: "short   of cement" });
	});

	it("is asked afresh at each opening", async () => {
		const { user, rerender } = renderUi(dialog(vi.fn()));
		await user.click(screen.getByRole("radio", { name: "Other" }));
		rerender(dialog(vi.fn(), false));
		rerender(dialog(vi.fn()));
		expect(screen.getByRole("radio", { name: "Other" })).not.toBeChecked();
	});
});

it("an act can be undone from its notice, which then goes", async () => {
	const onUndo = vi.fn();
	const { user } = renderUi(<p />);
	showUndo({ message: "Moved to Angio 2, 10:30", onUndo });
	expect(await screen.findByText("Moved to Angio 2, 10:30")).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Undo" }));
	expect(onUndo).toHaveBeenCalledOnce();
	await waitFor(() => expect(screen.queryByText("Moved to Angio 2, 10:30")).not.toBeInTheDocument());
});
