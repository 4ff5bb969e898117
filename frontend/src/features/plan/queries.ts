import { queryOptions } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import { versioned } from "@/api/versions";
import type { IsoDate } from "@/lib/time";

const WHILE_SOLVING = 1_000;
const OTHERWISE = 30_000;

/** With its version, for `If-Match`. Asked for every second while the server works on it. */
export function planQuery(id: string) {
	return queryOptions({
		queryKey: ["plans", id],
		queryFn: () => versioned(api.GET("/api/plans/{id}", { params: { path: { id } } })),
		refetchInterval: ({ state }) => (state.data?.data.state === "SOLVING" ? WHILE_SOLVING : OTHERWISE),
	});
}

export function plansQuery(from: IsoDate, to: IsoDate) {
	return $api.queryOptions("get", "/api/plans", { params: { query: { from, to } } });
}
