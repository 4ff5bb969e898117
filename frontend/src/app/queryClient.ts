import { QueryClient } from "@tanstack/react-query";
import { asProblem } from "@/api/problem";

/** A refusal stays a refusal; only a lost connection or a failing server is worth another try. */
function isWorthARetry(failures: number, error: unknown): boolean {
	const { status } = asProblem(error);
	return failures < 2 && (status === 0 || status >= 502);
}

export function createQueryClient(): QueryClient {
	return new QueryClient({
		defaultOptions: { queries: { staleTime: 30_000, retry: isWorthARetry }, mutations: { retry: false } },
	});
}
