import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { beforeEach, describe, expect, it } from "vitest";
import { api } from "@/api/client";
import type { Me } from "@/api/schema";
import { fakeDevice } from "@/test/fakeDevice";
import { server, withServer } from "@/test/server";
import { App } from "./App";
import { AREA_PERMISSIONS } from "./access";
import { createQueryClient } from "./queryClient";
import { createAppRouter, guardSession } from "./router";
import { initials } from "./shell/UserMenu";

withServer();

const NURSE: Me = {
	id: "9f0c3a52-6a3e-4d52-a43e-2f7f6d7b9a10",
	username: "msilva",
	displayName: "M. Silva",
	role: "NURSE",
	permissions: [AREA_PERMISSIONS.patients, AREA_PERMISSIONS.calls],
	facility: { id: "0c1d2e3f-0000-4000-8000-000000000001", name: "St Brigid's", timeZone: "Europe/Dublin", paper: "A4" },
	demo: false,
};

const unauthorized = (type: string) => HttpResponse.json({ type, title: "Unauthorized", status: 401 }, { status: 401 });

/** A server with one user; `signedIn` is its session. */
function hospital(me: Me, { signedIn = true } = {}) {
	let session = signedIn;
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/auth/provider", () => HttpResponse.json({})),
		http.get("*/api/auth/passkey", () => HttpResponse.json({})),
		http.get("*/api/me", () => (session ? HttpResponse.json(me) : unauthorized("about:blank"))),
		http.post("*/api/auth/login", async ({ request }) => {
			const { password } = (await request.json()) as { password: string };
			if (password !== "right") return unauthorized("/problems/sign-in-failed");
			session = true;
			return HttpResponse.json(me);
		}),
		http.post("*/api/auth/logout", () => {
			session = false;
			return new HttpResponse(null, { status: 204 });
		}),
		http.get("*/api/operations/read-only", () => HttpResponse.json({ version: 1 })),
		http.get("*/api/patients", ({ request }) => {
			const q = new URL(request.url).searchParams.get("q") ?? "";
			const patient = {
				id: "p1",
				mrn: "4047713",
				familyName: "Whitaker",
				givenName: "Joan",
				birthDate: "1948-05-03",
				sex: "FEMALE",
			};
			const items = "whitaker".startsWith(q.toLowerCase()) ? [patient] : [];
			return HttpResponse.json({ items, page: 0, size: 8, total: items.length });
		}),
	);
	return { expire: () => (session = false) };
}

function open(path: string) {
	const queryClient = createQueryClient();
	const router = createAppRouter(queryClient, createMemoryHistory({ initialEntries: [path] }));
	const stop = guardSession(router, queryClient);
	stopGuard = stop;
	render(<App router={router} queryClient={queryClient} env="test" />);
	return { router, user: userEvent.setup() };
}

let stopGuard: (() => void) | undefined;
beforeEach(() => stopGuard?.());

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

describe("the navigation", () => {
	it("shows what the permissions open, and nothing else", async () => {
		hospital(NURSE);
		open("/calls");
		await heading("Follow-up calls");
		const links = within(screen.getByRole("navigation", { name: "Main" })).getAllByRole("link");
		expect(links.map(({ textContent }) => textContent)).toEqual(["Patients", "Calls", "Bones"]);
		expect(screen.getByRole("link", { name: "Calls" })).toHaveAttribute("aria-current", "page");
	});

	it("takes permissions that it does not know for none", async () => {
		hospital({ ...NURSE, permissions: ["SOMETHING_NEW"] });
		open("/");
		await heading("Not available to your role");
		expect(screen.queryByRole("link", { name: "Calls" })).not.toBeInTheDocument();
	});

	it("moves the focus to the new page", async () => {
		hospital(NURSE);
		const { user } = open("/calls");
		await heading("Follow-up calls");
		await user.click(screen.getByRole("link", { name: "Patients" }));
		await heading("Patients");
		await waitFor(() => expect(screen.getByRole("main")).toHaveFocus());
		expect(document.title).toBe("Patients · Spineline");
	});
});

