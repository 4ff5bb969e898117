import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarTime, IconFileText } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BookingResponse, EpisodeResponse, NoteRow } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import {
	CARE_RESULT_WORDS,
	INDICATION_WORDS,
	MECHANISM_WORDS,
	PAIN_COURSE_WORDS,
	SETTING_WORDS,
} from "@/lib/referralWords";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import { formatDate, formatDateTime, formatDay, formatTimeRange, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import { EpisodeTimeline } from "./EpisodeTimeline";
import classes from "./episodes.module.css";
import { useBookings, useNotes, useRenewEpisodes } from "./queries";
import { ReferralTrail } from "./ReferralTrail";
import { useSedationNames } from "./sedation";
import { contraindicationName } from "./vetting/words";
import {
	ACCESS_WORDS,
	ACUITY_WORDS,
	BOOKING_LOOKS,
	CONTACT_LOOKS,
	GUIDANCE_WORDS,
	NOTE_LOOKS,
	OUTCOME_LOOKS,
} from "./words";

export function Overview({ episode }: { episode: EpisodeResponse }) {
	const mayReadBookings = useMay("BOOKING_READ");
	const mayReadNotes = useMay("NOTE_READ");
	const mayReadFollowUp = useMay("FOLLOWUP_READ");
	return (
		<div className={classes["overview"]}>
			<Card title={t("episodes.referral")}>
				<Referral episode={episode} />
			</Card>
			<Card title={t("episodes.decision")}>
				<Decision episode={episode} />
				<ReferralTrail episodeId={episode.id} />
			</Card>
			{mayReadBookings && (
				<Card title={t("episodes.bookings")}>
					<Bookings episodeId={episode.id} />
				</Card>
			)}
			{mayReadNotes && (
				<Card title={t("episodes.notes")}>
					<Notes episodeId={episode.id} />
				</Card>
			)}
			{mayReadFollowUp && (
				<Card title={t("episodes.followUp")} wide>
					<FollowUp episodeId={episode.id} />
				</Card>
			)}
			<EpisodeTimeline episodeId={episode.id} />
		</div>
	);
}

function Card({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
	return (
		<section className={classes["card"]} data-wide={wide || undefined} aria-label={title}>
			<h2 className={classes["panelTitle"]}>{title}</h2>
			{children}
		</section>
	);
}

/** What is not recorded is said, not left out. */
function Pair({ label, children }: { label: string; children: ReactNode }) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>{children ?? <span className={classes["dim"]}>{t("common.notRecorded")}</span>}</dd>
		</div>
	);
}

