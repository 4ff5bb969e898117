import "@/i18n/adverse";
import { Button, Drawer } from "@mantine/core";
import { IconAlertTriangle, IconPencil, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import type { EventResponse, EventSource, GradingScheme } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import type { Tone } from "@/ui/tones";
import classes from "./adverse.module.css";
import { EventForm } from "./EventForm";
import { WithdrawForm } from "./WithdrawForm";
import { CAUSALITY_WORDS, SOURCE_WORDS } from "./words";

type Props = {
	episodeId: string;
	/** The procedure a new report belongs to. */
	bookingId?: string;
	/** Where the reader stands; a report from here carries it. */
	source: EventSource;
};

type Doing = { kind: "report" } | { kind: "correct" | "withdraw"; event: EventResponse };

/** What is reported of one episode, and the way to report more. For a page of note, recovery, call or episode. */
export function AdverseEventsPanel({ episodeId, bookingId, source }: Props) {
	const mayRead = useMay("NOTE_READ");
	return mayRead ? (
		<Panel episodeId={episodeId} source={source} {...(bookingId !== undefined && { bookingId })} />
	) : null;
}

function Panel({ episodeId, bookingId, source }: Props) {
	const mayReport = useMay("EVENT_REPORT");
	const events = $api.useQuery("get", "/api/episodes/{id}/adverse-events", { params: { path: { id: episodeId } } });
	const [doing, setDoing] = useState<Doing>();
	const done = () => setDoing(undefined);
	return (
		<section className={classes["panel"]} aria-label={t("adverse.title")}>
			<div className={classes["head"]}>
				<h2 className={classes["title"]}>{t("adverse.title")}</h2>
				{mayReport && (
					<Button
						variant="default"
						leftSection={<IconPlus aria-hidden size={14} />}
						onClick={() => setDoing({ kind: "report" })}
					>
						{t("adverse.report")}
					</Button>
				)}
			</div>
			{events.data === undefined ? (
				events.isError ? (
					<ErrorState error={events.error} onRetry={() => void events.refetch()} />
				) : (
					<LoadingState rows={3} />
				)
			) : events.data.length === 0 ? (
				<div>
					<p>{t("adverse.none")}</p>
					<p className={classes["dim"]}>{t("adverse.noneHint")}</p>
				</div>
			) : (
				<ol className={classes["list"]} aria-label={t("adverse.list")}>
					{events.data.map((event) => (
						<Reported
							key={event.id}
							event={event}
							mayReport={mayReport}
							onCorrect={() => setDoing({ kind: "correct", event })}
							onWithdraw={() => setDoing({ kind: "withdraw", event })}
						/>
					))}
				</ol>
			)}
			<Drawer
				opened={doing !== undefined}
				onClose={done}
				title={titleOf(doing)}
				position="right"
				size={520}
				closeOnClickOutside={false}
			>
				{doing?.kind === "report" && (
					<EventForm
						episodeId={episodeId}
						source={source}
						event={undefined}
						onDone={done}
						{...(bookingId !== undefined && { bookingId })}
					/>
				)}
				{doing?.kind === "correct" && (
					<EventForm
						key={doing.event.version}
						episodeId={episodeId}
						source={source}
						event={doing.event}
						onDone={done}
					/>
				)}
				{doing?.kind === "withdraw" && <WithdrawForm event={doing.event} onDone={done} />}
			</Drawer>
		</section>
	);
}

function titleOf(doing: Doing | undefined): string {
	if (doing?.kind === "correct") return t("adverse.correctTitle");
	return doing?.kind === "withdraw" ? t("adverse.withdrawTitle") : t("adverse.report");
}

type ReportedProps = {
	event: EventResponse;
	mayReport: boolean;
	onCorrect: () => void;
	onWithdraw: () => void;
};

function Reported({ event, mayReport, onCorrect, onWithdraw }: ReportedProps) {
	const zone = useZone();
	const { facts, earlier, notice, withdrawnAt } = event;
	const gone = withdrawnAt !== undefined;
	return (
		<li className={`${classes["event"]} ${gone ? classes["gone"] : ""}`}>
			<p className={classes["what"]}>
				<b>{facts.whatShown}</b>
				<StatusChip
					tone={gone ? "grey" : toneOf(facts.scheme, facts.grade)}
					icon={IconAlertTriangle}
					label={facts.gradeShown}
				/>
				{gone && <StatusChip tone="grey" label={t("adverse.withdrawn")} />}
			</p>
			<p>
				{[
					t("adverse.occurred", { when: formatDateTime(facts.occurredAt, zone) }),
					facts.detectedAt !== undefined && t("adverse.detected", { when: formatDateTime(facts.detectedAt, zone) }),
					t(CAUSALITY_WORDS[facts.causality]),
					t(SOURCE_WORDS[event.source]),
				]
					.filter((part) => part !== false)
					.join(" · ")}
			</p>
			<p>{`${t("adverse.action")}: ${facts.action}`}</p>
			<p>{`${t("adverse.outcome")}: ${facts.outcome ?? t("adverse.outcomeOpen")}`}</p>
			<p className={classes["dim"]}>
				{`${t("adverse.reportedBy", { name: facts.reporter })} · ${t("adverse.writtenBy", {
					name: event.writtenByName,
					when: formatDateTime(event.writtenAt, zone),
				})}`}
			</p>
			{withdrawnAt !== undefined && (
				<p>
					{t("adverse.withdrawnBy", {
						name: event.withdrawnByName ?? "",
						when: formatDateTime(withdrawnAt, zone),
						reason: event.withdrawnReason ?? "",
					})}
				</p>
			)}
			{notice !== undefined && <p className={classes["notice"]}>{notice}</p>}
			{earlier.length > 0 && (
				<details className={classes["earlier"]}>
					<summary>{t("adverse.earlier", { count: earlier.length })}</summary>
					<ol>
						{earlier.map(({ number, facts: before, replacedByName, replacedAt, replacedReason }) => (
							<li key={number}>
								{t("adverse.earlierLine", {
									what: before.whatShown,
									grade: before.gradeShown,
									name: replacedByName,
									when: formatDateTime(replacedAt, zone),
									reason: replacedReason,
								})}
							</li>
						))}
					</ol>
				</details>
			)}
			{mayReport && !gone && (
				<div className={classes["buttons"]}>
					<Button
						variant="subtle"
						size="compact-sm"
						leftSection={<IconPencil aria-hidden size={14} />}
						aria-label={t("adverse.correctOf", { what: facts.whatShown })}
						onClick={onCorrect}
					>
						{t("adverse.correct")}
					</Button>
					<Button
						variant="subtle"
						size="compact-sm"
						aria-label={t("adverse.withdrawOf", { what: facts.whatShown })}
						onClick={onWithdraw}
					>
						{t("adverse.withdraw")}
					</Button>
				</div>
			)}
		</li>
	);
}

/** From which grade on a scheme speaks of lasting or severe harm; below, of harm that passes. */
const SEVERE_FROM: Record<GradingScheme, number> = { SIR_2017: 3, CIRSE_2017: 4, CIRSE_2026: 4 };

function toneOf(scheme: GradingScheme, grade: string): Tone {
	return Number.parseInt(grade, 10) >= SEVERE_FROM[scheme] ? "red" : "amber";
}
