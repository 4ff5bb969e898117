import "@/i18n/account";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HttpResponse, http } from "msw";
import { describe, expect, it } from "vitest";
import { FacilityZone } from "@/lib/zone";
import { fakeDevice } from "@/test/fakeDevice";
import { renderUi } from "@/test/renderUi";
import { server, withServer } from "@/test/server";
import { AccountPage } from "./AccountPage";
import { ResetPage } from "./DoorPages";
import { deviceWords } from "./device";

withServer();

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const SESSION = { address: "10.0.0.7", since: "2026-11-23T08:00:00Z", lastUsed: "2026-11-23T08:10:00Z" };

function account(view: object) {
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.get("*/api/account", () =>
			HttpResponse.json({ recoveryCodesLeft: 0, secondFactorRequired: true, sessionsAllowed: 3, ...view }),
		),
		http.get("*/api/account/passkeys", () => HttpResponse.json({ passkeys: [] })),
		http.get("*/api/account/sessions", () =>
			HttpResponse.json([
				{ id: "a", device: FIREFOX, current: true, ...SESSION },
				{ id: "b", current: false, ...SESSION },
			]),
		),
	);
	renderUi(
		<FacilityZone zone="Europe/Dublin">
			<AccountPage />
		</FacilityZone>,
	);
}

describe("the account page", () => {
	it("sets an authenticator up and shows the recovery codes once", async () => {
		const sent: unknown[] = [];
		account({});
		server.use(
			http.post("*/api/account/second-factor", () =>
				HttpResponse.json({ secret: "GEZDGNBV", uri: "otpauth://totp/x", qrSize: 29, qrPath: "M4 4h1v1h-1z" }),
			),
			http.post("*/api/account/second-factor/confirm", async ({ request }) => {
				sent.push(await request.json());
				return sent.length === 1
					? HttpResponse.json(
							{
								type: "/problems/code-refused",
								title: "x",
								status: 422,
								errors: [{ pointer: "/code", message: "Not this one" }],
							},
							{ status: 422 },
						)
					: HttpResponse.json({ codes: ["aaaa-bbbb", "cccc-dddd"] });
			}),
		);
		await userEvent.click(await screen.findByRole("button", { name: "Set up an authenticator" }));
		expect(await screen.findByRole("img", { name: /QR code/ })).toBeVisible();
		const code = screen.getByLabelText("Code of six digits");
		await userEvent.type(code, "000000{Enter}");
		expect((await screen.findAllByText("Not this one")).length).toBeGreaterThan(0);
		await userEvent.clear(code);
		await userEvent.type(code, "123456{Enter}");
		expect(await screen.findByText("cccc-dddd")).toBeVisible();
		expect(sent).toEqual([{ code: "000000" }, { code: "123456" }]);
		await userEvent.click(screen.getByRole("button", { name: "I have kept them" }));
		await waitFor(() => expect(screen.queryByText("cccc-dddd")).toBeNull());
	});

	it("lists where one is signed in and ends another session, not this one", async () => {
		let ended = "";
		account({ secondFactorSince: "2026-11-20T08:00:00Z", recoveryCodesLeft: 2 });
		server.use(
			http.post("*/api/account/sessions/:id/end", ({ params }) => {
				ended = String(params["id"]);
				return new HttpResponse(null, { status: 204 });
			}),
		);
		const own = (await screen.findByText("Firefox on Linux")).closest("tr");
		expect(within(own as HTMLElement).queryByRole("button")).toBeNull();
		expect(screen.getByText(/2 recovery codes left · Make new ones soon/)).toBeVisible();
		await userEvent.click(screen.getByRole("button", { name: "Sign out Unknown device, 10.0.0.7" }));
		await waitFor(() => expect(ended).toBe("b"));
	});

	it("tells a wrong present password at its field", async () => {
		account({});
		server.use(
			http.post("*/api/account/password", () =>
				HttpResponse.json(
					{
						type: "/problems/password-wrong",
						title: "x",
						status: 422,
						errors: [{ pointer: "/current", message: "This is not your present password." }],
					},
					{ status: 422 },
				),
			),
		);
		await userEvent.type(await screen.findByLabelText("Present password"), "old");
		await userEvent.type(screen.getByLabelText("New password"), "fourteen chars");
		await userEvent.click(screen.getByRole("button", { name: "Change password" }));
		expect((await screen.findAllByText("Use at least 15 characters")).length).toBeGreaterThan(0);
		await userEvent.type(screen.getByLabelText("New password"), "!");
		await userEvent.click(screen.getByRole("button", { name: "Change password" }));
		await waitFor(() => expect(screen.getByLabelText("Present password")).toHaveFocus());
	});
});

