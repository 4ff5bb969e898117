import { screen } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import { renderUi } from "@/test/renderUi";
import { MeasureField, WEIGHT_UNITS } from "./MeasureField";

function Kept({ at }: { at: number | null }) {
	const [kilograms, setKilograms] = useState(at);
	return (
		<>
			<MeasureField label="Weight" units={WEIGHT_UNITS} value={kilograms} onChange={setKilograms} />
			<output>{kilograms ?? "nothing"}</output>
		</>
	);
}

it("a recorded weight is converted when the unit changes", async () => {
	const { user } = renderUi(<Kept at={59} />);
	await user.selectOptions(screen.getByLabelText("Weight: unit"), "lb");
	expect(screen.getByLabelText("Weight")).toHaveValue("130.1");
	expect(screen.getByRole("status")).toHaveTextContent("59");
});

it("a weight just typed is meant in the unit chosen after it", async () => {
	const { user } = renderUi(<Kept at={null} />);
	await user.type(screen.getByLabelText("Weight"), "130");
	await user.selectOptions(screen.getByLabelText("Weight: unit"), "lb");
	expect(screen.getByLabelText("Weight")).toHaveValue("130");
	expect(screen.getByRole("status")).toHaveTextContent("59");
	expect(screen.getByText(/^Kept as 59\.0/)).toBeInTheDocument();
	await user.clear(screen.getByLabelText("Weight"));
	expect(screen.getByRole("status")).toHaveTextContent("nothing");
});
