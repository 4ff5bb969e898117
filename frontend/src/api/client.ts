import createFetchClient, { type Middleware } from "openapi-fetch";
import createClient from "openapi-react-query";
import { isSomebodyHere } from "./presence";
import { problemOf, unreachable } from "./problem";
import type { paths } from "./schema";
import { stepsUp } from "./stepUp";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const CSRF_PATH = "/api/auth/csrf";

type SignedOutListener = () => void;
const signedOutListeners = new Set<SignedOutListener>();

/** Called when the server no longer knows the session; returns how to stop listening. */
export function onSignedOut(listener: SignedOutListener): () => void {
	signedOutListeners.add(listener);
	return () => {
		signedOutListeners.delete(listener);
	};
}

function cookie(name: string): string | undefined {
	const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
	return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

/** Over HTTPS the cookie is bound to this host. */
function knownToken(): string | undefined {
	return cookie("__Host-XSRF-TOKEN") ?? cookie("XSRF-TOKEN");
}

let csrfRequest: Promise<unknown> | undefined;

async function csrfToken(): Promise<string | undefined> {
	const known = knownToken();
	if (known !== undefined) return known;
	csrfRequest ??= api.GET(CSRF_PATH).finally(() => {
		csrfRequest = undefined;
	});
	await csrfRequest;
	return knownToken();
}

const csrf: Middleware = {
	async onRequest({ request }) {
		if (!isSomebodyHere()) request.headers.set("X-Background", "true");
		if (SAFE.has(request.method)) return undefined;
		const token = await csrfToken();
		if (token !== undefined) request.headers.set("X-XSRF-TOKEN", token);
		return request;
	},
};

/** Every refusal is thrown as a `ProblemError`, so a call that returns has succeeded. */
const refusals: Middleware = {
	async onResponse({ response }) {
		if (response.ok) return undefined;
		const problem = await problemOf(response);
		// Something wrong was typed, or not proved again; the session goes on.
		const endsSession = problem.status === 401 && !problem.is("sign-in-failed") && !problem.is("step-up-required");
		if (endsSession) for (const listener of signedOutListeners) listener();
		throw problem;
	},
	onError({ error }) {
		return error instanceof TypeError ? unreachable() : undefined;
	},
};

export const api = createFetchClient<paths>({
	baseUrl: location.origin,
	credentials: "same-origin",
	// Looked up at each call: the mock server of the tests replaces `fetch` after this module has loaded.
	fetch: async (request) => {
		const again = request.clone();
		const response = await globalThis.fetch(request);
		if (!(await stepsUp(response))) return response;
		// The token changes with each proof.
		const token = await csrfToken();
		if (token !== undefined && !SAFE.has(again.method)) again.headers.set("X-XSRF-TOKEN", token);
		return globalThis.fetch(again);
	},
});
api.use(csrf, refusals);

export const $api = createClient(api);
