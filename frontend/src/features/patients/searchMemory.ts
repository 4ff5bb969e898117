import { useQuery, useQueryClient } from "@tanstack/react-query";

type Memory = { typed: string; page: number };

const KEY = ["patients", "search"];
const NOTHING: Memory = { typed: "", page: 0 };

/**
 * What was typed survives a look at a patient, but never enters the address, the browser's history or its storage. It
 * lives with the answers of the server, which are forgotten when somebody else signs in.
 */
export function useSearchMemory() {
	const client = useQueryClient();
	const { data } = useQuery({ queryKey: KEY, queryFn: () => NOTHING, initialData: NOTHING, enabled: false });
	const remember = (typed: string, page: number) => {
		client.setQueryData<Memory>(KEY, { typed, page });
	};
	return { ...data, remember };
}
