import { screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { renderUi } from "@/test/renderUi";
import { ChoiceField } from "./ChoiceField";

const YES_NO = [
	{ value: "NO", label: "No" },
	{ value: "YES", label: "Yes" },
] as const;

function Two() {
	const [one, setOne] = useState<"YES" | "NO" | null>(null);
	return <ChoiceField label="Any fall?" choices={YES_NO} value={one} onChange={setOne} />;
}

describe("ChoiceField", () => {
	it("has nothing chosen beforehand and takes a first letter", async () => {
		const { user } = renderUi(<Two />);
		expect(screen.getByRole("radiogroup", { name: "Any fall?" })).toBeVisible();
		expect(screen.queryByRole("radio", { checked: true })).toBeNull();
		await user.tab();
		await user.keyboard("y");
		expect(screen.getByRole("radio", { name: "Yes" })).toBeChecked();
		expect(screen.getByRole("radio", { name: "Yes" })).toHaveFocus();
	});

	it("takes back what is chosen again", async () => {
		const { user } = renderUi(<Two />);
		await user.click(screen.getByRole("radio", { name: "No" }));
		await user.click(screen.getByRole("radio", { name: "No" }));
		expect(screen.queryByRole("radio", { checked: true })).toBeNull();
	});
});
