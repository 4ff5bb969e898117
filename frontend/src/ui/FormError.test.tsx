import { screen } from "@testing-library/react";
import { useForm } from "react-hook-form";
import { describe, expect, it } from "vitest";
import { applyProblemToForm, fieldNameOf } from "@/api/applyProblemToForm";
import { ProblemError } from "@/api/problem";
import { renderUi } from "@/test/renderUi";
import { FormError } from "./FormError";

type Values = { mrn: string; fractures: { level: string }[] };

function Form({ problem }: { problem: ProblemError }) {
	const { formState, register, setError, setFocus } = useForm<Values>({
		defaultValues: { mrn: "", fractures: [{ level: "L1" }, { level: "L1" }] },
	});
	return (
		<form>
			<FormError errors={formState.errors} onFocus={setFocus} problem={problem} />
			<input aria-label="MRN" {...register("mrn")} />
			<input aria-label="First level" {...register("fractures.0.level")} />
			<input aria-label="Second level" {...register("fractures.1.level")} />
			<button type="button" onClick={() => applyProblemToForm(problem, setError)}>
				Save
			</button>
		</form>
	);
}

const refused = (errors: { pointer: string; message: string }[], detail?: string) =>
	new ProblemError({
		type: "/problems/invalid",
		title: "Invalid",
		status: 422,
		errors,
		...(detail !== undefined && { detail }),
	});

describe("a refused form", () => {
	it("puts each message of the server at its field and leads there", async () => {
		const problem = refused([
			{ pointer: "/fractures/1/level", message: "L1 is given twice" },
			{ pointer: "/mrn", message: "MRN has a wrong check digit" },
		]);
		const { user } = renderUi(<Form problem={problem} />);
		await user.click(screen.getByRole("button", { name: "Save" }));
		expect(screen.getByRole("textbox", { name: "Second level" })).toHaveFocus();
		expect(screen.getByRole("alert")).toHaveTextContent("Not saved: 2 entries need attention");
		await user.click(screen.getByRole("button", { name: "MRN has a wrong check digit" }));
		expect(screen.getByRole("textbox", { name: "MRN" })).toHaveFocus();
	});

	it("shows the server's sentence when no field is to blame", () => {
		renderUi(<Form problem={refused([], "The episode is closed")} />);
		expect(screen.getByRole("alert")).toHaveTextContent("Some entries need attentionThe episode is closed");
	});

	it("hands back the messages that belong to no field", () => {
		const general = applyProblemToForm(refused([{ pointer: "", message: "Two levels at most" }]), () => {
			throw new Error("no field was named");
		});
		expect(general).toEqual(["Two levels at most"]);
	});

	it("knows a field by its JSON pointer", () => {
		expect(fieldNameOf("/fractures/0/level")).toBe("fractures.0.level");
		expect(fieldNameOf("/a~1b/c~0d")).toBe("a/b.c~d");
		expect(fieldNameOf("")).toBeUndefined();
		expect(fieldNameOf("#size")).toBeUndefined();
	});
});
