import "@/i18n/plan";
import { Button, Checkbox, SegmentedControl } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { PlanState } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { addDays, formatTime, formatWeekday, type IsoDate, localDate, parseDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { problemWords } from "@/ui/problemWords";
import { PlanDraft } from "./PlanDraft";
import classes from "./plan.module.css";
import { planQuery, plansQuery } from "./queries";

export type PlanSearch = { from?: IsoDate | undefined; days?: 7 | undefined; draft?: string | undefined };

type Props = { search: PlanSearch; onSearch: (change: PlanSearch) => void };

export const STATES: Record<PlanState, PlainKey> = {
	SOLVING: "plan.SOLVING",
	READY: "plan.READY",
	PUBLISHED: "plan.PUBLISHED",
	DISCARDED: "plan.DISCARDED",
	INTERRUPTED: "plan.INTERRUPTED",
	STALE: "plan.STALE",
};

export function PlanPage({ search, onSearch }: Props) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const queries = useQueryClient();
	const [includeWaiting, setIncludeWaiting] = useState(true);
	const from = search.from ?? today;
	const to = addDays(from, (search.days ?? 1) - 1);
	const create = useMutation({
		mutationFn: () => api.POST("/api/plans", { body: { from, to, includeWaiting } }),
		onSuccess: async ({ data }) => {
			await queries.invalidateQueries({ queryKey: plansQuery(from, to).queryKey });
			if (data !== undefined) onSearch({ draft: data.id });
		},
		onError: (error) => {
			const { title, text } = problemWords(asProblem(error));
			notifications.show({ color: "red", autoClose: false, title, message: text ?? "" });
		},
	});
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("shell.planLong")}
				subtitle={t("plan.subtitle", { from: formatWeekday(from), to: formatWeekday(to) })}
				actions={
					<Button loading={create.isPending} disabled={from < today} onClick={() => create.mutate()}>
						{t("plan.make")}
					</Button>
				}
			>
				<div className={classes["filters"]}>
					<DateInput
						size="xs"
						w={128}
						aria-label={t("plan.from")}
						value={from}
						minDate={today}
						onChange={(day) => {
							if (day !== null) onSearch({ from: day, draft: undefined });
						}}
						error={from < today ? t("plan.rangePast") : undefined}
						valueFormat="D MMM YY"
						dateParser={(text) => parseDate(text) ?? null}
						firstDayOfWeek={1}
						popoverProps={{ withinPortal: true }}
						previousLabel={t("common.previousMonth")}
						nextLabel={t("common.nextMonth")}
					/>
					<SegmentedControl
						size="xs"
						aria-label={t("plan.length")}
						value={search.days === 7 ? "7" : "1"}
						onChange={(days) => onSearch({ days: days === "7" ? 7 : undefined, draft: undefined })}
						data={[
							{ value: "1", label: t("plan.oneDay") },
							{ value: "7", label: t("plan.week") },
						]}
					/>
					<Checkbox
						size="xs"
						label={t("plan.includeWaiting")}
						checked={includeWaiting}
						onChange={(event) => setIncludeWaiting(event.currentTarget.checked)}
					/>
				</div>
			</PageHeader>
			{search.draft === undefined ? (
				<Earlier from={from} to={to} onOpen={(draft) => onSearch({ draft })} />
			) : (
				<Draft key={search.draft} id={search.draft} onGone={() => onSearch({ draft: undefined })} />
			)}
		</div>
	);
}

function Draft({ id, onGone }: { id: string; onGone: () => void }) {
	const { data, error, refetch } = useQuery(planQuery(id));
	if (data !== undefined) return <PlanDraft loaded={data} onGone={onGone} />;
	return error === null ? <LoadingState rows={10} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}

type EarlierProps = { from: IsoDate; to: IsoDate; onOpen: (id: string) => void };

function Earlier({ from, to, onOpen }: EarlierProps) {
	const zone = useZone();
	const { data, error, refetch } = useQuery(plansQuery(from, to));
	if (error !== null && data === undefined) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (data === undefined) return <LoadingState rows={4} />;
	if (data.length === 0) return <EmptyState title={t("plan.introTitle")} text={t("plan.introText")} />;
	return (
		<section className={classes["earlier"]} aria-labelledby="earlier-plans">
			<h2 id="earlier-plans">{t("plan.earlier")}</h2>
			<ul>
				{data.map((draft) => (
					<li key={draft.id}>
						<Button
							variant="default"
							aria-label={t("plan.open", { time: formatTime(draft.startedAt, zone) })}
							onClick={() => onOpen(draft.id)}
						>
							{formatWeekday(draft.from)} – {formatWeekday(draft.to)}
						</Button>
						<span>
							{t(STATES[draft.state])} · {formatTime(draft.startedAt, zone)}
						</span>
					</li>
				))}
			</ul>
		</section>
	);
}
