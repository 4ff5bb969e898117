import { asProblem, type ProblemError } from "@/api/problem";
import { FormError } from "./FormError";

/** The server's messages by pointer, and those that belong to none of the fields shown. */
export type Refusal = {
	at: Readonly<Record<string, string>>;
	rest: readonly string[];
	problem: ProblemError | undefined;
};

/** For forms that keep their values themselves: `fields` are the pointers that have a field, "/dose". */
export function refusalOf(error: unknown, fields: readonly string[]): Refusal {
	const at: Record<string, string> = {};
	const rest: string[] = [];
	if (error === null || error === undefined) return { at, rest, problem: undefined };
	const problem = asProblem(error);
	for (const { pointer, message } of problem.errors) {
		if (fields.includes(pointer)) at[pointer] = message;
		else rest.push(message);
	}
	return { at, rest, problem };
}

/** What the server says of the whole, or of what has no field here. Shows nothing while nothing is wrong. */
export function Refused({ refusal }: { refusal: Refusal }) {
	const { rest, problem } = refusal;
	if (problem === undefined || (problem.errors.length > 0 && rest.length === 0)) return null;
	return <FormError errors={{}} onFocus={() => undefined} problem={problem} messages={rest} />;
}
