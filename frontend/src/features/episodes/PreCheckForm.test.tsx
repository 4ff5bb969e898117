import { notifications } from "@mantine/notifications";
import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { afterEach, expect, it, vi } from "vitest";
import type { PreCheckOutcome, PreCheckRequest } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { PreCheckForm } from "./PreCheckForm";

withServer();
afterEach(() => notifications.clean());

function show(physicianReview: string[] = []) {
	const sent: PreCheckRequest[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.post("*/api/episodes/e1/pre-checks", async ({ request }) => {
			const body = (await request.json()) as PreCheckRequest;
			sent.push(body);
			const outcome: PreCheckOutcome = {
				check: { id: "c1", ...body, askedAt: "2026-11-21T12:00:00Z", askedByName: "Marta Silva" },
				physicianReview,
			};
			return HttpResponse.json(outcome, { status: 201 });
		}),
	);
	const onDone = vi.fn();
	const { user } = renderUi(<PreCheckForm episodeId="e1" onDone={onDone} />);
	return { sent, user, onDone };
}

it("keeps what was asked and leaves out what was not", async () => {
	const { sent, user, onDone } = show();
	await user.type(screen.getByLabelText(/Pain on movement/), "7");
	await user.click(screen.getByLabelText("Asked about red flags"));
	await user.click(screen.getByRole("button", { name: "Keep the answers" }));
	expect(await screen.findByText("Answers kept")).toBeVisible();
	expect(sent).toEqual([{ kind: "CALL", painOnMovement: 7, redFlags: [] }]);
	expect(onDone).toHaveBeenCalledOnce();
});

it("refuses a pain of 11 at its field and sends nothing", async () => {
	const { sent, user } = show();
	await user.type(screen.getByLabelText(/Pain on movement/), "11");
	await user.click(screen.getByRole("button", { name: "Keep the answers" }));
	expect((await screen.findAllByText("Pain lies between 0 and 10")).length).toBeGreaterThan(0);
	expect(screen.getByLabelText(/Pain on movement/)).toHaveAttribute("aria-invalid", "true");
	expect(sent).toEqual([]);
});

it("asks for at least one answer", async () => {
	const { sent, user } = show();
	await user.click(screen.getByRole("button", { name: "Keep the answers" }));
	expect((await screen.findAllByText("Enter at least one answer")).length).toBeGreaterThan(0);
	expect(sent).toEqual([]);
});

it("says that a physician reviews and that nothing was cancelled", async () => {
	const { user } = show(["Pain on movement is 2 of 10, below the payer's 5."]);
	await user.type(screen.getByLabelText(/Pain on movement/), "2");
	await user.click(screen.getByRole("button", { name: "Keep the answers" }));
	expect(
		await screen.findByText(/A physician reviews this before the procedure; nothing was cancelled. Pain on movement/),
	).toBeVisible();
});
