import { configure, screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { Wishes } from "./Wishes";

vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 8_000 });

withServer();

let saved: { version: string | null; body: unknown }[] = [];
let answer: () => Response;
let version = 1;

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	saved = [];
	version = 1;
	answer = () => HttpResponse.json({});
	server.use(
		http.get("*/api/episodes/e1/waitlist", () =>
			HttpResponse.json(
				{ episodeId: "e1", version, shortNotice: false, allowedWeekdays: ["FRIDAY"] },
				{ headers: { ETag: `"${version}"` } },
			),
		),
		http.put("*/api/episodes/e1/waitlist", async ({ request }) => {
			saved.push({ version: request.headers.get("If-Match"), body: await request.json() });
			return answer();
		}),
	);
});

function refusal(status: number, problem: object = {}) {
	return HttpResponse.json(
		{ type: "/problems/invalid-request", title: "Refused", status, ...problem },
		{ status, headers: { "Content-Type": "application/problem+json" } },
	);
}

function open() {
	const onClose = vi.fn();
	return { onClose, ...renderUi(<Wishes episodeId="e1" name="Novak, Kim" onClose={onClose} />) };
}

describe("what somebody who waits has said", () => {
	it("is saved with the version that was read", async () => {
		const { user, onClose } = open();
		await user.click(await screen.findByRole("switch", { name: "Can come at short notice" }));
		await user.click(screen.getByText("Mon"));
		await user.type(screen.getByLabelText("Note"), "Daughter drives");
		await user.click(screen.getByRole("button", { name: "Save wishes" }));
		await waitFor(() => expect(onClose).toHaveBeenCalled());
		expect(saved).toEqual([
			{
				version: '"1"',
				body: { shortNotice: true, allowedWeekdays: ["FRIDAY", "MONDAY"], note: "Daughter drives" },
			},
		]);
	});

	it("is refused at its field", async () => {
		answer = () => refusal(400, { errors: [{ pointer: "/note", message: "Use at most 500 characters." }] });
		const { user, onClose } = open();
		await user.click(await screen.findByRole("button", { name: "Save wishes" }));
		await waitFor(() =>
			expect(screen.getByLabelText("Note")).toHaveAccessibleDescription(/Use at most 500 characters/),
		);
		expect(onClose).not.toHaveBeenCalled();
	});

	it("is shown anew when somebody else was faster", async () => {
		answer = () => {
			version = 2;
			return refusal(412);
		};
		const { user } = open();
		await user.click(await screen.findByRole("button", { name: "Save wishes" }));
		expect(await screen.findByText(/^Somebody else has just changed these wishes/)).toBeVisible();
		answer = () => HttpResponse.json({});
		await waitFor(async () => {
			await user.click(screen.getByRole("button", { name: "Save wishes" }));
			expect(saved.at(-1)?.version).toBe('"2"');
		});
	});
});
