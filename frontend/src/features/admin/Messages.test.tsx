import { screen, waitFor, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { FeedView, OutboxView } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { Messages } from "./Messages";

const ANGIO: FeedView = {
	id: "f1",
	version: 0,
	resourceId: "a1",
	kind: "ROOM",
	resourceName: "Angio 1",
	createdAt: "2026-11-23T09:00:00Z",
};
const QUIET: OutboxView = { sendingConfigured: true, counts: [], errors: [] };

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/messages", () => HttpResponse.json(QUIET)),
		http.get("*/api/feeds", () => HttpResponse.json([ANGIO])),
		http.get("*/api/resources", () =>
			HttpResponse.json([
				{ id: "a1", name: "Angio 1", kind: "ROOM", active: true, hours: [], version: 0 },
				{ id: "a0", name: "Angio 0", kind: "ROOM", active: false, hours: [], version: 0 },
			]),
		),
	);
});

describe("the outbox", () => {
	it("says that nothing is sent while no mail server is named", async () => {
		server.use(http.get("*/api/messages", () => HttpResponse.json({ ...QUIET, sendingConfigured: false })));
		renderUi(<Messages />);
		expect(await screen.findByText("Nothing is sent")).toBeVisible();
	});

	it("counts by state and kind, and gives the reasons in words", async () => {
		const outbox: OutboxView = {
			sendingConfigured: true,
			oldestDue: "2026-11-23T09:00:00Z",
			counts: [
				{ state: "FAILED", kind: "REMINDER", total: 3 },
				{ state: "NO_ADDRESS", kind: "CONFIRMATION", total: 14 },
			],
			errors: [{ error: "ADDRESS_REFUSED", total: 3 }],
		};
		server.use(http.get("*/api/messages", () => HttpResponse.json(outbox)));
		renderUi(<Messages />);
		expect(await screen.findByRole("row", { name: "Failed Reminder 3" })).toBeVisible();
		expect(screen.getByRole("row", { name: "No address Confirmation 14" })).toBeVisible();
		expect(screen.getByRole("row", { name: "No such address 3" })).toBeVisible();
		expect(screen.getByText(/longest wait is for a message due .*09:00/)).toBeVisible();
	});
});

describe("a feed", () => {
	it("is created for what is in use, and its address is shown once", async () => {
		server.use(
			http.post("*/api/feeds", async ({ request }) => {
				expect(await request.json()).toEqual({ resourceId: "a1" });
				return HttpResponse.json({ feed: ANGIO, path: "/ical/s3cret.ics" }, { status: 201 });
			}),
		);
		const { user } = renderUi(<Messages />);
		await user.click(await screen.findByRole("combobox", { name: "Room or person" }));
		expect(screen.queryByRole("option", { name: /Angio 0/ })).toBeNull();
		await user.click(await screen.findByRole("option", { name: "Angio 1 (Room)" }));
		await user.click(screen.getByRole("button", { name: "Create feed" }));
		const shown = within(await screen.findByRole("dialog", { name: "Feed for Angio 1 created" }));
		expect(shown.getByRole("textbox", { name: /Address of the feed/ })).toHaveValue(
			`${window.location.origin}/ical/s3cret.ics`,
		);
		await user.click(shown.getByRole("button", { name: "Copy address" }));
		expect(await navigator.clipboard.readText()).toBe(`${window.location.origin}/ical/s3cret.ics`);
		await user.click(shown.getByRole("button", { name: "I have it" }));
		await waitFor(() => expect(screen.queryByDisplayValue(/s3cret/)).toBeNull());
	});

	it("asks for a room or person first", async () => {
		const { user } = renderUi(<Messages />);
		await user.click(await screen.findByRole("button", { name: "Create feed" }));
		expect(await screen.findByText("Choose the room or person")).toBeVisible();
	});

	it("is revoked only after a second yes, on the version that was seen", async () => {
		let revoked: string | null = null;
		server.use(
			http.delete("*/api/feeds/f1", ({ request }) => {
				revoked = request.headers.get("If-Match");
				return new HttpResponse(null, { status: 204 });
			}),
		);
		const { user } = renderUi(<Messages />);
		await user.click(await screen.findByRole("button", { name: /^Revoke the feed for Angio 1/ }));
		const dialog = within(await screen.findByRole("dialog", { name: "Revoke the feed for Angio 1?" }));
		expect(revoked).toBeNull();
		await user.click(dialog.getByRole("button", { name: "Revoke feed" }));
		await waitFor(() => expect(revoked).toBe('"0"'));
		expect(await screen.findByText("Feed for Angio 1 revoked")).toBeVisible();
	});
});
