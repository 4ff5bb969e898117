import { configure, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ResourceResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { OwnFeeds } from "./OwnFeeds";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

withServer();

const OWN: ResourceResponse = {
	id: "tanaka",
	version: 0,
	kind: "OPERATOR",
	name: "Dr Tanaka",
	active: true,
	hours: [],
	userId: "u1",
};
const OTHER: ResourceResponse = { ...OWN, id: "obi", name: "Dr Obi", userId: "u2" };

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(
		http.get("*/api/feeds", () => HttpResponse.json([])),
		http.get("*/api/resources", () => HttpResponse.json([OWN, OTHER])),
	);
});

describe("the own feed", () => {
	it("is made with one click, and its address is shown", async () => {
		const sent: unknown[] = [];
		server.use(
			http.post("*/api/feeds", async ({ request }) => {
				sent.push(await request.json());
				const feed = {
					id: "f1",
					version: 0,
					resourceId: "tanaka",
					resourceName: "Dr Tanaka",
					kind: "OPERATOR",
					createdAt: "2026-11-21T10:00:00Z",
				};
				return HttpResponse.json({ feed, path: "/ical/secret.ics" }, { status: 201 });
			}),
		);
		const { user } = renderUi(<OwnFeeds userId="u1" onClose={() => {}} />);
		await waitFor(() =>
			expect(screen.getByRole("combobox", { name: "Room or person" })).toHaveValue("Dr Tanaka (Operator)"),
		);
		await user.click(screen.getByRole("button", { name: "Create feed" }));
		expect(await screen.findByLabelText("Address of the feed")).toHaveValue(
			`${window.location.origin}/ical/secret.ics`,
		);
		expect(sent).toEqual([{ resourceId: "tanaka" }]);
	});

	it("says who can help when the account is in no calendar", async () => {
		renderUi(<OwnFeeds userId="u9" onClose={() => {}} />);
		expect(await screen.findByText(/not linked to a calendar yet/)).toBeVisible();
		expect(screen.queryByRole("button", { name: "Create feed" })).toBeNull();
	});
});
