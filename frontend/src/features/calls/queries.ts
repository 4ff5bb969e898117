import { queryOptions } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import type { QueueView, RiskFact } from "@/api/schema";
import { versioned } from "@/api/versions";

export const PAGE_SIZE = 50;
/** Another nurse may have claimed or recorded meanwhile. */
export const FRESH_EVERY = 15_000;

export type QueueSearch = { view: QueueView; page: number; risk?: RiskFact; mine?: boolean; language?: string };

/** With its version, for `If-Match`. */
export function contactQuery(id: string) {
	return queryOptions({
		queryKey: ["calls", "contact", id],
		queryFn: () => versioned(api.GET("/api/follow-up/contacts/{id}", { params: { path: { id } } })),
		gcTime: 0,
	});
}

export function queueQuery({ view, page, risk, mine, language }: QueueSearch) {
	return $api.queryOptions("get", "/api/follow-up/queue", {
		params: {
			query: {
				view,
				page,
				size: PAGE_SIZE,
				...(risk !== undefined && { risk }),
				...(mine === true && { mine }),
				...(language !== undefined && { language }),
			},
		},
	});
}

export function painQuery(episodeId: string) {
	return $api.queryOptions("get", "/api/episodes/{id}/pain", { params: { path: { id: episodeId } } });
}

export const escalationsQuery = $api.queryOptions("get", "/api/follow-up/escalations", {});

export const imagingQuery = $api.queryOptions("get", "/api/follow-up/imaging-tasks", {});

export const rosterQuery = $api.queryOptions("get", "/api/follow-up/on-call", {});

export const handoffQuery = $api.queryOptions("get", "/api/follow-up/handoff", {});
