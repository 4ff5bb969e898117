import {
	IconActivity,
	IconAlertTriangle,
	IconCalendarCheck,
	IconClipboardText,
	IconDroplet,
	IconMailForward,
	IconNotes,
	IconPhone,
	IconPill,
	IconRadioactive,
	IconSignature,
	IconStethoscope,
	IconTool,
	type TablerIcon,
} from "@tabler/icons-react";
import { useRouter } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { EpisodeResponse, TimelineEntry, TimelineKind } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatDateTime, formatDayMonth, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { Timeline } from "@/ui/Timeline";
import type { Tone } from "@/ui/tones";
import classes from "./episodes.module.css";

const ICONS: Record<TimelineKind, TablerIcon> = {
	ONSET: IconAlertTriangle,
	REFERRAL: IconMailForward,
	VETTING: IconStethoscope,
	IMAGING: IconRadioactive,
	LAB: IconDroplet,
	HOLD: IconPill,
	CONSENT: IconSignature,
	BOOKING: IconCalendarCheck,
	PROCEDURE: IconTool,
	NOTE: IconNotes,
	CONTACT: IconClipboardText,
	CALL: IconPhone,
	SCORE: IconActivity,
};

/** Quiet states carry no chip: what happened, happened. */
const LOOKS: Partial<Record<TimelineEntry["status"], { word: PlainKey; tone: Tone }>> = {
	DUE: { word: "episode.DUE", tone: "amber" },
	OVERDUE: { word: "episode.OVERDUE", tone: "red" },
	CANCELLED: { word: "episode.CANCELLED", tone: "grey" },
	DONE: { word: "episode.DONE", tone: "green" },
};

export function TimelineTab({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const now = useNow();
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/timeline", {
		params: { path: { id: episode.id } },
	});
	if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (isPending) return <LoadingState rows={8} />;
	if (data.length === 0) return <EmptyState title={t("episode.timelineEmpty")} />;
	return (
		<Timeline
			label={t("episode.timelineLabel")}
			now={formatDateTime(now, zone)}
			entries={data
				.toSorted((a, b) => a.at.localeCompare(b.at))
				.map((entry) => {
					const look = LOOKS[entry.status];
					return {
						id: entry.id,
						when: formatDayMonth(entry.day ?? localDate(entry.at, zone)),
						icon: ICONS[entry.kind],
						title: entry.title,
						text: <Text entry={entry} />,
						future: entry.at > now,
						...(look !== undefined && {
							tone: look.tone,
							status: <StatusChip variant="plain" tone={look.tone} label={t(look.word)} />,
						}),
					};
				})}
		/>
	);
}

function Text({ entry }: { entry: TimelineEntry }) {
	const router = useRouter();
	const { link } = entry;
	return (
		<>
			{entry.detail}{" "}
			{link !== undefined && (
				<a
					href={link}
					className={classes["link"]}
					aria-label={t("episode.openEntry", { title: entry.title })}
					onClick={(event) => {
						if (event.metaKey || event.ctrlKey) return;
						event.preventDefault();
						router.history.push(link);
					}}
				>
					{t("episode.open")}
				</a>
			)}
		</>
	);
}
