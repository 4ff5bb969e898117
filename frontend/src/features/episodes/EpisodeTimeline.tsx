import {
	IconAlertTriangle,
	IconCalendarTime,
	IconChartLine,
	IconClipboardCheck,
	IconDroplet,
	IconFileText,
	IconMail,
	IconNeedle,
	IconPhone,
	IconPhoneCall,
	IconPill,
	IconRadioactive,
	IconSignature,
	IconStethoscope,
	IconUrgent,
	type TablerIcon,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { $api } from "@/api/client";
import type { BookingResponse, TimelineEntry, TimelineKind } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime, formatDayMonth, type IsoInstant, localDate, type Zone } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { type TimelineEntry as Shown, Timeline } from "@/ui/Timeline";
import classes from "./episodes.module.css";
import { useBookings } from "./queries";
import { ENTRY_LOOKS } from "./words";

const ICONS: Record<TimelineKind, TablerIcon> = {
	ONSET: IconUrgent,
	REFERRAL: IconMail,
	VETTING: IconStethoscope,
	IMAGING: IconRadioactive,
	LAB: IconDroplet,
	HOLD: IconPill,
	CONSENT: IconSignature,
	PRE_CHECK: IconClipboardCheck,
	ADVERSE_EVENT: IconAlertTriangle,
	BOOKING: IconCalendarTime,
	PROCEDURE: IconNeedle,
	NOTE: IconFileText,
	CONTACT: IconPhone,
	CALL: IconPhoneCall,
	SCORE: IconChartLine,
};

export function EpisodeTimeline({ episodeId }: { episodeId: string }) {
	const zone = useZone();
	const now = useNow();
	const bookings = useBookings(episodeId);
	const mayVet = useMay("EPISODE_VET");
	const timeline = $api.useQuery("get", "/api/episodes/{id}/timeline", { params: { path: { id: episodeId } } });
	return (
		<section className={classes["timeline"]} aria-label={t("episodes.tabTimeline")}>
			<h2 className={classes["panelTitle"]}>{t("episodes.tabTimeline")}</h2>
			{timeline.data === undefined ? (
				timeline.isError ? (
					<ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
				) : (
					<LoadingState rows={8} />
				)
			) : timeline.data.length === 0 ? (
				<p className={classes["dim"]}>{t("episodes.timelineEmpty")}</p>
			) : (
				<Timeline
					label={t("episodes.timelineLabel")}
					now={formatDateTime(now, zone)}
					entries={timeline.data
						.toSorted((one, other) => one.at.localeCompare(other.at))
						.map((entry) => shown(entry, now, zone, titleOf(entry, bookings.data, zone, mayVet)))}
				/>
			)}
		</section>
	);
}

function shown(entry: TimelineEntry, now: IsoInstant, zone: Zone, title: ReactNode): Shown {
	const { id, kind, at, day, detail, status } = entry;
	const date = day ?? localDate(at, zone);
	const thisYear = date.slice(0, 4) === localDate(now, zone).slice(0, 4);
	const look = status === "INFORMATION" ? undefined : ENTRY_LOOKS[status];
	// What stands above the now line is done unless it says otherwise; only a planned contact could also have been missed.
	const spoken = status !== "DONE" || kind === "CONTACT";
	return {
		id,
		when: thisYear ? formatDayMonth(date) : formatDate(date),
		icon: ICONS[kind],
		title,
		future: at > now,
		...(detail !== undefined && { text: detail }),
		...(look !== undefined && { tone: look.tone }),
		...(look !== undefined &&
			spoken && {
				status: <StatusChip variant="plain" tone={look.tone} label={t(look.label)} />,
			}),
	};
}

/** The server names where an entry leads; it becomes a link when this user may go there. */
function titleOf(
	{ title, link }: TimelineEntry,
	bookings: readonly BookingResponse[] | undefined,
	zone: Zone,
	mayVet: boolean,
): ReactNode {
	if (link === undefined) return title;
	const url = new URL(link, location.origin);
	const [, area, id] = url.pathname.split("/");
	const className = classes["link"];
	if (area === "notes" && id !== undefined) {
		return (
			<Link to="/notes/$noteId" params={{ noteId: id }} className={className}>
				{title}
			</Link>
		);
	}
	const contactId = id ?? url.searchParams.get("contact");
	if (area === "calls" && contactId !== null) {
		return (
			<Link to="/calls/$contactId" params={{ contactId }} className={className}>
				{title}
			</Link>
		);
	}
	if (area === "vetting" && id !== undefined && mayVet) {
		return (
			<Link to="/vetting/$episodeId" params={{ episodeId: id }} className={className}>
				{title}
			</Link>
		);
	}
	const sought = url.searchParams.get("booking") ?? url.searchParams.get("sel");
	const booking = area === "board" ? bookings?.find((each) => each.id === sought) : undefined;
	if (booking === undefined) return title;
	return (
		<Link to="/board" search={{ date: localDate(booking.start, zone), booking: booking.id }} className={className}>
			{title}
		</Link>
	);
}
