import { useQueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";
import { problemWords } from "@/ui/problemWords";

/** Settled, not success: a refused act means that our list is stale. Board and calendar show closures and blocks too. */
export function useRefreshAbsences() {
	const client = useQueryClient();
	return async () => {
		await Promise.all(
			["/api/resources/{id}/absences", "/api/resources", "/api/board", "/api/calendar"].map((path) =>
				client.invalidateQueries({ queryKey: ["get", path] }),
			),
		);
	};
}

export function sentenceOf(error: unknown): string {
	const { title, text } = problemWords(asProblem(error));
	return text ?? title;
}
