import { queryOptions } from "@tanstack/react-query";
import { api } from "@/api/client";
import { versioned } from "@/api/versions";

/** With its version, for `If-Match`. */
export function patientQuery(id: string) {
	return queryOptions({
		queryKey: ["patients", "one", id],
		queryFn: () => versioned(api.GET("/api/patients/{id}", { params: { path: { id } } })),
	});
}
