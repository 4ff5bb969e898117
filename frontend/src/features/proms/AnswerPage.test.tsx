import { screen } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, it } from "vitest";
import type { LinkForm } from "@/api/schema";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { AnswerPage } from "./AnswerPage";

const TOKEN = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
const FORM: LinkForm = {
	instruments: ["NRS_MOVEMENT", "RMDQ"],
	language: "en",
	expiresAt: "2026-12-07T12:00:00Z",
	rolandMorris: { attribution: "The authors", texts: ["First sentence.", "Second sentence."] },
};

withServer();

beforeEach(() => {
	sessionStorage.clear();
	// biome-ignore lint/suspicious/noDocumentCookie: the only way to put one in jsdom
	document.cookie = "XSRF-TOKEN=token";
});

function opens(form: Partial<LinkForm> = {}) {
	server.use(http.post("*/api/q/open", () => HttpResponse.json({ ...FORM, ...form })));
}

function answers(status: number) {
	const sent: unknown[] = [];
	server.use(
		http.post("*/api/q/answer", async ({ request }) => {
			sent.push(await request.json());
			return status === 204
				? new HttpResponse(null, { status })
				: HttpResponse.json({ type: "/problems/link-not-valid", title: "Not found", status }, { status });
		}),
	);
	return sent;
}

it("sends what was answered, leaves out what was not, and thanks", async () => {
	opens();
	const sent = answers(204);
	const { user } = renderUi(<AnswerPage token={TOKEN} />);

	await user.click(await screen.findByRole("radio", { name: "0" }));
	await user.click(screen.getByRole("checkbox", { name: "Second sentence." }));
	await user.click(screen.getByRole("button", { name: "Send my answers" }));

	expect(await screen.findByRole("heading", { name: "Thank you" })).toHaveFocus();
	expect(sent).toEqual([{ token: TOKEN, painOnMovement: 0, rmdqStatements: [2] }]);
	expect(sessionStorage).toHaveLength(0);
});

it("tells no sentence that fits from a question that was left out", async () => {
	opens();
	const sent = answers(204);
	const { user } = renderUi(<AnswerPage token={TOKEN} />);

	await user.click(await screen.findByRole("button", { name: "Send my answers" }));
	expect(screen.getByRole("alert")).toHaveTextContent("Answer at least one question first.");
	expect(sent).toEqual([]);

	await user.click(screen.getByRole("checkbox", { name: /None of these/ }));
	await user.click(screen.getByRole("button", { name: "Send my answers" }));
	await screen.findByRole("heading", { name: "Thank you" });
	expect(sent).toEqual([{ token: TOKEN, rmdqStatements: [] }]);
});

it("keeps what was entered over a reload", async () => {
	opens();
	const { user, unmount } = renderUi(<AnswerPage token={TOKEN} />);
	await user.click(await screen.findByRole("radio", { name: "6" }));
	unmount();

	renderUi(<AnswerPage token={TOKEN} />);
	expect(await screen.findByRole("radio", { name: "6" })).toBeChecked();
});

it("speaks the patient's language and asks for function only in a language it has", async () => {
	const { rolandMorris: _, ...painOnly } = FORM;
	server.use(
		http.post("*/api/q/open", () => HttpResponse.json({ ...painOnly, instruments: ["NRS_MOVEMENT"], language: "es" })),
	);
	renderUi(<AnswerPage token={TOKEN} />);

	expect(await screen.findByRole("heading", { name: "Sus preguntas" })).toBeVisible();
	expect(document.documentElement.lang).toBe("es");
	expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
});

it("says what to do with a link that was used", async () => {
	opens();
	answers(404);
	const { user } = renderUi(<AnswerPage token={TOKEN} />);
	await user.click(await screen.findByRole("radio", { name: "3" }));
	await user.click(screen.getByRole("button", { name: "Send my answers" }));

	expect(await screen.findByRole("heading", { name: "This link does not work" })).toBeVisible();
	expect(screen.getByText(/ask your care team for a new link/)).toBeVisible();
});
