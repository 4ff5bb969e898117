import { bornMrn, nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import "@/i18n/day";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconActivityHeartbeat, IconChevronLeft, IconNotes } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { CaseSteps, StepCorrection } from "@/api/schema";
import { may, useMe } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./day.module.css";
import { PreCheckSheet } from "./PreCheckSheet";
import { stepsQuery, useLiveDay } from "./queries";
import { Stepper } from "./Stepper";
import { TimeOutSheet } from "./TimeOutSheet";
import { stepWords } from "./words";

/** One case of the day: its steps, its pre-check and its time-out. */
export function CasePage({ bookingId }: { bookingId: string }) {
	const me = useMe();
	const zone = useZone();
	const found = useQuery(stepsQuery(bookingId));
	useLiveDay();
	if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
	if (found.data === undefined) return <LoadingState />;
	const one = found.data;
	const isClinical = may(me, "NURSING_RECORD");
	return (
		<>
			<PageHeader
				title={nameOf(one.patient)}
				subtitle={`${bornMrn(one.patient)} · ${formatDateTime(one.start, zone)} · ${one.roomName}`}
				actions={<Ways one={one} clinical={isClinical} writes={may(me, "NOTE_WRITE")} />}
			/>
			<div className={classes["case"]}>
				<section className={classes["panel"]} aria-label={t("day.steps")}>
					<h2>{t("day.steps")}</h2>
					<span className={classes["line"]}>
						{t(TECHNIQUE_WORDS[one.technique])} <LevelChips levels={one.levels} />
						<span className={classes["dim"]}>{t("day.operator", { name: one.operatorName })}</span>
					</span>
					{one.openGates.length > 0 && (
						<p className={one.stoppedAt === undefined ? classes["dim"] : classes["warning"]}>
							{t("day.gates", { gates: one.openGates.map(({ label }) => label).join(", ") })}
						</p>
					)}
					<Stepper bookingId={bookingId} name={nameOf(one.patient)} steps={one.steps} stoppedAt={one.stoppedAt} />
					<Corrections corrections={one.corrections} />
				</section>
				<div className={classes["sheets"]}>
					{isClinical ? (
						<>
							<PreCheckSheet bookingId={bookingId} episodeId={one.episodeId} />
							<TimeOutSheet bookingId={bookingId} />
						</>
					) : (
						<p className={classes["dim"]}>{t("day.notAllowed")}</p>
					)}
				</div>
			</div>
		</>
	);
}

function Ways({ one, clinical, writes }: { one: CaseSteps; clinical: boolean; writes: boolean }) {
	const navigate = useNavigate();
	const note = useMutation({
		mutationFn: () => api.POST("/api/bookings/{id}/note", { params: { path: { id: one.bookingId } } }),
		onSuccess: ({ data }) =>
			data === undefined ? undefined : navigate({ to: "/notes/$noteId", params: { noteId: data.id } }),
		onError: (error) => {
			const { detail, title } = asProblem(error);
			notifications.show({ color: "red", message: detail ?? title });
		},
	});
	return (
		<>
			<Button component={Link} to="/day" variant="default" leftSection={<IconChevronLeft aria-hidden size={16} />}>
				{t("day.back")}
			</Button>
			{clinical && (
				<Button
					variant="default"
					leftSection={<IconActivityHeartbeat aria-hidden size={16} />}
					renderRoot={(props) => <Link to="/care/$bookingId" params={{ bookingId: one.bookingId }} {...props} />}
				>
					{t("day.care")}
				</Button>
			)}
			{writes && (
				<Button
					variant="default"
					leftSection={<IconNotes aria-hidden size={16} />}
					loading={note.isPending}
					onClick={() => note.mutate()}
				>
					{t("day.note")}
				</Button>
			)}
		</>
	);
}

function Corrections({ corrections }: { corrections: readonly StepCorrection[] }) {
	const zone = useZone();
	if (corrections.length === 0) return null;
	return (
		<section className={classes["stack"]} aria-label={t("day.corrections")}>
			<h2>{t("day.corrections")}</h2>
			{corrections.map(({ milestone, from, to, reason, by, at }) => (
				<span key={`${milestone} ${at}`} className={classes["who"]}>
					{to === undefined
						? t("day.takenBackAt", { step: stepWords(milestone), from: formatTime(from, zone) })
						: t("day.corrected", {
								step: stepWords(milestone),
								from: formatTime(from, zone),
								to: formatTime(to, zone),
							})}
					<span className={classes["dim"]}>
						{t("day.correctionBy", { reason, name: by, at: formatDateTime(at, zone) })}
					</span>
				</span>
			))}
		</section>
	);
}
