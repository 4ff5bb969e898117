import { fireEvent, screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { expect, it } from "vitest";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { ImportPage } from "./ImportPage";

withServer();

function withoutHistory() {
	// As the server's answer to the first call would have left it.
	// biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
	document.cookie = "XSRF-TOKEN=abc";
	server.use(http.get("*/api/imports", () => HttpResponse.json({ items: [], page: 0, size: 10, total: 0 })));
}

const bundle = (name: string, text = "{}") => new File([text], name, { type: "application/json" });

it("a file of another kind is not sent", async () => {
	withoutHistory();
	renderUi(<ImportPage />);
	// As by drag and drop, which knows no list of accepted kinds.
	fireEvent.change(screen.getByLabelText("FHIR bundle"), { target: { files: [bundle("report.json.old")] } });
	expect(await screen.findByText("Choose a file that ends in .json or .json.gz")).toBeInTheDocument();
	expect(screen.getByRole("button", { name: "Import file" })).toBeDisabled();
	expect(await screen.findByText("Nothing imported yet")).toBeInTheDocument();
});

it("a refusal shows each mistake with its place", async () => {
	withoutHistory();
	server.use(
		http.post("*/api/imports/fhir", () =>
			HttpResponse.json(
				{
					type: "/problems/import-refused",
					title: "Unprocessable Entity",
					status: 422,
					detail: "This file cannot be taken in as it is. Nothing was saved.",
					errors: [
						{ pointer: "/entry/0/resource/gender", message: '"femal" cannot be used here.' },
						{ pointer: "", message: "The file is not valid JSON at line 2, column 10." },
					],
				},
				{ status: 422, headers: { "Content-Type": "application/problem+json" } },
			),
		),
	);
	const { user } = renderUi(<ImportPage />);
	await user.upload(screen.getByLabelText("FHIR bundle"), bundle("bad.json"));
	await user.click(screen.getByRole("button", { name: "Import file" }));
	const table = await screen.findByRole("table", { name: "What is wrong with the file" });
	expect(within(table).getByRole("row", { name: /\/entry\/0\/resource\/gender "femal"/ })).toBeInTheDocument();
	expect(
		within(table).getByRole("row", { name: /whole file The file is not valid JSON at line 2/ }),
	).toBeInTheDocument();
	expect(screen.getByRole("heading", { name: "bad.json was not imported" })).toBeInTheDocument();
});

it("the same file twice is said in words, with the day and the person of the first time", async () => {
	withoutHistory();
	const none = { created: 0, updated: 0, unchanged: 0 };
	const importId = "0c1d3b06-6f0a-4d2e-9c55-1f0a3f3b0001";
	server.use(
		http.post("*/api/imports/fhir", () =>
			HttpResponse.json({
				importId,
				fileName: "again.json",
				fileSha256: "00",
				alreadyImported: true,
				patients: none,
				conditions: none,
				observations: none,
				medications: none,
				allergies: none,
				ignored: [],
				warnings: [],
				warningCount: 0,
				patientIds: [],
			}),
		),
		http.get("*/api/imports", () =>
			HttpResponse.json({
				items: [
					{
						importId,
						fileName: "again.json",
						fileSha256: "00",
						importedAt: "2026-11-20T23:30:00Z",
						importedBy: "Rosa Osman",
						factsCreated: 3,
						factsUnchanged: 0,
						factsUpdated: 0,
						patientsCreated: 1,
						patientsUnchanged: 0,
						patientsUpdated: 0,
						resourcesIgnored: 0,
						warningCount: 0,
					},
				],
				page: 0,
				size: 10,
				total: 1,
			}),
		),
	);
	const { user } = renderUi(<ImportPage />, { zone: "Europe/Paris" });
	await user.upload(screen.getByLabelText("FHIR bundle"), bundle("again.json"));
	await user.click(screen.getByRole("button", { name: "Import file" }));
	expect(
		await screen.findByText("Already imported on Sat 21 Nov 2026, 00:30 by Rosa Osman; nothing changed."),
	).toBeInTheDocument();
});
