import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { OperationsState, ReadOnlyState } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import "@/i18n/admin";
import "@/i18n/operations";
import { Operations } from "./Operations";

const FRESH: OperationsState = {
	packConfigured: true,
	packAt: "2026-11-23T09:00:00Z",
	packStale: false,
	backupConfigured: true,
	lastBackup: { name: "spineline-20261123T084500Z.backup", size: 1, madeAt: "2026-11-23T08:45:00Z" },
};

withServer();

function site(state: OperationsState, readOnly: ReadOnlyState) {
	server.use(
		http.get("*/api/operations", () => HttpResponse.json(state)),
		http.get("*/api/operations/read-only", () => HttpResponse.json(readOnly)),
		http.get("*/api/operations/legal-holds", () => HttpResponse.json([])),
	);
}

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

describe("operations", () => {
	it("says when the pack and the newest backup were made", async () => {
		site(FRESH, { version: 1 });
		renderUi(<Operations />);
		expect(await screen.findByText("The downtime pack is fresh")).toBeVisible();
		expect(screen.getByText(/spineline-20261123T084500Z\.backup/)).toBeVisible();
	});

	it("warns of an old pack and says what is not configured", async () => {
		site({ packConfigured: false, packStale: false, backupConfigured: false }, { version: 1 });
		renderUi(<Operations />);
		expect(await screen.findByText("There is no fresh downtime pack")).toBeVisible();
		expect(screen.getByText(/spineline\.downtime\.folder/)).toBeVisible();
		expect(screen.queryByRole("button", { name: "Back up now" })).toBeNull();
	});

	it("switches to reading only with a reason, on the version that was seen", async () => {
		const sent: { body: unknown; version: string | null }[] = [];
		site(FRESH, { version: 3 });
		server.use(
			http.put("*/api/operations/read-only", async ({ request }) => {
				sent.push({ body: await request.json(), version: request.headers.get("If-Match") });
				return HttpResponse.json({ version: 4 });
			}),
		);
		renderUi(<Operations />);
		await userEvent.type(await screen.findByLabelText("Why; everybody reads it"), "New disks");
		await userEvent.type(screen.getByLabelText("For how many minutes"), "30");
		await userEvent.click(screen.getByRole("button", { name: "Switch to reading only" }));
		await expect.poll(() => sent).toEqual([{ body: { on: true, reason: "New disks", minutes: 30 }, version: '"3"' }]);
	});

	it("shows who closed it and lets changes in again", async () => {
		let over = false;
		site(FRESH, {
			version: 2,
			standing: { reason: "New disks", startedBy: "A. Admin", since: "2026-11-23T09:00:00Z" },
		});
		server.use(
			http.put("*/api/operations/read-only", () => {
				over = true;
				return HttpResponse.json({ version: 3 });
			}),
		);
		renderUi(<Operations />);
		const notice = await screen.findByText(/New disks\. Switched on by A\. Admin/);
		expect(notice).toBeVisible();
		await userEvent.click(screen.getByRole("button", { name: "Let changes in again" }));
		await expect.poll(() => over).toBe(true);
	});

	it("counts what a period would remove", async () => {
		site(FRESH, { version: 1 });
		server.use(
			http.post("*/api/operations/retention", () =>
				HttpResponse.json(
					{
						id: "r1",
						olderThanYears: 10,
						before: "2016-11-23",
						patients: 4,
						held: 2,
						tables: [{ table: "episode", rows: 5 }],
						madeAt: "2026-11-23T09:00:00Z",
					},
					{ status: 201 },
				),
			),
		);
		renderUi(<Operations />);
		await userEvent.click(await screen.findByRole("button", { name: "Count" }));
		const table = await screen.findByRole("table");
		expect(within(table).getByText(/4 patients.*A legal hold keeps 2 more/)).toBeVisible();
		expect(within(table).getByRole("cell", { name: "episode" })).toBeVisible();
	});
});
