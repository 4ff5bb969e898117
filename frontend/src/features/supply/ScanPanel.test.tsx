import "@/i18n/supply";
import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { LotResponse, ProductResponse, ScanResponse } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { ScanPanel } from "./ScanPanel";

const PRODUCT: ProductResponse = {
	id: "p1",
	version: 0,
	kind: "CEMENT",
	name: "Ridgeline PMMA",
	retired: false,
	onHand: 4,
	low: false,
};
const LOT: LotResponse = {
	id: "l1",
	version: 0,
	productId: "p1",
	productName: "Ridgeline PMMA",
	kind: "CEMENT",
	lot: "A4417",
	expiry: "2028-05-31",
	freshness: "GOOD",
	state: "AVAILABLE",
	onHand: 4,
};
const SCAN: ScanResponse = {
	gtin: "09506000134352",
	lot: "A4417",
	expiry: "2028-05-31",
	product: PRODUCT,
	known: LOT,
	facts: [],
	usable: true,
};

withServer();

beforeEach(() => {
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

function open() {
	const received: ScanResponse[] = [];
	const opened: LotResponse[] = [];
	const ui = renderUi(
		<ScanPanel mayManage onReceive={(scan) => received.push(scan)} onOpen={(lot) => opened.push(lot)} />,
	);
	return { ...ui, received, opened };
}

it("reads what a scanner types, with its separator, and says that it may be used", async () => {
	const sent: unknown[] = [];
	server.use(
		http.post("*/api/supply/scan", async ({ request }) => {
			sent.push(await request.json());
			return HttpResponse.json(SCAN);
		}),
	);
	const { user, opened } = open();

	await user.type(screen.getByRole("textbox"), "0109506000134352");
	await user.keyboard("{Control>}]{/Control}10A4417{Enter}");

	expect(await screen.findByText("May be used")).toBeVisible();
	expect(sent).toEqual([{ text: "0109506000134352\u001d10A4417" }]);
	expect(screen.getByText("31 May 2028")).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Open this lot" }));
	expect(opened).toEqual([LOT]);
});

it("offers to receive a lot that nobody received, and warns of using it", async () => {
	const { known: _, ...unknown } = SCAN;
	server.use(
		http.post("*/api/supply/scan", () =>
			HttpResponse.json({ ...unknown, facts: ["LOT_UNKNOWN"], usable: false } satisfies ScanResponse),
		),
	);
	const { user, received } = open();
	await user.type(screen.getByRole("textbox"), "x{Enter}");
	expect(await screen.findByText("Do not use before this is settled")).toBeVisible();
	expect(screen.getByText("This lot was never received")).toBeVisible();
	await user.click(screen.getByRole("button", { name: "Receive this lot" }));
	expect(received).toHaveLength(1);
});

it("says at the field why a label cannot be read", async () => {
	server.use(
		http.post("*/api/supply/scan", () =>
			HttpResponse.json(
				{
					type: "/problems/scan-unreadable",
					title: "Unprocessable",
					status: 422,
					detail: "This label could not be read.",
					errors: [{ pointer: "/text", message: "The check digit of the GTIN is wrong." }],
				},
				{ status: 422, headers: { "Content-Type": "application/problem+json" } },
			),
		),
	);
	const { user } = open();
	await user.type(screen.getByRole("textbox"), "x{Enter}");
	expect(await screen.findByText("The check digit of the GTIN is wrong.")).toBeVisible();
	expect(screen.getByRole("textbox")).toBeInvalid();
});
