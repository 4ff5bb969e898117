import { notifications } from "@mantine/notifications";
import { screen, within } from "@testing-library/react";
import { HttpResponse, http } from "msw";
import { type ReactNode, Suspense } from "react";
import { afterEach, expect, it, vi } from "vitest";
import type { ChaseRequest, GateState, ReadinessRow } from "@/api/schema";
import { signedIn } from "@/test/people";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { DebtList } from "./DebtList";
import { debtsByOwner } from "./rows";

vi.mock("@tanstack/react-router", () => ({
	Link: ({ children }: { children: ReactNode }) => <a href="#episode">{children}</a>,
}));

withServer();
afterEach(() => notifications.clean());

const me = signedIn("SCHEDULER", "READINESS_READ", "READINESS_WORK");

const gate: GateState = {
	code: "INR",
	label: "INR",
	status: "NOT_RECORDED",
	reason: "INR is not recorded.",
	owner: "NURSE",
	dueBy: "2026-11-20T10:00:00Z",
	ruleSource: "site",
	ruleVersion: "1",
	severity: "BLOCKING",
	waivableBy: ["RADIOLOGIST"],
	lastChase: {
		id: "c1",
		gate: "INR",
		channel: "FAX",
		whom: "Family doctor",
		askedAt: "2026-11-21T10:00:00Z",
		askedByName: "Marta Silva",
	},
};

const row: ReadinessRow = {
	episodeId: "e1",
	patient: { id: "p1", mrn: "1", familyName: "Whitaker", givenName: "Joan", birthDate: "1948-05-03", sex: "FEMALE" },
	levels: ["L1"],
	start: "2026-11-22T10:00:00Z",
	bookingId: "b1",
	readiness: { episodeId: "e1", overall: "UNKNOWN", score: 80, gates: [gate] },
};

function show() {
	const sent: ChaseRequest[] = [];
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/me", () => HttpResponse.json(me)),
		http.post("*/api/episodes/e1/chases", async ({ request }) => {
			const body = (await request.json()) as ChaseRequest;
			sent.push(body);
			return HttpResponse.json(
				{ id: "c2", ...body, askedAt: "2026-11-21T12:00:00Z", askedByName: me.displayName },
				{ status: 201 },
			);
		}),
	);
	const { user } = renderUi(
		<Suspense>
			<DebtList groups={debtsByOwner([row])} now="2026-11-21T12:00:00Z" />
		</Suspense>,
	);
	return { sent, user };
}

it("says what is owed, that it is late, and who asked whom already", async () => {
	show();
	const table = await screen.findByRole("table", { name: "What Nurse owes" });
	expect(within(table).getByText("1 overdue")).toBeVisible();
	expect(within(table).getByText("INR is not recorded.")).toBeVisible();
	expect(within(table).getByText("asked 2 h ago by Marta Silva (Family doctor, Fax)")).toBeVisible();
});

it("logs a call with one click", async () => {
	const { sent, user } = show();
	await user.click(await screen.findByRole("button", { name: "Log a call to Laboratory: INR, Whitaker, Joan" }));
	expect(await screen.findByText("INR: noted that you asked")).toBeVisible();
	expect(sent).toEqual([{ gate: "INR", channel: "PHONE", whom: "Laboratory" }]);
});

it("asks otherwise with whom and a remark, and refuses nobody at the field", async () => {
	const { sent, user } = show();
	await user.click(await screen.findByRole("button", { name: "Asked otherwise: INR, Whitaker, Joan" }));
	const dialog = await screen.findByRole("dialog");
	const whom = within(dialog).getByLabelText(/Whom/);
	await user.clear(whom);
	await user.click(within(dialog).getByRole("button", { name: "Keep in the log" }));
	expect(await within(dialog).findByText("Say who was asked")).toBeVisible();
	expect(sent).toEqual([]);
	await user.type(whom, "Ward 3");
	await user.type(within(dialog).getByLabelText("Remark"), "Calls back");
	await user.click(within(dialog).getByRole("button", { name: "Keep in the log" }));
	expect(await screen.findByText("INR: noted that you asked")).toBeVisible();
	expect(sent).toEqual([{ gate: "INR", channel: "PHONE", whom: "Ward 3", remark: "Calls back" }]);
});
