import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { $api } from "@/api/client";

export function useRenewEvents(episodeId: string): () => void {
	const client = useQueryClient();
	return useCallback(
		() =>
			void client.invalidateQueries(
				$api.queryOptions("get", "/api/episodes/{id}/adverse-events", { params: { path: { id: episodeId } } }),
			),
		[client, episodeId],
	);
}
