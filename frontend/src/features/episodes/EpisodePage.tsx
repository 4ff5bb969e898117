import { Button, Tabs } from "@mantine/core";
import { IconAlertTriangle, IconCalendarPlus, IconHourglass, IconPencil, IconStethoscope } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { $api } from "@/api/client";
import type { EpisodeResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { ageOn, daysBetween, formatDate, formatDay, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import { EpisodeSpine } from "./EpisodeSpine";
import classes from "./episodes.module.css";
import { Overview } from "./Overview";
import { PainTrend } from "./PainTrend";
import { episodeQuery, isOpen } from "./queries";
import { ReadinessPanel } from "./ReadinessPanel";
import { ReferralDrawer } from "./ReferralDrawer";
import { ReferralSteps } from "./ReferralSteps";
import { EPISODE_TABS, type EpisodeTab, isEpisodeTab } from "./search";
import { EPISODE_LOOKS, RED_FLAG_WORDS, SEX_WORDS, URGENCY_LOOKS } from "./words";
import { AuthorizationsTab } from "./workup/AuthorizationsTab";
import { ConsentTab } from "./workup/ConsentTab";
import { HoldsTab } from "./workup/HoldsTab";
import { ImagingTab } from "./workup/ImagingTab";
import { LabsTab } from "./workup/LabsTab";

const WORKUP_TABS: ReadonlySet<EpisodeTab> = new Set(["imaging", "labs", "holds", "consent"]);

type Props = {
	episodeId: string;
	tab: EpisodeTab | undefined;
	onTab: (tab: EpisodeTab) => void;
	/** What is reported of it; another area brings it along. */
	events: ReactNode;
	/** How the patient fares afterwards; other areas bring it along. */
	outcome: (episode: EpisodeResponse) => ReactNode;
};

export function EpisodePage({ episodeId, tab, onTab, events, outcome }: Props) {
	const episode = useQuery(episodeQuery(episodeId));
	if (episode.data !== undefined)
		return <Shown key={episodeId} loaded={episode.data} tab={tab} onTab={onTab} events={events} outcome={outcome} />;
	return (
		<>
			<PageHeader title={t("shell.episode")} />
			{episode.isError ? (
				<ErrorState error={episode.error} onRetry={() => void episode.refetch()} />
			) : (
				<LoadingState rows={12} />
			)}
		</>
	);
}

type ShownProps = Omit<Props, "episodeId"> & { loaded: Versioned<EpisodeResponse> };

function Shown({ loaded, tab, onTab, events, outcome }: ShownProps) {
	const episode = loaded.data;
	const mayReadWorkup = useMay("WORKUP_READ");
	const mayReadReadiness = useMay("READINESS_READ");
	const mayReadNotes = useMay("NOTE_READ");
	const mayReadFollowUp = useMay("FOLLOWUP_READ");
	const tabs = (Object.keys(EPISODE_TABS) as EpisodeTab[]).filter(
		(each) =>
			(mayReadWorkup || !WORKUP_TABS.has(each)) &&
			(mayReadNotes || each !== "events") &&
			(mayReadFollowUp || each !== "outcome"),
	);
	const active = tab !== undefined && tabs.includes(tab) ? tab : "overview";
	return (
		<>
			<Header loaded={loaded} />
			<KeyFacts episode={episode} />
			<div className={classes["page"]}>
				<EpisodeSpine episode={episode} />
				<Tabs
					value={active}
					onChange={(next) => isEpisodeTab(next) && onTab(next)}
					keepMounted={false}
					className={classes["main"] ?? ""}
				>
					<Tabs.List aria-label={t("episodes.tabs")} className={classes["tabs"] ?? ""}>
						{tabs.map((each) => (
							<Tabs.Tab key={each} value={each}>
								{t(EPISODE_TABS[each])}
							</Tabs.Tab>
						))}
					</Tabs.List>
					<Panel tab="overview">
						<Overview episode={episode} />
					</Panel>
					<Panel tab="imaging">
						<ImagingTab episode={episode} />
					</Panel>
					<Panel tab="labs">
						<LabsTab episode={episode} />
					</Panel>
					<Panel tab="holds">
						<HoldsTab episode={episode} />
					</Panel>
					<Panel tab="consent">
						<ConsentTab episode={episode} />
					</Panel>
					<Panel tab="authorizations">
						<AuthorizationsTab episode={episode} />
					</Panel>
					<Panel tab="events">{events}</Panel>
					<Panel tab="outcome">{outcome(episode)}</Panel>
				</Tabs>
				<div className={classes["side"]}>
					{mayReadReadiness && isOpen(episode.status) && (
						<ReadinessPanel episodeId={episode.id} onTab={mayReadWorkup ? onTab : undefined} />
					)}
					<PainTrend episodeId={episode.id} treatedAt={episode.treatedAt} />
				</div>
			</div>
		</>
	);
}

function Panel({ tab, children }: { tab: EpisodeTab; children: ReactNode }) {
	return (
		<Tabs.Panel value={tab} className={classes["tabPanel"] ?? ""}>
			{children}
		</Tabs.Panel>
	);
}

function Header({ loaded }: { loaded: Versioned<EpisodeResponse> }) {
	const episode = loaded.data;
	const { id, patient, status, urgency, number } = episode;
	const mayVet = useMay("EPISODE_VET") && (isOpen(status) || status === "DECLINED");
	const mayBook = useMay("BOOKING_SCHEDULE") && status === "ACCEPTED";
	const mayRefer = useMay("EPISODE_REFER");
	const mayEdit = mayRefer && (status === "REFERRED" || status === "INFORMATION_REQUESTED");
	const [editing, setEditing] = useState(false);
	const today = localDate(useNow(), useZone());
	const undecided = status === "REFERRED" || status === "INFORMATION_REQUESTED";
	return (
		<>
			<PageHeader
				title={nameOf(patient)}
				subtitle={
					<span className={classes["identity"]}>
						{[
							t("episodes.ageBorn", { age: ageOn(patient.birthDate, today), born: formatDate(patient.birthDate) }),
							t(SEX_WORDS[patient.sex]),
							t("episodes.mrn", { mrn: patient.mrn }),
							t("episodes.episode", { number }),
						].join(" · ")}
						<StatusChip tone={EPISODE_LOOKS[status].tone} label={t(EPISODE_LOOKS[status].label)} />
						<StatusChip tone={URGENCY_LOOKS[urgency].tone} label={t(URGENCY_LOOKS[urgency].label)} />
					</span>
				}
				actions={
					<>
						<Button
							variant="default"
							renderRoot={(props) => <Link to="/patients/$patientId" params={{ patientId: patient.id }} {...props} />}
						>
							{t("episodes.openPatient")}
						</Button>
						{mayEdit && (
							<Button
								variant="default"
								leftSection={<IconPencil aria-hidden size={14} />}
								onClick={() => setEditing(true)}
							>
								{t("episodes.editReferral")}
							</Button>
						)}
						{mayRefer && <ReferralSteps loaded={loaded} />}
						{mayVet && (
							<Button
								variant={undecided ? "filled" : "default"}
								leftSection={<IconStethoscope aria-hidden size={14} />}
								renderRoot={(props) => <Link to="/vetting/$episodeId" params={{ episodeId: id }} {...props} />}
							>
								{t(undecided ? "episodes.vet" : "episodes.vetAgain")}
							</Button>
						)}
						{mayBook && (
							<Button
								leftSection={<IconCalendarPlus aria-hidden size={14} />}
								renderRoot={(props) => <Link to="/board" search={{ episode: id }} {...props} />}
							>
								{t("episodes.book")}
							</Button>
						)}
					</>
				}
			/>
			{mayEdit && <ReferralDrawer loaded={loaded} opened={editing} onClose={() => setEditing(false)} />}
		</>
	);
}

/** What must not be missed, whatever part of the page is open. */
function KeyFacts({ episode }: { episode: EpisodeResponse }) {
	const { redFlags, painAtRest, painOnMovement, onset, treatedAt, coverageEnds } = episode;
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const left = daysBetween(today, coverageEnds);
	return (
		<section className={classes["facts"]} aria-label={t("episodes.facts")}>
			<Fact label={t("episodes.allergies")}>
				<Allergies patientId={episode.patient.id} />
			</Fact>
			<Fact label={t("episodes.redFlags")}>
				{redFlags.length === 0 ? (
					<span className={classes["dim"]}>{t("episodes.noRedFlags")}</span>
				) : (
					redFlags.map((flag) => (
						<StatusChip key={flag} tone="red" icon={IconAlertTriangle} label={t(RED_FLAG_WORDS[flag])} />
					))
				)}
			</Fact>
			<Fact label={t("episodes.onset")}>
				<strong>{formatDate(onset)}</strong>
			</Fact>
			<Fact label={t("episodes.painNow")}>
				<strong>
					{t("episodes.painLine", { movement: painOnMovement, rest: painAtRest ?? t("common.notRecorded") })}
				</strong>
			</Fact>
			<Fact label={t("episodes.coverage")}>
				{treatedAt !== undefined ? (
					<span>{t("episodes.treatedOn", { date: formatDay(treatedAt, zone) })}</span>
				) : left < 0 ? (
					<StatusChip
						tone="red"
						icon={IconHourglass}
						label={t("episodes.coverageOver", { date: formatDate(coverageEnds) })}
					/>
				) : (
					<>
						<StatusChip
							tone={left <= 14 ? "red" : left <= 28 ? "amber" : "grey"}
							icon={IconHourglass}
							label={t("episodes.coverageLeft", { count: left })}
						/>
						<span className={classes["dim"]}>{t("episodes.coverageUntil", { date: formatDate(coverageEnds) })}</span>
					</>
				)}
			</Fact>
		</section>
	);
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
	return (
		<div className={classes["fact"]}>
			<span className={classes["factLabel"]}>{label}</span>
			<span className={classes["factValue"]}>{children}</span>
		</div>
	);
}

function Allergies({ patientId }: { patientId: string }) {
	const patient = useQuery({
		...$api.queryOptions("get", "/api/patients/{id}", { params: { path: { id: patientId } } }),
		enabled: useMay("PATIENT_READ"),
	});
	if (patient.isError) return <StatusChip tone="amber" label={t("episodes.allergiesFailed")} />;
	if (patient.data === undefined) return <span className={classes["dim"]}>{t("common.loading")}</span>;
	const { allergies } = patient.data;
	if (allergies.length === 0) return <span className={classes["dim"]}>{t("episodes.noAllergies")}</span>;
	return allergies.map(({ substance, reaction, severity }, index) => (
		<StatusChip
			// biome-ignore lint/suspicious/noArrayIndexKey: the list is shown as it came and never reordered
			key={index}
			tone={severity === "MILD" ? "amber" : "red"}
			icon={IconAlertTriangle}
			label={reaction === undefined ? substance : `${substance}, ${reaction}`}
		/>
	));
}
