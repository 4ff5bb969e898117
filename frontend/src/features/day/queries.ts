import { notifications } from "@mantine/notifications";
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { bookingRefetchInterval } from "@/api/bookingEvents";
import { $api, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Milestone } from "@/api/schema";
import { useBookingChanges } from "@/api/useBookingChanges";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import type { IsoDate } from "@/lib/time";
import { problemWords } from "@/ui/problemWords";
import { showUndo } from "@/ui/undoToast";
import { KEPT, stepWords } from "./words";

export function dayQuery(date: IsoDate) {
	return $api.queryOptions(
		"get",
		"/api/day",
		{ params: { query: { date } } },
		{ refetchInterval: bookingRefetchInterval },
	);
}

export function wallboardQuery() {
	return $api.queryOptions("get", "/api/wallboard", {}, { refetchInterval: bookingRefetchInterval });
}

export function stepsQuery(bookingId: string) {
	return $api.queryOptions("get", "/api/bookings/{id}/milestones", { params: { path: { id: bookingId } } });
}

export function timeOutQuery(bookingId: string) {
	return $api.queryOptions("get", "/api/bookings/{id}/time-out", { params: { path: { id: bookingId } } });
}

export function arrivalCheckQuery(bookingId: string) {
	return $api.queryOptions("get", "/api/bookings/{id}/arrival-check", { params: { path: { id: bookingId } } });
}

const SHOWN: ReadonlySet<unknown> = new Set([
	"/api/day",
	"/api/wallboard",
	"/api/bookings/{id}/milestones",
	"/api/bookings/{id}/time-out",
	"/api/bookings/{id}/arrival-check",
]);

/** Everything that shows the day is asked for again. */
export async function refreshDay(queryClient: QueryClient) {
	await queryClient.invalidateQueries({ predicate: ({ queryKey: [, path] }) => SHOWN.has(path) });
}

/** While the day is on screen, what others record is asked for again at once. */
export function useLiveDay() {
	const queryClient = useQueryClient();
	const refresh = useCallback(() => void refreshDay(queryClient), [queryClient]);
	useBookingChanges(refresh, refresh);
}

type Tap = { bookingId: string; name: string; milestone: Milestone };

/** One tap is now; what was tapped by mistake is taken back. */
export function useTap() {
	const queryClient = useQueryClient();
	const takeBack = useMutation({
		mutationFn: ({ bookingId, milestone, version }: Tap & { version: number }) =>
			api.DELETE("/api/bookings/{id}/milestones/{milestone}", {
				params: { path: { id: bookingId, milestone }, header: ifMatch(`"${version}"`) },
			}),
		onSuccess: () => notifications.show({ message: t("day.takenBack") }),
		onError: (error) => refused(t("day.notTakenBack"), error),
		onSettled: () => refreshDay(queryClient),
	});
	return useMutation({
		mutationFn: ({ bookingId, milestone }: Tap) =>
			api.POST("/api/bookings/{id}/milestones", { params: { path: { id: bookingId } }, body: { milestone } }),
		onSuccess: ({ data }, tap) => {
			const message = t("day.recorded", { step: stepWords(tap.milestone), name: tap.name });
			const version = data?.steps.find(({ milestone }) => milestone === tap.milestone)?.version;
			if (version === undefined || KEPT.has(tap.milestone)) notifications.show({ message });
			else showUndo({ message, onUndo: () => takeBack.mutate({ ...tap, version }) });
		},
		onError: (error, { milestone }) => refused(t("day.notRecorded", { step: stepWords(milestone) }), error),
		onSettled: () => refreshDay(queryClient),
	});
}

function refused(title: string, error: unknown) {
	const problem = asProblem(error);
	const { title: fallback, text } = problemWords(problem);
	notifications.show({
		color: "red",
		autoClose: false,
		withBorder: true,
		title,
		message: problem.errors[0]?.message ?? text ?? fallback,
	});
}
