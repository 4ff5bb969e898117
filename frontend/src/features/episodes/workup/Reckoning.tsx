import "@/i18n/workup";
import type { MedicationHoldResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { formatDateTime, formatWeekday } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";

/** What the rule asks, as a sum to check, with where it says so: a proposal, never the decision. */
export function Reckoning({ hold }: { hold: MedicationHoldResponse }) {
	const { calculation } = hold;
	const now = useNow();
	const { rule, refer, referReason, sum, lastDoseDay, lastDosePart, clearance, restart, source, version } = calculation;
	return (
		<div className={classes["proposal"]}>
			{rule !== undefined && <p>{t("workup.ruleSays", { text: rule })}</p>}
			{refer ? (
				<>
					<p>
						<StatusChip variant="plain" tone="amber" label={t("workup.refer")} />
					</p>
					{referReason !== undefined && referReason !== `${rule ?? ""}.` && <p>{referReason}</p>}
				</>
			) : (
				<>
					{lastDoseDay !== undefined && (
						<p>
							<strong>
								{t(lastDosePart === "EVENING" ? "workup.proposedEvening" : "workup.proposedDay", {
									day: formatWeekday(lastDoseDay),
								})}
							</strong>
						</p>
					)}
					<p>{sum}</p>
					{calculation.lastDoseUntil !== undefined &&
						hold.approvedAt === undefined &&
						calculation.lastDoseUntil < now && (
							<p>
								<StatusChip variant="plain" tone="amber" label={t("workup.dayPassed")} />
							</p>
						)}
				</>
			)}
			<p className={classes["dim"]}>
				{clearance !== undefined && `${t("workup.clearance", { value: formatQuantity(clearance, "mL/min", 1) })} · `}
				{t("workup.restartRule", { restart })}
			</p>
			<details className={classes["rule"]}>
				<summary>{t("episodes.ruleSource")}</summary>
				{t("workup.ruleSource", { source, version })}
			</details>
		</div>
	);
}

/** The booking moved since a prescriber instructed: what was told, what is needed, and that somebody must call. */
export function OutdatedNotice({ hold }: { hold: MedicationHoldResponse }) {
	const zone = useZone();
	if (!hold.instructionOutdated) return null;
	const { outdatedReason, instructedFor, bookedFor, requiredNow } = hold;
	return (
		<div className={classes["notice"]} role="status">
			<p className={classes["noticeTitle"]}>
				<StatusChip variant="plain" tone="red" label={t("workup.callPatient")} />
			</p>
			<p>{outdatedReason}</p>
			<p className={classes["dim"]}>
				{[
					instructedFor === undefined
						? t("workup.instructedWithoutDate")
						: t("workup.instructedFor", { when: formatDateTime(instructedFor, zone) }),
					bookedFor === undefined
						? t("workup.notBooked")
						: t("workup.bookedFor", { when: formatDateTime(bookedFor, zone) }),
					requiredNow === undefined
						? t("workup.requiredNowUnknown")
						: t("workup.requiredNow", { when: formatDateTime(requiredNow, zone) }),
				].join(" · ")}
			</p>
		</div>
	);
}
