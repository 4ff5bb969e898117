import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { $api } from "@/api/client";

export const productsQuery = $api.queryOptions("get", "/api/supply/products");

export const attentionQuery = $api.queryOptions("get", "/api/supply/attention");

export function lotQuery(id: string) {
	return $api.queryOptions("get", "/api/supply/lots/{id}", { params: { path: { id } } });
}

/** After anything moved: lists, sums and the lot itself are old. */
export function useRenewSupply(): () => void {
	const client = useQueryClient();
	return useCallback(
		() =>
			void client.invalidateQueries({
				predicate: ({ queryKey }) => typeof queryKey[1] === "string" && queryKey[1].startsWith("/api/supply/"),
			}),
		[client],
	);
}
