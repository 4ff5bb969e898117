import { IconAlarm, IconClock } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { formatTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import tones from "@/ui/tones.module.css";
import classes from "./care.module.css";

type Props = {
	dueAt: IsoInstant | undefined;
	/** Milliseconds on the server's clock. */
	now: number;
	next: "care.nextVitals" | "care.nextCheck";
	late: "care.vitalsOverdue" | "care.checkOverdue";
};

/** How long until the next row is due; red with a word once it is late. */
export function DueBox({ dueAt, now, next, late }: Props) {
	const zone = useZone();
	if (dueAt === undefined) return null;
	const left = Date.parse(dueAt) - now;
	const overdue = left < 0;
	const seconds = Math.floor(Math.abs(left) / 1000);
	const Icon = overdue ? IconAlarm : IconClock;
	return (
		<div className={classNames(classes["due"], overdue ? tones["red"] : tones["amber"])}>
			<span className={classes["dueLabel"]} role={overdue ? "alert" : undefined}>
				{t(overdue ? late : next, { time: formatTime(dueAt, zone) })}
			</span>
			<span className={classes["dueTime"]} aria-hidden>
				<Icon size={18} />
				{t("care.minutesSeconds", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
			</span>
		</div>
	);
}
