import type { FieldPath, FieldValues, UseFormSetError } from "react-hook-form";
import type { ProblemError } from "./problem";

/**
 * "/fractures/0/level" names the field "fractures.0.level" (RFC 6901 unescapes ~1 before ~0). "#size" names a parameter of
 * the address, which is no field.
 */
export function fieldNameOf(pointer: string): string | undefined {
	if (!pointer.startsWith("/")) return undefined;
	return pointer
		.slice(1)
		.split("/")
		.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
		.join(".");
}

/**
 * Puts each of the server's field messages at its field and focuses the first. Returns the messages that name no field:
 * the caller shows them above the form.
 */
export function applyProblemToForm<T extends FieldValues>(
	problem: ProblemError,
	setError: UseFormSetError<T>,
): string[] {
	const general: string[] = [];
	let focused = false;
	for (const { pointer, message } of problem.errors) {
		const name = fieldNameOf(pointer);
		if (name === undefined) {
			general.push(message);
			continue;
		}
		setError(name as FieldPath<T>, { type: "server", message }, { shouldFocus: !focused });
		focused = true;
	}
	return general;
}
