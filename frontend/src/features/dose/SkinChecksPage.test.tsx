import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from "@tanstack/react-router";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it, vi } from "vitest";
import type { DoseFollowUpView } from "@/api/schema";
import { signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { SkinChecksPage } from "./SkinChecksPage";

const LATE: DoseFollowUpView = {
	id: "f1",
	version: 0,
	patientId: "p1",
	patientName: "Vance, Ida",
	mrn: "100",
	noteId: "n1",
	reason: "Reference air kerma 5000 mGy",
	due: "2026-12-07",
	overdue: true,
	status: "OPEN",
};

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

/** Links need a router; none of them is followed here. */
function open(items: DoseFollowUpView[]) {
	server.use(
		http.get("*/api/me", () => HttpResponse.json(signedIn("NURSE", "NOTE_READ", "NURSING_RECORD"))),
		http.get("*/api/dose-follow-ups", () => HttpResponse.json({ items, page: 0, size: 25, total: items.length })),
	);
	const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
	const onSearch = vi.fn();
	const page = (
		<RouterContextProvider router={router as never}>
			<SkinChecksPage search={{ closed: false, page: 0 }} onSearch={onSearch} />
		</RouterContextProvider>
	);
	return { onSearch, ...renderUi(page) };
}

it("says whose skin is overdue, closes it with a finding and takes that back", async () => {
	const sent: unknown[] = [];
	server.use(
		http.put("*/api/dose-follow-ups/f1", async ({ request }) => {
			sent.push([request.headers.get("If-Match"), await request.json()]);
			return HttpResponse.json({ ...LATE, version: 1, status: "DONE", remark: "No redness" });
		}),
		http.post("*/api/dose-follow-ups/f1/reopening", ({ request }) => {
			sent.push(request.headers.get("If-Match"));
			return HttpResponse.json({ ...LATE, version: 2 });
		}),
	);
	const { user } = open([LATE]);
	const row = await screen.findByRole("listitem");
	expect(row).toHaveTextContent("Overdue");
	expect(row).toHaveTextContent("Vance, Ida");
	expect(row).toHaveTextContent("phone not recorded");

	await user.click(await within(row).findByRole("button", { name: "Looked at" }));
	expect(within(row).getByText("Say what was found, or why nobody looks.")).toBeVisible();
	await user.type(within(row).getByRole("textbox"), "No redness");
	await user.click(within(row).getByRole("button", { name: "Looked at" }));
	await user.click(await screen.findByRole("button", { name: "Undo" }));

	await vi.waitFor(() => expect(sent).toEqual([['"0"', { status: "DONE", remark: "No redness" }], '"1"']));
});

it("leads to the closed ones, and says when nobody is left", async () => {
	const { user, onSearch } = open([]);
	expect(await screen.findByText("Nobody's skin has to be looked at")).toBeVisible();
	await user.click(screen.getByRole("radio", { name: "Done" }));
	expect(onSearch).toHaveBeenCalledWith({ closed: true, page: 0 });
});
