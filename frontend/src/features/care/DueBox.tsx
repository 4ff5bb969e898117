import { IconAlarm, IconClock } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { formatTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import tones from "@/ui/tones.module.css";
import classes from "./care.module.css";

type Props = {
	dueAt: IsoInstant | undefined;
	/** The site leaves some minutes after the time it is due. */
	overdueAt: IsoInstant | undefined;
	/** Milliseconds on the server's clock. */
	now: number;
	next: "care.nextVitals" | "care.nextCheck";
	due: "care.vitalsDue" | "care.checkDue";
	late: "care.vitalsOverdue" | "care.checkOverdue";
};

/** How long until the next row is due; a word once it is, red and an alarm once it is late. */
export function DueBox({ dueAt, overdueAt, now, next, due, late }: Props) {
	const zone = useZone();
	if (dueAt === undefined) return null;
	const left = Date.parse(dueAt) - now;
	const overdue = now > Date.parse(overdueAt ?? dueAt);
	const label = overdue ? late : left > 0 ? next : due;
	const seconds = Math.floor(Math.abs(left) / 1000);
	const Icon = overdue ? IconAlarm : IconClock;
	return (
		<div className={classNames(classes["due"], overdue ? tones["red"] : tones["amber"])}>
			<span className={classes["dueLabel"]} role={overdue ? "alert" : undefined}>
				{t(label, { time: formatTime(dueAt, zone) })}
			</span>
			<span className={classes["dueTime"]} aria-hidden>
				<Icon size={18} />
				{t("care.minutesSeconds", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
			</span>
		</div>
	);
}
