import { HttpResponse, http } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";
import { server, withServer } from "@/test/server";
import { api, onSignedOut } from "./client";
import { asProblem, ProblemError } from "./problem";
import { ifMatch, versioned } from "./versions";

withServer();

const CREDENTIALS = { username: "nurse", password: "secret" };
const ME = { id: "1", username: "nurse" };

function setToken(value: string | undefined) {
	// biome-ignore lint/suspicious/noDocumentCookie: jsdom has no cookie store
	document.cookie = `XSRF-TOKEN=${value ?? ""}; path=/; max-age=${value === undefined ? 0 : 60}`;
}

const refusal = (status: number, body: object) =>
	HttpResponse.json(body, { status, headers: { "Content-Type": "application/problem+json" } });

const failureOf = (call: Promise<unknown>): Promise<ProblemError> =>
	call.then(
		() => Promise.reject(new Error("the call was not refused")),
		(error: unknown) => asProblem(error),
	);

afterEach(() => setToken(undefined));

describe("an unsafe call", () => {
	it("fetches a CSRF token once, and sends it", async () => {
		const asked = vi.fn();
		const sent: (string | null)[] = [];
		server.use(
			http.get("*/api/auth/csrf", () => {
				asked();
				setToken("t%2B1");
				return new HttpResponse(null, { status: 204 });
			}),
			http.post("*/api/auth/login", ({ request }) => {
				sent.push(request.headers.get("X-XSRF-TOKEN"));
				return HttpResponse.json(ME);
			}),
		);
		await Promise.all([
			api.POST("/api/auth/login", { body: CREDENTIALS }),
			api.POST("/api/auth/login", { body: CREDENTIALS }),
		]);
		await api.POST("/api/auth/login", { body: CREDENTIALS });
		expect(sent).toEqual(["t+1", "t+1", "t+1"]);
		expect(asked).toHaveBeenCalledOnce();
	});

	it("carries the version it was made from", async () => {
		setToken("t");
		let match: string | null = null;
		server.use(
			http.post("*/api/auth/logout", ({ request }) => {
				match = request.headers.get("If-Match");
				return new HttpResponse(null, { status: 204 });
			}),
		);
		await api.POST("/api/auth/logout", { headers: ifMatch('"7"') });
		expect(match).toBe('"7"');
	});
});

describe("a safe call", () => {
	it("sends no token", async () => {
		setToken("t");
		let sent: string | null = "";
		server.use(
			http.get("*/api/me", ({ request }) => {
				sent = request.headers.get("X-XSRF-TOKEN");
				return HttpResponse.json(ME);
			}),
		);
		await api.GET("/api/me");
		expect(sent).toBeNull();
	});

	it("keeps the version of what it loaded", async () => {
		server.use(http.get("*/api/me", () => HttpResponse.json(ME, { headers: { ETag: '"7"' } })));
		expect(await versioned(api.GET("/api/me"))).toEqual({ data: ME, etag: '"7"' });
	});

	it("whose answer has no version cannot be the ground of a write", async () => {
		server.use(http.get("*/api/me", () => HttpResponse.json(ME)));
		await expect(versioned(api.GET("/api/me"))).rejects.toThrow("without body or ETag");
	});
});

describe("a refusal", () => {
	it("is thrown with its type, its fields and its facts", async () => {
		const problem = {
			type: "/problems/slot-taken",
			title: "Slot taken",
			status: 409,
			detail: "Angio 2 is taken",
			errors: [{ pointer: "/startsAt", message: "Overlaps Sato" }],
			blockers: ["b1"],
		};
		server.use(http.get("*/api/me", () => refusal(409, problem)));
		const thrown = await failureOf(api.GET("/api/me"));
		expect(thrown.is("slot-taken")).toBe(true);
		expect(thrown.isConflict).toBe(true);
		expect(thrown.isStale).toBe(false);
		expect(thrown.errors).toEqual(problem.errors);
		expect(thrown.fact("blockers")).toEqual(["b1"]);
	});

	it.each([
		[412, "isStale"],
		[428, "isMissingVersion"],
	] as const)("with status %i is known by %s", async (status, question) => {
		server.use(http.get("*/api/me", () => refusal(status, {})));
		expect((await failureOf(api.GET("/api/me")))[question]).toBe(true);
	});

	it("without a readable body is one all the same", async () => {
		server.use(http.get("*/api/me", () => new HttpResponse("<html>Bad gateway", { status: 502 })));
		const thrown = await failureOf(api.GET("/api/me"));
		expect(thrown).toBeInstanceOf(ProblemError);
		expect(thrown.status).toBe(502);
	});

	it("of the connection itself is told from the server's", async () => {
		server.use(http.get("*/api/me", () => HttpResponse.error()));
		expect((await failureOf(api.GET("/api/me"))).isUnreachable).toBe(true);
	});
});

describe("a lost session", () => {
	it("is made known, but not by a wrong password", async () => {
		setToken("t");
		const signedOut = vi.fn();
		const stop = onSignedOut(signedOut);
		server.use(
			http.get("*/api/me", () => refusal(401, {})),
			http.post("*/api/auth/login", () => refusal(401, { type: "/problems/sign-in-failed" })),
		);
		expect((await failureOf(api.POST("/api/auth/login", { body: CREDENTIALS }))).is("sign-in-failed")).toBe(true);
		expect(signedOut).not.toHaveBeenCalled();
		await failureOf(api.GET("/api/me"));
		expect(signedOut).toHaveBeenCalledOnce();
		stop();
		await failureOf(api.GET("/api/me"));
		expect(signedOut).toHaveBeenCalledOnce();
	});
});
