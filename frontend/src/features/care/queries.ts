import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { $api, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type {
	DischargeReasonRequest,
	DischargeRequest,
	DischargeUndoRequest,
	NeurologyAcknowledgementRequest,
	RecoveryCheckRequest,
	RecoveryHeadRequest,
	RecoveryResponse,
	SedationDrugRequest,
	SedationEventRequest,
	SedationHeadRequest,
	SedationResponse,
	SedationSignatureRequest,
	SedationVitalsRequest,
} from "@/api/schema";
import { useIdempotencyKey } from "@/api/useIdempotencyKey";
import { ifMatch, type Versioned, versioned } from "@/api/versions";

/** Two people write at one table: what the other enters shows up while the page is open. */
const SHARED = { refetchInterval: 30_000, gcTime: 0 } as const;

export function careQuery(id: string) {
	return $api.queryOptions("get", "/api/bookings/{id}/care", { params: { path: { id } } });
}

export function sedationQuery(id: string) {
	return queryOptions({
		queryKey: ["care", "sedation", id],
		queryFn: () => versioned(api.GET("/api/bookings/{id}/sedation", { params: { path: { id } } })),
		...SHARED,
	});
}

export function recoveryQuery(id: string) {
	return queryOptions({
		queryKey: ["care", "recovery", id],
		queryFn: () => versioned(api.GET("/api/bookings/{id}/recovery", { params: { path: { id } } })),
		...SHARED,
	});
}

function useWrite<B, R>(queryKey: readonly unknown[], write: (body: B) => Promise<Versioned<R>>, opens?: string) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: write,
		onSuccess: (answer) => {
			client.setQueryData(queryKey, answer);
			if (opens !== undefined) void client.invalidateQueries({ queryKey: careQuery(opens).queryKey });
			// The day follows what is recorded here.
			void client.invalidateQueries({
				predicate: ({ queryKey: [first] }) => typeof first === "string" && /board|bookings|day/.test(first),
			});
		},
		onError: (error) => {
			const problem = asProblem(error);
			// Without an answer nobody knows whether it was saved: the record says so.
			if (problem.isStale || problem.isConflict || problem.isUnreachable) void client.invalidateQueries({ queryKey });
		},
	});
}

/** A repetition within this time is the same line; the same dose ten minutes later is another one. */
const SAME_LINE_MS = 60_000;

/** A line of the record: pressed again because no answer came, it is entered once. */
function useLine<B, R>(queryKey: readonly unknown[], write: (body: B, header: Keyed) => Promise<Versioned<R>>) {
	const { keyOf, renew } = useIdempotencyKey(SAME_LINE_MS);
	return useWrite<B, R>(queryKey, async (body) => {
		const answer = await write(body, { "Idempotency-Key": keyOf(JSON.stringify(body)) });
		renew();
		return answer;
	});
}

type Keyed = { "Idempotency-Key": string };

const at = (id: string) => ({ path: { id } });

export function useSedation(id: string) {
	const key = sedationQuery(id).queryKey;
	return {
		open: useWrite<void, SedationResponse>(
			key,
			() => versioned(api.POST("/api/bookings/{id}/sedation", { params: at(id) })),
			id,
		),
		start: useWrite<void, SedationResponse>(key, () =>
			versioned(api.POST("/api/bookings/{id}/sedation/start", { params: at(id), body: {} })),
		),
		end: useWrite<void, SedationResponse>(key, () =>
			versioned(api.POST("/api/bookings/{id}/sedation/end", { params: at(id), body: {} })),
		),
		head: useWrite<{ etag: string; body: SedationHeadRequest }, SedationResponse>(key, ({ etag, body }) =>
			versioned(api.PUT("/api/bookings/{id}/sedation", { params: { ...at(id), header: ifMatch(etag) }, body })),
		),
		vitals: useLine<SedationVitalsRequest, SedationResponse>(key, (body, header) =>
			versioned(api.POST("/api/bookings/{id}/sedation/vitals", { params: { ...at(id), header }, body })),
		),
		drug: useLine<SedationDrugRequest, SedationResponse>(key, (body, header) =>
			versioned(api.POST("/api/bookings/{id}/sedation/drugs", { params: { ...at(id), header }, body })),
		),
		event: useLine<SedationEventRequest, SedationResponse>(key, (body, header) =>
			versioned(api.POST("/api/bookings/{id}/sedation/events", { params: { ...at(id), header }, body })),
		),
		sign: useWrite<{ etag: string; body: SedationSignatureRequest }, SedationResponse>(key, ({ etag, body }) =>
			versioned(
				api.POST("/api/bookings/{id}/sedation/signature", { params: { ...at(id), header: ifMatch(etag) }, body }),
			),
		),
	};
}

export function useRecovery(id: string) {
	const key = recoveryQuery(id).queryKey;
	return {
		open: useWrite<void, RecoveryResponse>(
			key,
			() => versioned(api.POST("/api/bookings/{id}/recovery", { params: at(id), body: {} })),
			id,
		),
		head: useWrite<{ etag: string; body: RecoveryHeadRequest }, RecoveryResponse>(key, ({ etag, body }) =>
			versioned(api.PUT("/api/bookings/{id}/recovery", { params: { ...at(id), header: ifMatch(etag) }, body })),
		),
		check: useLine<RecoveryCheckRequest, RecoveryResponse>(key, (body, header) =>
			versioned(api.POST("/api/bookings/{id}/recovery/checks", { params: { ...at(id), header }, body })),
		),
		acknowledge: useWrite<{ checkId: string; body: NeurologyAcknowledgementRequest }, RecoveryResponse>(
			key,
			({ checkId, body }) =>
				versioned(
					api.POST("/api/bookings/{id}/recovery/checks/{checkId}/acknowledgement", {
						params: { path: { id, checkId } },
						body,
					}),
				),
		),
		discharge: useWrite<{ etag: string; body: DischargeRequest }, RecoveryResponse>(key, ({ etag, body }) =>
			versioned(
				api.POST("/api/bookings/{id}/recovery/discharge", { params: { ...at(id), header: ifMatch(etag) }, body }),
			),
		),
		override: useWrite<{ etag: string; body: DischargeReasonRequest }, RecoveryResponse>(key, ({ etag, body }) =>
			versioned(
				api.POST("/api/bookings/{id}/recovery/discharge-override", {
					params: { ...at(id), header: ifMatch(etag) },
					body,
				}),
			),
		),
		reopen: useWrite<{ etag: string; body: DischargeUndoRequest }, RecoveryResponse>(key, ({ etag, body }) =>
			versioned(
				api.POST("/api/bookings/{id}/recovery/reopening", { params: { ...at(id), header: ifMatch(etag) }, body }),
			),
		),
	};
}

export type Sedation = ReturnType<typeof useSedation>;
export type Recovery = ReturnType<typeof useRecovery>;