describe("an address", () => {
	it("without a page leads to the first page of the role", async () => {
		hospital(NURSE);
		const { router } = open("/");
		await heading("Patients");
		expect(router.state.location.pathname).toBe("/patients");
	});

	it("that the role may not open says so, within the application", async () => {
		hospital(NURSE);
		open("/admin");
		await heading("Not available to your role");
		expect(screen.getByRole("navigation", { name: "Main" })).toBeInTheDocument();
	});

	it("that leads nowhere says so", async () => {
		hospital(NURSE);
		open("/nowhere/at/all");
		await heading("Page not found");
	});
});

describe("signing in", () => {
	it("comes first, and then leads to where one wanted to go", async () => {
		hospital(NURSE, { signedIn: false });
		const { router, user } = open("/patients/p1?tab=labs");
		await heading("Sign in");
		expect(screen.queryByText(/session has ended/)).not.toBeInTheDocument();
		await user.type(screen.getByLabelText("User name"), "msilva");
		await user.type(screen.getByLabelText("Password"), "right");
		await user.click(screen.getByRole("button", { name: "Sign in" }));
		await heading("Patient");
		expect(router.state.location.href).toBe("/patients/p1?tab=labs");
	});

	it("says at the field what is missing or wrong", async () => {
		hospital(NURSE, { signedIn: false });
		const { user } = open("/sign-in");
		await heading("Sign in");
		await user.click(screen.getByRole("button", { name: "Sign in" }));
		expect(await screen.findByText("Enter your user name")).toBeVisible();
		expect(screen.getByText("Enter your password")).toBeVisible();
		await user.type(screen.getByLabelText("User name"), "msilva");
		await user.type(screen.getByLabelText("Password"), "wrong");
		await user.click(screen.getByRole("button", { name: "Sign in" }));
		expect(await screen.findByText("User name or password is not right")).toBeVisible();
		await waitFor(() => expect(screen.getByLabelText("Password")).toHaveFocus());
	});

	it.each(["//elsewhere.example/x", "/\\elsewhere.example", "https://elsewhere.example", "/sign-in"])(
		"never leads on to %s",
		async (to) => {
			hospital(NURSE, { signedIn: false });
			const { router, user } = open(`/sign-in?to=${encodeURIComponent(to)}`);
			await heading("Sign in");
			await user.type(screen.getByLabelText("User name"), "msilva");
			await user.type(screen.getByLabelText("Password"), "right");
			await user.click(screen.getByRole("button", { name: "Sign in" }));
			await heading("Patients");
			expect(router.state.location.href).toBe("/patients");
		},
	);

	it("is asked for again when the session has ended, and keeps the place", async () => {
		const { expire } = hospital(NURSE);
		const { router } = open("/calls?list=mine");
		await heading("Follow-up calls");
		expire();
		await api.GET("/api/me").catch(() => undefined);
		await heading("Sign in");
		expect(screen.getByText(/Your session has ended/)).toBeVisible();
		expect(router.state.location.search).toEqual({ to: "/calls?list=mine", expired: true });
	});

	it("is undone from the account menu", async () => {
		hospital(NURSE);
		const { user } = open("/calls");
		await heading("Follow-up calls");
		await user.click(screen.getByRole("button", { name: "M. Silva: account" }));
		await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
		await heading("Sign in");
		expect(screen.queryByText(/session has ended/)).not.toBeInTheDocument();
	});
});