describe("passkeys", () => {
	const LAPTOP = {
		id: "k",
		version: 3,
		name: "Laptop",
		addedAt: "2026-11-20T08:00:00Z",
		backedUp: false,
	};

	it("say that they are off, and what is to be done", async () => {
		account({});
		expect(await screen.findByText(/spineline\.access\.passkey\.origin/)).toBeVisible();
		expect(screen.queryByRole("button", { name: "Add a passkey" })).toBeNull();
	});

	it("are added with a name, and a refusal of the device is told at the field", async () => {
		const device = fakeDevice();
		const sent: unknown[] = [];
		account({});
		server.use(
			http.get("*/api/account/passkeys", () =>
				HttpResponse.json({ origin: location.origin, passkeys: sent.length === 0 ? [] : [LAPTOP] }),
			),
			http.post("*/api/account/passkeys/offer", () => HttpResponse.json({ challenge: "AAAA" })),
			http.post("*/api/account/passkeys", async ({ request }) => {
				sent.push(await request.json());
				return HttpResponse.json(LAPTOP, { status: 201 });
			}),
		);
		const name = await screen.findByLabelText("Name");
		await userEvent.clear(name);
		await userEvent.type(name, "{Enter}");
		expect(await screen.findByText("Give the passkey a name")).toBeVisible();
		await userEvent.type(name, "Laptop");
		device.refuses("InvalidStateError");
		await userEvent.click(screen.getByRole("button", { name: "Add a passkey" }));
		expect(await screen.findByText(/has a passkey for your account already/)).toBeVisible();
		device.agrees();
		await userEvent.click(screen.getByRole("button", { name: "Add a passkey" }));
		expect(await screen.findByRole("cell", { name: "Laptop" })).toBeVisible();
		expect(sent).toEqual([
			{ name: "Laptop", clientData: "client", attestationObject: "made", transports: ["INTERNAL", "SMART_CARD"] },
		]);
	});

	it("are renamed and removed with the version that was read", async () => {
		const seen: string[] = [];
		account({});
		server.use(
			http.get("*/api/account/passkeys", () => HttpResponse.json({ origin: location.origin, passkeys: [LAPTOP] })),
			http.put("*/api/account/passkeys/k", async ({ request }) => {
				seen.push(`${request.headers.get("If-Match")} ${JSON.stringify(await request.json())}`);
				return HttpResponse.json(LAPTOP);
			}),
			http.delete("*/api/account/passkeys/k", ({ request }) => {
				seen.push(`${request.headers.get("If-Match")} gone`);
				return new HttpResponse(null, { status: 204 });
			}),
		);
		await userEvent.click(await screen.findByRole("button", { name: "Rename Laptop" }));
		const form = screen.getByRole("form", { name: "Rename Laptop" });
		await userEvent.type(within(form).getByLabelText("Name"), " 2{Enter}");
		await waitFor(() => expect(seen).toEqual(['"3" {"name":"Laptop 2"}']));
		await userEvent.click(screen.getByRole("button", { name: "Remove Laptop" }));
		await waitFor(() => expect(seen).toHaveLength(2));
		expect(seen[1]).toBe('"3" gone');
	});
});

it("says that a link is used up", async () => {
	server.use(
		http.get("*/api/auth/csrf", () => new HttpResponse(null, { status: 204 })),
		http.post("*/api/auth/reset", () =>
			HttpResponse.json({ type: "/problems/sign-in-failed", title: "x", status: 401 }, { status: 401 }),
		),
	);
	renderUi(<ResetPage token="t" />);
	await userEvent.type(screen.getByLabelText("New password"), "seven lamps over a harbour");
	await userEvent.click(screen.getByRole("button", { name: "Save the password" }));
	expect(await screen.findByText(/This link was used already/)).toBeVisible();
});

it("recognises devices well enough to tell one's own", () => {
	expect(deviceWords(FIREFOX)).toBe("Firefox on Linux");
	expect(deviceWords("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Version/19.0 Safari/604.1")).toBe("Safari on iOS");
	expect(deviceWords(undefined)).toBe("Unknown device");
});
