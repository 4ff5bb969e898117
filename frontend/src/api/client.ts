import createFetchClient, { type Middleware } from "openapi-fetch";
import createClient from "openapi-react-query";
import { problemOf, unreachable } from "./problem";
import type { paths } from "./schema";

const SAFE: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);
const CSRF_PATH = "/api/auth/csrf";
const LOGIN_PATH = "/api/auth/login";

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

let csrfRequest: Promise<unknown> | undefined;

async function csrfToken(): Promise<string | undefined> {
	const known = cookie("XSRF-TOKEN");
	if (known !== undefined) return known;
	csrfRequest ??= api.GET(CSRF_PATH).finally(() => {
		csrfRequest = undefined;
	});
	await csrfRequest;
	return cookie("XSRF-TOKEN");
}

const csrf: Middleware = {
	async onRequest({ request }) {
		if (SAFE.has(request.method)) return undefined;
		const token = await csrfToken();
		if (token !== undefined) request.headers.set("X-XSRF-TOKEN", token);
		return request;
	},
};

/** Every refusal is thrown as a `ProblemError`, so a call that returns has succeeded. */
const refusals: Middleware = {
	async onResponse({ response, schemaPath }) {
		if (response.ok) return undefined;
		if (response.status === 401 && schemaPath !== LOGIN_PATH) for (const listener of signedOutListeners) listener();
		throw await problemOf(response);
	},
	onError({ error }) {
		return error instanceof TypeError ? unreachable() : undefined;
	},
};

export const api = createFetchClient<paths>({
	baseUrl: location.origin,
	credentials: "same-origin",
	// Looked up at each call: the mock server of the tests replaces `fetch` after this module has loaded.
	fetch: (request) => globalThis.fetch(request),
});
api.use(csrf, refusals);

export const $api = createClient(api);
