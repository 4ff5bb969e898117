import { IconCalendarX } from "@tabler/icons-react";
import { asProblem, type ProblemError } from "@/api/problem";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { problemWords } from "@/ui/problemWords";

type Props = { error: unknown; onRetry: () => void };

/** A panel that could not be filled: trying again helps against a failure, not against what was asked. */
export function PanelError({ error, onRetry }: Props) {
	const problem = asProblem(error);
	if (problem.errors.length === 0) return <ErrorState error={error} onRetry={onRetry} />;
	return (
		<div role="alert">
			<EmptyState
				icon={IconCalendarX}
				title={problem.detail ?? problemWords(problem).title}
				text={problem.errors.map(({ message }) => message).join(" ")}
			/>
		</div>
	);
}

/** What the server says about a parameter: bodies are pointed into by "/from", addresses by "#from". */
export function refusedAt(problem: ProblemError | undefined, name: string): string | undefined {
	return problem?.errors.find(({ pointer }) => pointer.slice(1) === name)?.message;
}
