import { Button, Textarea } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { CaseStep, Milestone } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatTime, type IsoInstant, parseMinutes } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { TimeField } from "@/ui/TimeField";
import classes from "./day.module.css";
import { refreshDay, useTap } from "./queries";
import { MILESTONES, nearest, stepWords, WITH_FORM } from "./words";

type Props = {
	bookingId: string;
	/** Of the patient, for what is said afterwards. */
	name: string;
	steps: readonly CaseStep[];
	stoppedAt: Milestone | undefined;
};

/** Every step with its time; one tap records it as now, a recorded one is corrected with a reason. */
export function Stepper({ bookingId, name, steps, stoppedAt }: Props) {
	const zone = useZone();
	const tap = useTap();
	const [correcting, setCorrecting] = useState<Milestone>();
	return (
		<ol className={classes["steps"]} aria-label={t("day.stepper", { name })}>
			{MILESTONES.map((milestone) => {
				const step = steps.find((each) => each.milestone === milestone);
				return (
					<li key={milestone} className={classes["step"]} data-reached={step !== undefined || undefined}>
						<b>
							{step !== undefined && <IconCheck aria-hidden size={14} />} {stepWords(milestone)}
						</b>
						<span className={classes["dim"]}>
							{step !== undefined
								? t("day.bySomebody", { time: formatTime(step.at, zone), name: step.recordedBy })
								: milestone === stoppedAt
									? t("day.stopsAt", { step: stepWords(milestone) })
									: WITH_FORM.has(milestone) && t("day.byForm")}
						</span>
						{step !== undefined ? (
							<Button
								className={classes["touch"] ?? ""}
								variant="subtle"
								aria-label={t("day.correctStep", { step: stepWords(milestone) })}
								aria-expanded={correcting === milestone}
								onClick={() => setCorrecting(correcting === milestone ? undefined : milestone)}
							>
								{t("day.correct")}
							</Button>
						) : WITH_FORM.has(milestone) ? null : (
							<Button
								className={classes["touch"] ?? ""}
								variant="default"
								aria-label={`${stepWords(milestone)}: ${t("day.now")}`}
								loading={tap.isPending && tap.variables.milestone === milestone}
								onClick={() => tap.mutate({ bookingId, name, milestone })}
							>
								{t("day.now")}
							</Button>
						)}
						{step !== undefined && correcting === milestone && (
							<Correction bookingId={bookingId} step={step} onDone={() => setCorrecting(undefined)} />
						)}
					</li>
				);
			})}
		</ol>
	);
}

function Correction({ bookingId, step, onDone }: { bookingId: string; step: CaseStep; onDone: () => void }) {
	const queryClient = useQueryClient();
	const zone = useZone();
	const [time, setTime] = useState(formatTime(step.at, zone));
	const minutes = parseMinutes(time);
	const at = minutes === undefined ? undefined : nearest(minutes, step.at, zone);
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const save = useMutation<unknown, unknown, IsoInstant>({
		mutationFn: (moment) =>
			api.PUT("/api/bookings/{id}/milestones/{milestone}", {
				params: { path: { id: bookingId, milestone: step.milestone }, header: ifMatch(`"${step.version}"`) },
				body: { at: moment, reason: reason.trim(), also: [] },
			}),
		onSuccess: onDone,
		onSettled: () => refreshDay(queryClient),
	});
	const problem = save.isError ? asProblem(save.error) : undefined;
	return (
		<form
			noValidate
			aria-label={t("day.correctStep", { step: stepWords(step.milestone) })}
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (at !== undefined && reason.trim() !== "") save.mutate(at);
			}}
		>
			<div className={classes["panel"]}>
				<TimeField
					label={t("day.at")}
					value={time}
					onChange={setTime}
					minutesStep={1}
					required
					error={tried && at === undefined ? t("day.atNeeded") : wrongAt(problem)}
				/>
				<Textarea
					label={t("day.reason")}
					withAsterisk
					autosize
					maxLength={500}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					error={tried && reason.trim() === "" ? t("day.reasonNeeded") : undefined}
				/>
				<div className={classes["line"]}>
					<Button type="submit" className={classes["touch"] ?? ""} loading={save.isPending}>
						{t("day.save")}
					</Button>
					<Button variant="default" className={classes["touch"] ?? ""} onClick={onDone}>
						{t("day.cancel")}
					</Button>
				</div>
			</div>
		</form>
	);
}

/** What the server says at the time; what it says of the whole belongs there too. */
function wrongAt(problem: ProblemError | undefined): string | undefined {
	return problem === undefined ? undefined : (problem.errors[0]?.message ?? problem.detail ?? problem.title);
}