export function Referral({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const { referrer, fractures } = episode;
	return (
		<dl className={classes["pairs"]}>
			<Pair label={t("episodes.levels")}>
				<ul className={classes["plainList"]}>
					{fractures.map(({ id, level, onset, mechanism, acuity, note }) => (
						<li key={id}>
							<strong>{level}</strong>{" "}
							{t("episodes.fractureLine", {
								onset: formatDate(onset),
								mechanism: t(MECHANISM_WORDS[mechanism]).toLowerCase(),
								acuity: t(ACUITY_WORDS[acuity]),
							})}
							{note !== undefined && <span className={classes["dim"]}> {note}</span>}
						</li>
					))}
				</ul>
			</Pair>
			<Pair label={t("episodes.referredBy")}>
				{[referrer.name, referrer.organisation, referrer.phone].filter((word) => word !== undefined).join(", ")}
			</Pair>
			<Pair label={t("episodes.referredAt")}>{formatDay(episode.referredAt, zone)}</Pair>
			<Pair label={t("episodes.indication")}>
				{t(INDICATION_WORDS[episode.indication])}, {t(SETTING_WORDS[episode.setting]).toLowerCase()}
			</Pair>
			<Pair label={t("episodes.rmdq")}>
				{episode.rmdq === undefined ? undefined : t("episodes.rmdqOf", { score: episode.rmdq })}
			</Pair>
			<Pair label={t("episodes.care")}>{episode.nonSurgicalCare}</Pair>
			<Pair label={t("episodes.careResult")}>
				{episode.nonSurgicalResult && t(CARE_RESULT_WORDS[episode.nonSurgicalResult])}
			</Pair>
			<Pair label={t("episodes.painCourse")}>{episode.painCourse && t(PAIN_COURSE_WORDS[episode.painCourse])}</Pair>
			<Pair label={t("episodes.goals")}>{episode.goals}</Pair>
		</dl>
	);
}

function Decision({ episode: { decision } }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const sedation = useSedationNames();
	if (decision === undefined) {
		return <EmptyState title={t("episodes.undecidedTitle")} text={t("episodes.undecidedText")} />;
	}
	const { outcome, levels, technique, guidance, sedationProtocolCode, reason, relativeContraindications } = decision;
	return (
		<>
			<p className={classes["line"]}>
				<StatusChip tone={OUTCOME_LOOKS[outcome].tone} label={t(OUTCOME_LOOKS[outcome].label)} />
				<span className={classes["dim"]}>
					{t("episodes.decidedBy", { name: decision.decidedBy, when: formatDateTime(decision.decidedAt, zone) })}
				</span>
			</p>
			<dl className={classes["pairs"]}>
				{outcome === "ACCEPTED" && (
					<>
						<Pair label={t("episodes.plannedLevels")}>
							{levels.map(({ level, approach }) => `${level}, ${t(ACCESS_WORDS[approach])}`).join("; ")}
						</Pair>
						<Pair label={t("episodes.technique")}>
							{technique === undefined ? undefined : t(TECHNIQUE_WORDS[technique])}
						</Pair>
						<Pair label={t("episodes.sedation")}>
							{sedationProtocolCode === undefined ? undefined : sedation(sedationProtocolCode)}
						</Pair>
						<Pair label={t("episodes.guidance")}>
							{guidance === undefined ? undefined : t(GUIDANCE_WORDS[guidance])}
						</Pair>
					</>
				)}
				{reason !== undefined && <Pair label={t("episodes.reason")}>{reason}</Pair>}
				{relativeContraindications.length > 0 && (
					<Pair label={t("episodes.contraindications")}>
						<ul className={classes["plainList"]}>
							{relativeContraindications.map(({ code, note }) => (
								<li key={code}>
									<strong>{contraindicationName(code)}</strong> {note}
								</li>
							))}
						</ul>
					</Pair>
				)}
			</dl>
		</>
	);
}

function Bookings({ episodeId }: { episodeId: string }) {
	const bookings = useBookings(episodeId);
	const notes = useNotes(episodeId);
	if (bookings.isError) return <ErrorState error={bookings.error} onRetry={() => void bookings.refetch()} />;
	if (bookings.data === undefined) return <LoadingState rows={2} />;
	if (bookings.data.length === 0) return <p className={classes["dim"]}>{t("episodes.bookingsEmpty")}</p>;
	return (
		<ul className={classes["rows"]}>
			{bookings.data
				.toSorted((one, other) => other.start.localeCompare(one.start))
				.map((booking) => (
					<Booking
						key={booking.id}
						booking={booking}
						note={notes.data?.find(({ bookingId }) => bookingId === booking.id)}
						notesKnown={notes.data !== undefined}
					/>
				))}
		</ul>
	);
}

type BookingProps = { booking: BookingResponse; note: NoteRow | undefined; notesKnown: boolean };

function Booking({ booking, note, notesKnown }: BookingProps) {
	const { id, start, end, status, levels, resources, technique } = booking;
	const zone = useZone();
	const navigate = useNavigate();
	const renew = useRenewEpisodes();
	const mayWrite = useMay("NOTE_WRITE") && notesKnown && status !== "CANCELLED" && status !== "NO_SHOW";
	const write = $api.useMutation("post", "/api/bookings/{id}/note", {
		onSuccess: async (opened) => {
			void renew();
			await navigate({ to: "/notes/$noteId", params: { noteId: opened.id } });
		},
		onError: (error) => {
			const { title, text } = problemWords(asProblem(error));
			notifications.show({ color: "red", title: t("episodes.noteFailed"), message: text ?? title });
		},
	});
	const when = `${formatDay(start, zone)}, ${formatTimeRange(start, end, zone)}`;
	return (
		<li>
			<span className={classes["line"]}>
				<strong>{when}</strong>
				<StatusChip variant="plain" tone={BOOKING_LOOKS[status].tone} label={t(BOOKING_LOOKS[status].label)} />
			</span>
			<span className={classes["dim"]}>
				{[...resources.map(({ name }) => name), t(TECHNIQUE_WORDS[technique]), levels.join(", ")].join(" · ")}
			</span>
			<span className={classes["line"]}>
				<Button
					variant="default"
					size="compact-xs"
					leftSection={<IconCalendarTime aria-hidden size={13} />}
					aria-label={t("episodes.openOnBoard", { when })}
					renderRoot={(props) => <Link to="/board" search={{ date: localDate(start, zone), booking: id }} {...props} />}
				>
					{t("episodes.onBoard")}
				</Button>
				{note !== undefined ? (
					<Button
						variant="default"
						size="compact-xs"
						leftSection={<IconFileText aria-hidden size={13} />}
						renderRoot={(props) => <Link to="/notes/$noteId" params={{ noteId: note.id }} {...props} />}
					>
						{t("episodes.openNote")}
					</Button>
				) : (
					mayWrite && (
						<Button
							size="compact-xs"
							leftSection={<IconFileText aria-hidden size={13} />}
							loading={write.isPending}
							onClick={() => write.mutate({ params: { path: { id } } })}
						>
							{t("episodes.writeNote")}
						</Button>
					)
				)}
			</span>
		</li>
	);
}

function Notes({ episodeId }: { episodeId: string }) {
	const zone = useZone();
	const notes = useNotes(episodeId);
	if (notes.isError) return <ErrorState error={notes.error} onRetry={() => void notes.refetch()} />;
	if (notes.data === undefined) return <LoadingState rows={2} />;
	if (notes.data.length === 0) return <p className={classes["dim"]}>{t("episodes.notesEmpty")}</p>;
	return (
		<ul className={classes["rows"]}>
			{notes.data.map(({ id, status, startedAt, openedAt, signedAt, plannedLevels }) => (
				<li key={id}>
					<span className={classes["line"]}>
						<Link to="/notes/$noteId" params={{ noteId: id }} className={classes["link"]}>
							{t("episodes.noteOf", { when: formatDay(startedAt ?? openedAt, zone) })}
						</Link>
						<StatusChip variant="plain" tone={NOTE_LOOKS[status].tone} label={t(NOTE_LOOKS[status].label)} />
					</span>
					<span className={classes["line"]}>
						<LevelChips levels={plannedLevels} />
						<span className={classes["dim"]}>
							{signedAt === undefined
								? t("episodes.noteOpenedAt", { when: formatDateTime(openedAt, zone) })
								: t("episodes.noteSignedAt", { when: formatDateTime(signedAt, zone) })}
						</span>
					</span>
				</li>
			))}
		</ul>
	);
}

function FollowUp({ episodeId }: { episodeId: string }) {
	const zone = useZone();
	const contacts = $api.useQuery("get", "/api/episodes/{id}/follow-up", { params: { path: { id: episodeId } } });
	if (contacts.isError) return <ErrorState error={contacts.error} onRetry={() => void contacts.refetch()} />;
	if (contacts.data === undefined) return <LoadingState rows={3} />;
	if (contacts.data.length === 0) return <p className={classes["dim"]}>{t("episodes.followUpEmpty")}</p>;
	return (
		<ul className={classes["contacts"]}>
			{contacts.data.map(({ id, label, status, dueFrom, dueUntil, doneAt, attempts }) => (
				<li key={id}>
					<Link to="/calls/$contactId" params={{ contactId: id }} className={classes["link"]}>
						{label}
					</Link>
					<span className={classes["dim"]}>
						{doneAt === undefined
							? `${formatDate(localDate(dueFrom, zone))} – ${formatDate(localDate(dueUntil, zone))}`
							: t("episodes.contactDoneAt", { when: formatDateTime(doneAt, zone) })}
					</span>
					<span className={classes["dim"]}>{attempts > 0 && t("episodes.attempts", { count: attempts })}</span>
					<StatusChip variant="plain" tone={CONTACT_LOOKS[status].tone} label={t(CONTACT_LOOKS[status].label)} />
				</li>
			))}
		</ul>
	);
}
