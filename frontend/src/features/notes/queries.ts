import { queryOptions } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import { versioned } from "@/api/versions";

/** With its version, for `If-Match`. */
export function noteQuery(id: string) {
	return queryOptions({
		queryKey: ["notes", "one", id],
		queryFn: () => versioned(api.GET("/api/notes/{id}", { params: { path: { id } } })),
		// A draft is opened in the version the server has now, never in a remembered one: its first save would be refused.
		gcTime: 0,
	});
}

export function completenessQuery(id: string) {
	return $api.queryOptions("get", "/api/notes/{id}/completeness", { params: { path: { id } } });
}
