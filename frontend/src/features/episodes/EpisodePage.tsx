import { Button, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { $api, api } from "@/api/client";
import type { BookingResponse, EpisodeResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { versioned } from "@/api/versions";
import { type PlainKey, t } from "@/i18n/t";
import { daysBetween, formatDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import {
	ACUITY_WORDS,
	APPROACH_WORDS,
	EPISODE_STATUS,
	identityOf,
	nameOf,
	URGENCY_TONES,
	URGENCY_WORDS,
} from "@/ui/clinicalWords";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { PainTrend } from "@/ui/PainTrend";
import { Spine, type SpineLevelState } from "@/ui/Spine";
import { StatusChip } from "@/ui/StatusChip";
import { AuthorizationsTab } from "./AuthorizationsTab";
import { Bookings } from "./Bookings";
import { ConsentTab } from "./ConsentTab";
import classes from "./episodes.module.css";
import { FollowUpTab } from "./FollowUpTab";
import { HoldsTab } from "./HoldsTab";
import { ImagingTab } from "./ImagingTab";
import { LabsTab } from "./LabsTab";
import { Readiness } from "./Readiness";
import { ReferralTab } from "./ReferralTab";
import { TimelineTab } from "./TimelineTab";

export const EPISODE_TABS = [
	"timeline",
	"referral",
	"imaging",
	"labs",
	"holds",
	"consent",
	"authorizations",
	"follow-up",
] as const;
export type EpisodeTab = (typeof EPISODE_TABS)[number];

const TAB_LOOKS: Record<EpisodeTab, { word: PlainKey; permission: string }> = {
	timeline: { word: "episode.tabTimeline", permission: "EPISODE_READ" },
	referral: { word: "episode.tabReferral", permission: "EPISODE_READ" },
	imaging: { word: "episode.tabImaging", permission: "WORKUP_READ" },
	labs: { word: "episode.tabLabs", permission: "WORKUP_READ" },
	holds: { word: "episode.tabHolds", permission: "WORKUP_READ" },
	consent: { word: "episode.tabConsent", permission: "WORKUP_READ" },
	authorizations: { word: "episode.tabAuthorizations", permission: "EPISODE_READ" },
	"follow-up": { word: "episode.tabFollowUp", permission: "FOLLOWUP_READ" },
};

type Props = { episodeId: string; tab: EpisodeTab; onTab: (tab: EpisodeTab) => void };

/** Everything about one course of care: what is broken, what is planned, what happened and what is owed. */
export function EpisodePage({ episodeId, tab, onTab }: Props) {
	const params = { path: { id: episodeId } };
	const episode = useQuery({
		queryKey: ["episode", episodeId],
		queryFn: () => versioned(api.GET("/api/episodes/{id}", { params })),
	});
	const bookings = $api.useQuery("get", "/api/episodes/{id}/bookings", { params });
	if (episode.error !== null) return <ErrorState error={episode.error} onRetry={() => void episode.refetch()} />;
	if (episode.isPending) return <LoadingState rows={12} />;
	return <Shown episode={episode.data.data} bookings={bookings.data ?? []} tab={tab} onTab={onTab} />;
}

type ShownProps = {
	episode: EpisodeResponse;
	bookings: readonly BookingResponse[];
	tab: EpisodeTab;
	onTab: (tab: EpisodeTab) => void;
};

function Shown({ episode, bookings, tab, onTab }: ShownProps) {
	const today = localDate(useNow(), useZone());
	const { patient, status } = episode;
	const live = bookings.find(({ status: state }) => state !== "CANCELLED" && state !== "NO_SHOW");
	const procedureAt = live?.start;
	const pain = $api.useQuery("get", "/api/episodes/{id}/pain", { params: { path: { id: episode.id } } });
	const allowed = useAllowedTabs();
	const shown = allowed.includes(tab) ? tab : "timeline";
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={nameOf(patient)}
				subtitle={identityOf(patient, today)}
				actions={<Actions episode={episode} isBooked={live !== undefined} />}
			>
				<StatusChip tone={EPISODE_STATUS[status].tone} label={t(EPISODE_STATUS[status].word)} />
				<StatusChip tone={URGENCY_TONES[episode.urgency]} label={t(URGENCY_WORDS[episode.urgency])} />
			</PageHeader>
			<div className={classes["columns"]}>
				<section className={classes["spine"]} aria-label={t("episode.spine")}>
					<Facts episode={episode} />
					<Picture episode={episode} />
				</section>
				<Tabs
					className={classes["middle"] ?? ""}
					value={shown}
					keepMounted={false}
					onChange={(next) => next !== null && onTab(next as EpisodeTab)}
				>
					<Tabs.List>
						{allowed.map((each) => (
							<Tabs.Tab key={each} value={each}>
								{t(TAB_LOOKS[each].word)}
							</Tabs.Tab>
						))}
					</Tabs.List>
					<Tabs.Panel value={shown} className={classes["panel"] ?? ""}>
						{shown === "timeline" && <TimelineTab episode={episode} />}
						{shown === "referral" && <ReferralTab episode={episode} />}
						{shown === "imaging" && <ImagingTab episode={episode} />}
						{shown === "labs" && <LabsTab episode={episode} />}
						{shown === "holds" && <HoldsTab episode={episode} procedureAt={procedureAt} />}
						{shown === "consent" && <ConsentTab episode={episode} />}
						{shown === "authorizations" && <AuthorizationsTab episode={episode} />}
						{shown === "follow-up" && <FollowUpTab episode={episode} />}
					</Tabs.Panel>
				</Tabs>
				<aside className={classes["side"]}>
					<h2>{t("episode.readiness")}</h2>
					<Readiness episodeId={episode.id} procedureAt={procedureAt} />
					<h2>{t("episode.bookings")}</h2>
					<Bookings episodeId={episode.id} bookings={bookings} />
					<h2>{t("episode.pain")}</h2>
					{pain.error === null ? (
						<PainTrend points={pain.data ?? []} procedureAt={live?.status === "COMPLETED" ? live.start : undefined} />
					) : (
						<ErrorState error={pain.error} onRetry={() => void pain.refetch()} />
					)}
				</aside>
			</div>
		</div>
	);
}

function useAllowedTabs(): readonly EpisodeTab[] {
	const workup = useMay("WORKUP_READ");
	const followUp = useMay("FOLLOWUP_READ");
	return EPISODE_TABS.filter((tab) => {
		const { permission } = TAB_LOOKS[tab];
		if (permission === "WORKUP_READ") return workup;
		return permission !== "FOLLOWUP_READ" || followUp;
	});
}

function Actions({ episode, isBooked }: { episode: EpisodeResponse; isBooked: boolean }) {
	const mayVet = useMay("EPISODE_VET");
	const mayBook = useMay("BOOKING_SCHEDULE");
	const undecided = episode.status === "REFERRED" || episode.status === "INFORMATION_REQUESTED";
	return (
		<>
			<Button
				variant="default"
				renderRoot={(props) => <Link {...props} to="/patients/$patientId" params={{ patientId: episode.patient.id }} />}
			>
				{t("episode.openPatient")}
			</Button>
			{mayVet && undecided && (
				<Button renderRoot={(props) => <Link {...props} to="/vetting/$episodeId" params={{ episodeId: episode.id }} />}>
					{t("episode.vet")}
				</Button>
			)}
			{mayBook && episode.status === "ACCEPTED" && !isBooked && (
				<Button renderRoot={(props) => <Link {...props} to="/board" search={{ episode: episode.id }} />}>
					{t("episode.book")}
				</Button>
			)}
		</>
	);
}

function Facts({ episode }: { episode: EpisodeResponse }) {
	const today = localDate(useNow(), useZone());
	const left = daysBetween(today, episode.coverageEnds);
	return (
		<div className={classes["head"]}>
			<div>
				<span className={classes["dim"]}>{t("episode.number", { number: episode.number })}</span>
				<strong>
					{t("episode.headFacts", {
						levels: episode.fractures.map(({ level }) => level).join(", "),
						onset: formatDate(episode.onset),
					})}
				</strong>
			</div>
			<div>
				<span className={classes["dim"]}>{t("episode.coverage")}</span>
				<StatusChip
					variant="plain"
					tone={left < 0 ? "red" : left <= 14 ? "amber" : "grey"}
					label={
						left < 0
							? t("episode.coverageEnded", { date: formatDate(episode.coverageEnds) })
							: `${t("episode.coverageLeft", { count: left })}, ${t("episode.coverageEnds", { date: formatDate(episode.coverageEnds) })}`
					}
				/>
			</div>
		</div>
	);
}

function Picture({ episode }: { episode: EpisodeResponse }) {
	const { fractures, decision, status } = episode;
	const states = useMemo(() => {
		const byLevel = new Map<VertebralLevel, SpineLevelState>();
		for (const { level, acuity } of fractures) {
			byLevel.set(level, {
				level,
				status: "fractured",
				callout: { title: level, detail: `${t("episode.fracture")}, ${t(ACUITY_WORDS[acuity]).toLowerCase()}` },
			});
		}
		if (decision?.outcome === "ACCEPTED") {
			const treated = status === "TREATED" || status === "CLOSED";
			for (const { level, approach } of decision.levels) {
				byLevel.set(level, {
					level,
					status: treated ? "treated" : "planned",
					approach,
					callout: {
						title: level,
						detail: `${t(treated ? "episode.treated" : "episode.planned")}, ${t(APPROACH_WORDS[approach]).toLowerCase()}`,
					},
				});
			}
		}
		return [...byLevel.values()];
	}, [fractures, decision, status]);
	return <Spine levels={states} label={t("episode.spine")} maxHeight={600} />;
}
