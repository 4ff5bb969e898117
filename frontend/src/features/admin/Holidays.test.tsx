import { screen, waitFor } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import type { HolidayReport, HolidayView } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { Holidays } from "./Holidays";

const CHRISTMAS: HolidayView = { date: "2026-12-25", name: "Christmas Day", version: 0 };

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
	server.use(http.get("*/api/holidays", () => HttpResponse.json([CHRISTMAS])));
});

describe("public holidays", () => {
	it("are read from a file, with a reason for each event that was left out", async () => {
		const report: HolidayReport = {
			added: 11,
			known: 2,
			outside: 1,
			refused: [{ line: 14, reason: "This event is not a whole day." }],
		};
		server.use(http.post("*/api/holidays", () => HttpResponse.json(report)));
		const { user, container } = renderUi(<Holidays />);
		await screen.findByText("Christmas Day");
		await user.click(screen.getByRole("button", { name: "Read the file" }));
		expect(screen.getByText("Choose the file")).toBeVisible();
		const input = container.ownerDocument.querySelector<HTMLInputElement>("input[type=file]");
		if (input === null) throw new Error("no file input");
		await user.upload(input, new File(["BEGIN:VCALENDAR"], "days.ics", { type: "text/calendar" }));
		await user.click(screen.getByRole("button", { name: "Read the file" }));
		expect(await screen.findByText("Added 11, known already 2.")).toBeVisible();
		expect(screen.getByText("1 day lies in the past or more than three years ahead.")).toBeVisible();
		expect(screen.getByText("Line 14: This event is not a whole day.")).toBeVisible();
	});

	it("say what is wrong with a broken file", async () => {
		server.use(
			http.post("*/api/holidays", () =>
				HttpResponse.json(
					{
						type: "/problems/calendar-file-refused",
						title: "Refused",
						status: 422,
						detail: "Line 7 cannot be read.",
					},
					{ status: 422, headers: { "Content-Type": "application/problem+json" } },
				),
			),
		);
		const { user, container } = renderUi(<Holidays />);
		await screen.findByText("Christmas Day");
		const input = container.ownerDocument.querySelector<HTMLInputElement>("input[type=file]");
		if (input === null) throw new Error("no file input");
		await user.upload(input, new File(["x"], "days.ics", { type: "text/calendar" }));
		await user.click(screen.getByRole("button", { name: "Read the file" }));
		expect(await screen.findByText("Line 7 cannot be read.")).toBeVisible();
	});

	it("are removed one by one", async () => {
		let version: string | null = null;
		server.use(
			http.delete("*/api/holidays/2026-12-25", ({ request }) => {
				version = request.headers.get("If-Match");
				return new HttpResponse(null, { status: 204 });
			}),
		);
		const { user } = renderUi(<Holidays />);
		await user.click(await screen.findByRole("button", { name: /^Remove Christmas Day on/ }));
		await waitFor(() => expect(version).toBe('"0"'));
	});
});