describe("the palette", () => {
	it("opens with Ctrl+K, finds a patient and goes there", async () => {
		hospital(NURSE);
		const { router, user } = open("/calls");
		await heading("Follow-up calls");
		await user.keyboard("{Control>}k{/Control}");
		await user.type(await screen.findByPlaceholderText("Patient, MRN, case or command"), "whit");
		await screen.findByText("Whitaker, Joan");
		await user.keyboard("{Enter}");
		await heading("Patient");
		expect(router.state.location.pathname).toBe("/patients/p1");
	});

	it("knows the pages by name, but only those that are open to the role", async () => {
		hospital(NURSE);
		const { user } = open("/patients");
		await heading("Patients");
		await user.click(screen.getByRole("button", { name: /Patient, MRN, case or command/ }));
		const search = await screen.findByPlaceholderText("Patient, MRN, case or command");
		await user.type(search, "administration");
		expect(await screen.findByText("No patient and no command matches")).toBeVisible();
		await user.clear(search);
		await user.type(search, "follow");
		await user.keyboard("{Enter}");
		await heading("Follow-up calls");
	});

	it("does not ask for patients that the role may not see", async () => {
		hospital({ ...NURSE, role: "ADMINISTRATOR", permissions: [AREA_PERMISSIONS.admin] });
		const { user } = open("/admin");
		await heading("Administration");
		await user.keyboard("{Control>}k{/Control}");
		await user.type(await screen.findByPlaceholderText("Patient, MRN, case or command"), "whit");
		expect(await screen.findByText("No patient and no command matches")).toBeVisible();
		expect(screen.queryByText("Whitaker, Joan")).not.toBeInTheDocument();
	});
});

describe("a demonstration", () => {
	it.each([true, false])("is labelled when it is one: %s", async (demo) => {
		hospital({ ...NURSE, demo });
		open("/calls");
		await heading("Follow-up calls");
		expect(screen.queryAllByText(/invented patients only/)).toHaveLength(demo ? 1 : 0);
	});
});

it.each([
	["M. Silva", "MS"],
	["Dr Kenji Tanaka", "KT"],
	["Osman", "O"],
	["", ""],
])("the initials of %s are %s", (name, short) => {
	expect(initials(name)).toBe(short);
});

describe("the second step", () => {
	const CODE = { ...NURSE, missing: "CODE" as const };

	async function givePassword(user: ReturnType<typeof userEvent.setup>) {
		await user.type(await screen.findByLabelText("User name"), "msilva");
		await user.type(screen.getByLabelText("Password"), "right");
		await user.click(screen.getByRole("button", { name: "Sign in" }));
	}

	it("follows the password, tells a wrong code at its field, and leads to where one wanted to go", async () => {
		hospital(CODE, { signedIn: false });
		server.use(
			http.post("*/api/auth/second-factor", async ({ request }) => {
				const { code } = (await request.json()) as { code: string };
				if (code !== "123456") return unauthorized("/problems/sign-in-failed");
				server.use(http.get("*/api/me", () => HttpResponse.json(NURSE)));
				return HttpResponse.json(NURSE);
			}),
		);
		const { router, user } = open("/patients");
		await givePassword(user);
		await heading("Second step");
		await user.type(screen.getByLabelText("Code"), "000000{Enter}");
		expect(await screen.findByText(/This code is not right/)).toBeVisible();
		await user.clear(screen.getByLabelText("Code"));
		await user.type(screen.getByLabelText("Code"), "123456{Enter}");
		await heading("Patients");
		expect(router.state.location.pathname).toBe("/patients");
	});

	it("is not passed by an address", async () => {
		hospital(CODE);
		open("/patients");
		await heading("Sign in");
	});
});

