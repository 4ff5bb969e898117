import type { ProblemError } from "@/api/problem";

/** What the server says at this field. */
export function atField(problem: ProblemError | undefined, field: string): string | undefined {
	return problem?.errors.find(({ pointer }) => pointer === `/${field}`)?.message;
}

/** What it says of the whole, or of what has no field here. */
export function general(problem: ProblemError | undefined, fields: readonly string[]): string | undefined {
	if (problem === undefined) return undefined;
	const elsewhere = problem.errors.find(({ pointer }) => !fields.some((field) => pointer.startsWith(`/${field}`)));
	return problem.errors.length === 0 ? (problem.detail ?? problem.title) : elsewhere?.message;
}
