import { useSuspenseQuery } from "@tanstack/react-query";
import { $api } from "./client";
import type { Me } from "./schema";

export const meQuery = $api.queryOptions("get", "/api/me", {}, { staleTime: 5 * 60_000, retry: false });

/** Only below the signed-in layout, which has loaded it. */
export function useMe(): Me {
	return useSuspenseQuery(meQuery).data;
}

export function may(me: Me, permission: string): boolean {
	return me.permissions.includes(permission);
}

/** Hides what a role can never do; the server decides. */
export function useMay(permission: string): boolean {
	return may(useMe(), permission);
}
