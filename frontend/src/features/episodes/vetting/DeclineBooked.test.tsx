import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { renderUi } from "@/test/renderUi";
import { DeclineBooked } from "./DeclineBooked";

it("cancels the booking only for a reason that was chosen", async () => {
	const onDecline = vi.fn();
	const { user } = renderUi(<DeclineBooked busy={false} onDecline={onDecline} />);
	await user.click(screen.getByRole("button", { name: "Decline and cancel the booking" }));
	expect(onDecline).not.toHaveBeenCalled();
	expect(screen.getByText("Choose a reason")).toBeVisible();

	await user.click(screen.getByRole("combobox", { name: /Why the booking is cancelled/ }));
	await user.click(await screen.findByText("Pain improved"));
	await user.click(screen.getByRole("button", { name: "Decline and cancel the booking" }));
	expect(onDecline).toHaveBeenCalledExactlyOnceWith("PAIN_IMPROVED");
});
