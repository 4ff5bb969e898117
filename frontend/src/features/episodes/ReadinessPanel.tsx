import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { GateCode, GateState } from "@/api/schema";
import { useMay, useMe } from "@/api/session";
import { t } from "@/i18n/t";
import { agoWords } from "@/lib/ago";
import { countsAs } from "@/lib/roles";
import { formatDateTime, type IsoInstant } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { GateList, GateRow } from "@/ui/GateRow";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { ReasonDialog } from "@/ui/ReasonDialog";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";
import { FormDrawer } from "./FormDrawer";
import { PreCheckForm } from "./PreCheckForm";
import { useReadiness, useRenewEpisodes } from "./queries";
import type { EpisodeTab } from "./search";
import { GATE_STATES, OWNER_WORDS, READINESS_LOOKS } from "./words";

type Props = { episodeId: string; onTab: ((tab: EpisodeTab) => void) | undefined };

/** What the patient says is asked in a form of its own, not on a tab. */
const TAB_OF_GATE: Partial<Record<GateCode, EpisodeTab>> = {
	AUTHORIZATION: "authorizations",
	COVERAGE_CLOCK: "authorizations",
	IMAGING: "imaging",
	INR: "labs",
	PLATELETS: "labs",
	ANTITHROMBOTIC_HOLD: "holds",
	CONSENT: "consent",
};

export function ReadinessPanel({ episodeId, onTab }: Props) {
	const zone = useZone();
	const { role } = useMe();
	const mayAsk = useMay("READINESS_WORK");
	const now = useNow();
	const readiness = useReadiness(episodeId);
	const [waiving, setWaiving] = useState<GateState>();
	const [asking, setAsking] = useState(false);
	const { data } = readiness;
	const openerOf = (code: GateCode): (() => void) | undefined => {
		const tab = TAB_OF_GATE[code];
		if (tab === undefined) return mayAsk ? () => setAsking(true) : undefined;
		return onTab === undefined ? undefined : () => onTab(tab);
	};
	return (
		<section className={classes["panel"]} aria-label={t("episodes.readiness")}>
			<div className={classes["panelHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.readiness")}</h2>
				{data !== undefined && (
					<span className={classes["dim"]}>
						{data.assessedFor === undefined
							? t("episodes.assessedNow")
							: t("episodes.assessedFor", { when: formatDateTime(data.assessedFor, zone) })}
					</span>
				)}
			</div>
			{data !== undefined ? (
				<>
					<p className={classes["overall"]} role="status">
						<StatusChip tone={READINESS_LOOKS[data.overall].tone} label={t(READINESS_LOOKS[data.overall].label)} />
						<span className={classes["dim"]}>{t("episodes.score", { percent: data.score })}</span>
					</p>
					{data.nextAction !== undefined && (
						<p className={classes["plain"]}>
							{t("episodes.nextAction", { owner: t(OWNER_WORDS[data.nextAction.owner]), text: data.nextAction.text })}
						</p>
					)}
					{mayAsk && (
						<Button variant="default" size="xs" onClick={() => setAsking(true)}>
							{t("episodes.askAgain")}
						</Button>
					)}
					<GateList label={t("episodes.readiness")}>
						{data.gates.map((gate) => (
							<Gate
								key={gate.code}
								gate={gate}
								now={now}
								onOpen={openerOf(gate.code)}
								onWaive={gate.waivableBy.some((each) => countsAs(role, each)) ? () => setWaiving(gate) : undefined}
							/>
						))}
					</GateList>
				</>
			) : readiness.isError ? (
				<ErrorState error={readiness.error} onRetry={() => void readiness.refetch()} />
			) : (
				<LoadingState rows={5} />
			)}
			<FormDrawer title={t("episodes.askAgain")} opened={asking} onClose={() => setAsking(false)}>
				<PreCheckForm episodeId={episodeId} onDone={() => setAsking(false)} />
			</FormDrawer>
			{waiving !== undefined && <Waiver episodeId={episodeId} gate={waiving} onClose={() => setWaiving(undefined)} />}
		</section>
	);
}

type GateProps = {
	gate: GateState;
	now: IsoInstant;
	onOpen: (() => void) | undefined;
	onWaive: (() => void) | undefined;
};

function Gate({ gate, now, onOpen, onWaive }: GateProps) {
	const zone = useZone();
	const open = gate.status !== "GREEN" && gate.status !== "WAIVED";
	const owner = t(OWNER_WORDS[gate.owner]);
	return (
		<GateRow
			state={GATE_STATES[gate.status]}
			label={gate.label}
			reason={gate.reason}
			owner={
				<>
					{gate.dueBy === undefined ? owner : t("episodes.gateDue", { owner, when: formatDateTime(gate.dueBy, zone) })}
					{gate.lastChase !== undefined && (
						<div>
							{t("episodes.chased", {
								when: agoWords(gate.lastChase.askedAt, now),
								who: gate.lastChase.askedByName,
								whom: gate.lastChase.whom,
							})}
						</div>
					)}
					<details className={classes["rule"]}>
						<summary>{t("episodes.ruleSource")}</summary>
						{t("episodes.ruleText", { source: gate.ruleSource, version: gate.ruleVersion })}
					</details>
				</>
			}
			{...(open &&
				(onOpen !== undefined || onWaive !== undefined) && {
					actions: (
						<>
							{onOpen !== undefined && (
								<Button
									variant="default"
									size="compact-xs"
									aria-label={t("episodes.recordFor", { gate: gate.label })}
									onClick={onOpen}
								>
									{t("episodes.record")}
								</Button>
							)}
							{onWaive !== undefined && (
								<Button
									variant="subtle"
									size="compact-xs"
									aria-label={t("episodes.waiveGate", { gate: gate.label })}
									onClick={onWaive}
								>
									{t("episodes.waive")}
								</Button>
							)}
						</>
					),
				})}
		/>
	);
}

const WAIVERS = [
	{ code: "BENEFIT", label: t("episodes.waiverBenefit"), needsText: true },
	{ code: "EMERGENCY", label: t("episodes.waiverEmergency"), needsText: true },
	{ code: "ELSEWHERE", label: t("episodes.waiverElsewhere"), needsText: true },
	{ code: "OTHER", label: t("episodes.waiverOther"), needsText: true },
];

function Waiver({ episodeId, gate, onClose }: { episodeId: string; gate: GateState; onClose: () => void }) {
	const renew = useRenewEpisodes();
	const waive = $api.useMutation("post", "/api/episodes/{id}/readiness/waivers", {
		onSuccess: async () => {
			notifications.show({ message: t("episodes.waived", { gate: gate.label }) });
			onClose();
			await renew();
		},
	});
	const words = waive.isError ? problemWords(asProblem(waive.error)) : undefined;
	return (
		<ReasonDialog
			opened
			onClose={onClose}
			title={t("episodes.waiveTitle", { gate: gate.label })}
			reasons={WAIVERS}
			confirm={t("episodes.waiveAct")}
			danger
			busy={waive.isPending}
			onConfirm={({ code, text }) => {
				const label = WAIVERS.find((each) => each.code === code)?.label ?? code;
				waive.mutate({
					params: { path: { id: episodeId } },
					body: { gate: gate.code, reason: `${label}: ${text}` },
				});
			}}
		>
			<p className={classes["plain"]}>{gate.reason}</p>
			<p className={classes["plain"]}>{t("episodes.waiveText")}</p>
			{words !== undefined && (
				<p className={classes["failed"]} role="alert">
					{[words.title, words.text].filter((word) => word !== undefined).join(". ")}
				</p>
			)}
		</ReasonDialog>
	);
}
