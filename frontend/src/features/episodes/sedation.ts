import { useQuery } from "@tanstack/react-query";
import { $api } from "@/api/client";
import { useMay } from "@/api/session";

export function useSedationProtocols() {
	return useQuery({
		...$api.queryOptions("get", "/api/sedation-protocols", {}, { staleTime: 10 * 60_000 }),
		enabled: useMay("SEDATION_READ"),
	});
}

/** The name of a protocol; its code until the names are there. */
export function useSedationNames(): (code: string) => string {
	const { data } = useSedationProtocols();
	return (code) => data?.find((protocol) => protocol.code === code)?.name ?? code;
}
