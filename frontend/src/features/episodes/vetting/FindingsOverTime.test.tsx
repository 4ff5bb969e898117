import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { ImagingStudyResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { FindingsOverTime } from "./FindingsOverTime";

function study(id: string, performedOn: string, heightLossPercent: number, oedema: boolean): ImagingStudyResponse {
	return {
		id,
		modality: "MRI",
		performedOn,
		findings: [{ id: `${id}-L1`, level: "L1", acuity: "ACUTE", shape: "WEDGE", heightLossPercent, oedema }],
	} as ImagingStudyResponse;
}

it("puts the studies side by side, oldest first", () => {
	renderUi(<FindingsOverTime studies={[study("b", "2026-11-12", 35, false), study("a", "2026-10-20", 20, true)]} />);
	const row = within(screen.getByRole("table", { name: "Findings per level over time" })).getAllByRole("row")[1];
	expect(row).toHaveTextContent("20 % height lost, oedema35 % height lost, no oedema");
});

it("draws nothing where there is nothing to compare", () => {
	renderUi(<FindingsOverTime studies={[study("a", "2026-10-20", 20, true)]} />);
	expect(screen.queryByRole("table")).toBeNull();
});
