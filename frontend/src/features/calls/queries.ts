import { queryOptions } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import type { QueueView } from "@/api/schema";
import { versioned } from "@/api/versions";

export const PAGE_SIZE = 50;

/** With its version, for `If-Match`. */
export function contactQuery(id: string) {
	return queryOptions({
		queryKey: ["calls", "contact", id],
		queryFn: () => versioned(api.GET("/api/follow-up/contacts/{id}", { params: { path: { id } } })),
		gcTime: 0,
	});
}

export function queueQuery(view: QueueView, page: number) {
	return $api.queryOptions("get", "/api/follow-up/queue", { params: { query: { view, page, size: PAGE_SIZE } } });
}

export function painQuery(episodeId: string) {
	return $api.queryOptions("get", "/api/episodes/{id}/pain", { params: { path: { id: episodeId } } });
}
