import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { FormProvider, type UseFormReturn, useForm } from "react-hook-form";
import { expect, it, vi } from "vitest";
import type { TextSection } from "@/api/schema";
import "@/i18n/notes";
import { type NoteValues, newLevel } from "./noteValues";
import { ReportText } from "./ReportText";

const LEFT = "/levels/0/cementMlLeft";
const text = (ml: string): TextSection[] => [
	{
		title: "L1",
		text: `cement: left ${ml} mL.`,
		parts: [{ text: "cement: left " }, { text: ml, pointer: LEFT }, { text: " mL." }],
	},
];

let form: UseFormReturn<NoteValues>;
const onEdited = vi.fn();
const onGo = vi.fn();

function Shown({ ml, gone = false }: { ml: string; gone?: boolean }) {
	form = useForm<NoteValues>({
		defaultValues: { levels: [{ ...newLevel("L1", "VERTEBROPLASTY"), cementMlLeft: 3 }] },
	});
	return (
		<MantineProvider env="test">
			<QueryClientProvider client={new QueryClient()}>
				<FormProvider {...form}>
					<ReportText
						sections={text(ml)}
						linked={[]}
						editing={{ nameOf: () => (gone ? undefined : "levels.0.cementMlLeft"), onGo, onEdited }}
					/>
				</FormProvider>
			</QueryClientProvider>
		</MantineProvider>
	);
}

it("a value of the text is edited in place, with the keyboard alone, and the form has it", async () => {
	const { rerender } = render(<Shown ml="3" />);
	const user = userEvent.setup();
	await user.tab();
	expect(screen.getByRole("button", { name: "3" })).toHaveFocus();
	await user.keyboard("{Enter}");
	const field = await screen.findByRole("textbox", { name: "Cement left, mL" });
	expect(field).toHaveValue("3");
	await user.clear(field);
	await user.type(field, "2.5");
	expect(form.getValues("levels.0.cementMlLeft")).toBe(2.5);
	rerender(<Shown ml="2.5" />);
	expect(screen.getByRole("button", { name: "3", hidden: true })).toBeInTheDocument();
	await user.keyboard("{Enter}");
	expect(onEdited).toHaveBeenCalledOnce();
	await waitFor(() => expect(screen.getByRole("button", { name: "2.5" })).toBeInTheDocument());
	expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
});

it("what the form has no place for any more is words, not a field", () => {
	render(<Shown ml="3" gone />);
	expect(screen.queryByRole("button")).not.toBeInTheDocument();
	expect(screen.getByText(/cement: left 3 mL/)).toBeInTheDocument();
});

it("the field in the form is one press further", async () => {
	render(<Shown ml="3" />);
	const user = userEvent.setup();
	await user.click(screen.getByRole("button", { name: "3" }));
	await user.click(await screen.findByRole("button", { name: "Show in the form" }));
	expect(onGo).toHaveBeenCalledWith("levels.0.cementMlLeft");
});
