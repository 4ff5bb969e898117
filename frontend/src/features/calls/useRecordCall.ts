import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { Answer, AttemptRequest, CallOutcome, ContactResponse } from "@/api/schema";
import { ifMatch, versioned } from "@/api/versions";
import { contactQuery, painQuery } from "./queries";

type Handlers = {
	onRecorded: (outcome: CallOutcome) => void;
	onRefused: (problem: ProblemError, sent: readonly Answer[]) => void;
};

/** Records one attempt with the version it was based on; the contact, the trend and the queue then show it. */
export function useRecordCall({ id, episodeId }: ContactResponse, { onRecorded, onRefused }: Handlers) {
	const client = useQueryClient();
	const call = useMutation({
		mutationFn: ({ etag, body }: { etag: string; body: AttemptRequest }) =>
			versioned(
				api.POST("/api/follow-up/contacts/{id}/attempts", {
					params: { path: { id }, header: ifMatch(etag) },
					body,
				}),
			),
		onSuccess: (recorded, { body }) => {
			client.setQueryData(contactQuery(id).queryKey, recorded);
			void client.invalidateQueries({ queryKey: painQuery(episodeId).queryKey });
			void client.invalidateQueries({ queryKey: ["get", "/api/follow-up/queue"] });
			onRecorded(body.outcome);
		},
		onError: (error, { body }) => onRefused(asProblem(error), body.answers),
	});
	return {
		record: (etag: string, outcome: CallOutcome, request: Omit<AttemptRequest, "outcome">) =>
			call.mutate({ etag, body: { outcome, ...request } }),
		pending: call.isPending ? call.variables.body.outcome : undefined,
		problem: call.isError ? asProblem(call.error) : undefined,
		loadNewer: () => {
			call.reset();
			void client.invalidateQueries({ queryKey: contactQuery(id).queryKey });
		},
	};
}
