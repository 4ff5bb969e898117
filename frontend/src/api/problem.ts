import type { FieldError, Problem } from "./schema";

/**
 * A refusal as RFC 9457 describes it. `type` is the key to branch on; `title` and `detail` are for people and never parsed.
 * Facts such as `current` or `blockers` stay reachable through `fact`.
 */
export class ProblemError extends Error {
	override readonly name = "ProblemError";
	readonly type: string;
	readonly title: string;
	readonly status: number;
	readonly detail: string | undefined;
	readonly errors: readonly FieldError[];
	readonly #members: Readonly<Record<string, unknown>>;

	constructor(problem: Problem) {
		super(problem.detail ?? problem.title);
		this.type = problem.type;
		this.title = problem.title;
		this.status = problem.status;
		this.detail = problem.detail;
		this.errors = problem.errors ?? [];
		this.#members = problem;
	}

	/** `problem.is("sign-in-failed")`: the code without its "/problems/" prefix. */
	is(code: string): boolean {
		return this.type === `/problems/${code}`;
	}

	fact(name: string): unknown {
		return this.#members[name];
	}

	get isUnreachable(): boolean {
		return this.status === 0;
	}

	/** 412: the `If-Match` version is no longer the newest; load again and compare. */
	get isStale(): boolean {
		return this.status === 412;
	}

	/** 409: the rules or another booking stand against it. */
	get isConflict(): boolean {
		return this.status === 409;
	}

	/** 428: the call lacked `If-Match`; that is our own mistake, not the user's. */
	get isMissingVersion(): boolean {
		return this.status === 428;
	}
}

export function isProblem(error: unknown): error is ProblemError {
	return error instanceof ProblemError;
}

/** Whatever was thrown, as a problem: pages then have one kind of failure to show. */
export function asProblem(error: unknown): ProblemError {
	if (isProblem(error)) return error;
	const message = error instanceof Error ? error.message : undefined;
	return new ProblemError({
		type: "/problems/unexpected",
		title: "Unexpected failure",
		status: 500,
		...(message !== undefined && { detail: message }),
	});
}

export async function problemOf(response: Response): Promise<ProblemError> {
	const body: unknown = await response
		.clone()
		.json()
		.catch(() => undefined);
	return new ProblemError({
		type: "about:blank",
		title: response.statusText,
		...asRecord(body),
		status: response.status,
	});
}

export function unreachable(): ProblemError {
	return new ProblemError({ type: "/problems/unreachable", title: "Server unreachable", status: 0 });
}

function asRecord(body: unknown): Partial<Problem> {
	return typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
}
