import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { AffectedPatient, PlanResponse } from "@/api/schema";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { nameOf } from "@/lib/people";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { problemWords } from "@/ui/problemWords";
import { ChangesTable } from "./ChangesTable";
import { isChange, pinsChanged } from "./changes";
import { PublishDialog } from "./PublishDialog";
import classes from "./plan.module.css";
import { planQuery } from "./queries";
import { TermBars } from "./TermBars";

type Props = { loaded: Versioned<PlanResponse>; onGone: () => void };

export function PlanDraft({ loaded, onGone }: Props) {
	const { data: plan, etag } = loaded;
	const { id } = plan;
	const queries = useQueryClient();
	const [publishing, setPublishing] = useState(false);
	const [affected, setAffected] = useState<readonly AffectedPatient[]>();
	const refresh = () => queries.invalidateQueries({ queryKey: planQuery(id).queryKey });
	const keep = (next: Versioned<PlanResponse>) => queries.setQueryData(planQuery(id).queryKey, next);
	const failed = async (error: unknown) => {
		await refresh();
		const { title, text } = problemWords(asProblem(error));
		notifications.show({ color: "red", autoClose: false, title, message: text ?? "" });
	};
	const params = { path: { id }, header: ifMatch(etag) };
	const solve = useMutation({
		mutationFn: () => versioned(api.POST("/api/plans/{id}/solve", { params })),
		onSuccess: keep,
		onError: failed,
	});
	const stop = useMutation({
		mutationFn: () => versioned(api.POST("/api/plans/{id}/cancel", { params: { path: { id } } })),
		onSuccess: keep,
		onError: failed,
	});
	const pin = useMutation({
		mutationFn: (bookingIds: string[]) => versioned(api.PUT("/api/plans/{id}/pins", { params, body: { bookingIds } })),
		onSuccess: keep,
		onError: failed,
	});
	const discard = useMutation({
		mutationFn: () => api.DELETE("/api/plans/{id}", { params }),
		onSuccess: async () => {
			await queries.invalidateQueries({ queryKey: ["get", "/api/plans"] });
			notifications.show({ message: t("plan.discarded") });
			onGone();
		},
		onError: failed,
	});
	const publish = useMutation({
		mutationFn: (overtimeReason: string) =>
			api.POST("/api/plans/{id}/publication", {
				params,
				body: overtimeReason === "" ? {} : { overtimeReason },
			}),
		onSuccess: async ({ data }) => {
			setPublishing(false);
			setAffected(data?.affected ?? []);
			notifications.show({ message: t("plan.published") });
			await queries.invalidateQueries();
		},
		onError: async (error) => {
			setPublishing(false);
			await failed(error);
		},
	});
	if (plan.state === "SOLVING") return <Solving plan={plan} onStop={() => stop.mutate()} isStopping={stop.isPending} />;
	const pinned = plan.placements.flatMap(({ pinned, bookingId }) => (pinned ? (bookingId ?? []) : []));
	const isOpen = plan.state === "READY" || plan.state === "STALE" || plan.state === "INTERRUPTED";
	const waitsForRun = pinsChanged(plan);
	return (
		<div className={classes["draft"]}>
			<div className={classes["bar"]} role="status">
				<Notice plan={plan} waitsForRun={waitsForRun} />
				{isOpen && (
					<div className={classes["actions"]}>
						<Button variant="subtle" onClick={() => discard.mutate()} loading={discard.isPending}>
							{t("plan.discard")}
						</Button>
						<Button variant="default" onClick={() => solve.mutate()} loading={solve.isPending}>
							{t("plan.again")}
						</Button>
						<Button
							disabled={plan.state !== "READY" || waitsForRun || !plan.placements.some(isChange)}
							onClick={() => setPublishing(true)}
						>
							{t("plan.publish")}
						</Button>
					</div>
				)}
			</div>
			{affected !== undefined && <ToBeTold affected={affected} />}
			{plan.state !== "INTERRUPTED" &&
				(plan.placements.length === 0 ? (
					<EmptyState title={t("plan.noCasesTitle")} text={t("plan.noCasesText")} />
				) : (
					<div className={classes["columns"]}>
						<ChangesTable
							plan={plan}
							mayPin={isOpen && !pin.isPending}
							onPin={(bookingId, wanted) =>
								pin.mutate(wanted ? [...pinned, bookingId] : pinned.filter((other) => other !== bookingId))
							}
						/>
						<TermBars plan={plan} />
					</div>
				))}
			<PublishDialog
				plan={plan}
				opened={publishing}
				busy={publish.isPending}
				onClose={() => setPublishing(false)}
				onConfirm={(reason) => publish.mutate(reason)}
			/>
		</div>
	);
}

function Notice({ plan, waitsForRun }: { plan: PlanResponse; waitsForRun: boolean }) {
	const zone = useZone();
	if (plan.state === "STALE") return <p data-warn="">{t("plan.staleText", { count: plan.staleBookings.length })}</p>;
	if (plan.state === "INTERRUPTED") return <p data-warn="">{t("plan.interruptedText")}</p>;
	if (plan.state === "DISCARDED") return <p>{t("plan.discarded")}</p>;
	if (plan.state === "PUBLISHED" && plan.publishedAt !== undefined) {
		const when = formatDateTime(plan.publishedAt, zone);
		return <p>{t("plan.publishedText", { by: plan.publishedBy ?? "", when })}</p>;
	}
	return <p>{waitsForRun ? t("plan.pinsChanged") : t("plan.READY")}</p>;
}

function Solving({ plan, onStop, isStopping }: { plan: PlanResponse; onStop: () => void; isStopping: boolean }) {
	const { elapsedSeconds, bestCost } = plan.progress;
	return (
		<div className={classes["solving"]}>
			<Loader size="sm" aria-hidden />
			<p role="status">{t("plan.SOLVING")}</p>
			<p>{t("plan.solvingText", { seconds: elapsedSeconds })}</p>
			{bestCost !== undefined && <p>{t("plan.solvingBest", { cost: formatNumber(bestCost) })}</p>}
			<Button variant="default" onClick={onStop} loading={isStopping}>
				{t("plan.stop")}
			</Button>
		</div>
	);
}

function ToBeTold({ affected }: { affected: readonly AffectedPatient[] }) {
	const zone = useZone();
	return (
		<section className={classes["told"]} aria-labelledby="to-be-told">
			<h2 id="to-be-told">{t("plan.toCall")}</h2>
			{affected.length === 0 ? (
				<p>{t("plan.publishNobody")}</p>
			) : (
				<ul>
					{affected.map((one) => (
						<li key={one.bookingId}>
							{t("plan.callList", {
								name: nameOf(one.patient),
								from: one.from === undefined ? t("plan.waitingList") : formatDateTime(one.from.start, zone),
								to: formatDateTime(one.to.start, zone),
							})}
							<span>{one.phone ?? t("plan.noPhone")}</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