describe("a passkey", () => {
	const open1 = () => server.use(http.get("*/api/auth/passkey", () => HttpResponse.json({ origin: location.origin })));
	const asked = http.post("*/api/auth/passkey/question", () =>
		HttpResponse.json({ challenge: "AAAA", rpId: "localhost", timeout: 1, userVerification: "required" }),
	);

	it("is not offered where the browser cannot bring one", async () => {
		hospital(NURSE, { signedIn: false });
		open1();
		open("/sign-in");
		await heading("Sign in");
		expect(screen.queryByRole("button", { name: "Sign in with a passkey" })).not.toBeInTheDocument();
	});

	it("opens the account alone, and says in the clinic's words when it does not", async () => {
		hospital(NURSE, { signedIn: false });
		open1();
		const device = fakeDevice();
		const sent: unknown[] = [];
		server.use(
			asked,
			http.post("*/api/auth/passkey", async ({ request }) => {
				sent.push(await request.json());
				if (sent.length === 1) return unauthorized("/problems/sign-in-failed");
				server.use(http.get("*/api/me", () => HttpResponse.json(NURSE)));
				return HttpResponse.json(NURSE);
			}),
		);
		const { router, user } = open("/patients");
		const button = await screen.findByRole("button", { name: "Sign in with a passkey" });
		device.refuses("NotAllowedError");
		await user.click(button);
		expect(await screen.findByText(/No passkey was used/)).toBeVisible();
		expect(sent).toEqual([]);
		device.agrees();
		await user.click(button);
		expect(await screen.findByText(/does not open an account here/)).toBeVisible();
		await user.click(button);
		await heading("Patients");
		expect(router.state.location.pathname).toBe("/patients");
		expect(sent[1]).toEqual({
			credentialId: "key-1",
			clientData: "client",
			authenticatorData: "data",
			signature: "sig",
			userHandle: "me",
		});
	});

	it("is the second step of an account that has no authenticator", async () => {
		hospital({ ...NURSE, missing: "PASSKEY" }, { signedIn: false });
		open1();
		fakeDevice();
		server.use(
			asked,
			http.post("*/api/auth/passkey/confirm", () => {
				server.use(http.get("*/api/me", () => HttpResponse.json(NURSE)));
				return HttpResponse.json(NURSE);
			}),
		);
		const { user } = open("/patients");
		await user.type(await screen.findByLabelText("User name"), "msilva");
		await user.type(screen.getByLabelText("Password"), "right");
		await user.click(screen.getByRole("button", { name: "Sign in" }));
		await heading("Second step");
		await user.click(await screen.findByRole("button", { name: "Use my passkey" }));
		await heading("Patients");
	});
});

describe("something sensitive", () => {
	it("asks who it is and then goes on by itself", async () => {
		hospital(NURSE);
		let proved = false;
		let made = 0;
		server.use(
			http.post("*/api/account/recovery-codes", () => {
				if (!proved) {
					return HttpResponse.json(
						{ type: "/problems/step-up-required", title: "x", status: 401, factor: "CODE" },
						{ status: 401 },
					);
				}
				made++;
				return HttpResponse.json({ codes: ["aaaa"] });
			}),
			http.post("*/api/auth/second-factor", () => {
				proved = true;
				return HttpResponse.json(NURSE);
			}),
		);
		const { user } = open("/calls");
		await heading("Follow-up calls");
		const call = api.POST("/api/account/recovery-codes");
		const dialog = await screen.findByRole("dialog", { name: "Is it you?" });
		await user.type(within(dialog).getByLabelText("Code"), "123456{Enter}");
		expect((await call).data).toEqual({ codes: ["aaaa"] });
		expect(made).toBe(1);
		expect(screen.getByRole("navigation", { name: "Main" })).toBeVisible();
	});
});

describe("read-only mode", () => {
	it("is told to everybody, with the reason", async () => {
		hospital(NURSE);
		server.use(
			http.get("*/api/operations/read-only", () =>
				HttpResponse.json({
					version: 2,
					standing: {
						reason: "New disks",
						startedBy: "A. Admin",
						since: "2026-11-23T09:00:00Z",
						expectedEnd: "2026-11-23T10:30:00Z",
					},
				}),
			),
		);
		open("/patients");
		expect(await screen.findByText("Read only until about 10:30: New disks. Nothing can be changed.")).toBeVisible();
	});
});
