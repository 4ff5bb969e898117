import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client";
import { versioned } from "@/api/versions";

/** With its version, for `If-Match`. */
export function noteQuery(id: string) {
	return queryOptions({
		queryKey: ["notes", "one", id],
		queryFn: () => versioned(api.GET("/api/notes/{id}", { params: { path: { id } } })),
	});
}
