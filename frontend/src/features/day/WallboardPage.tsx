import "@/i18n/day";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { t } from "@/i18n/t";
import { formatTime, formatWeekday } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { classNames } from "@/ui/classNames";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { TONE_ICONS } from "@/ui/tones";
import tones from "@/ui/tones.module.css";
import classes from "./day.module.css";
import { useLiveDay, wallboardQuery } from "./queries";
import { elapsed, stepTone, stepWords } from "./words";

/** For a screen in the corridor: big, and nobody is named. */
export function WallboardPage() {
	const now = useNow();
	const wall = useQuery(wallboardQuery());
	useLiveDay();
	if (wall.isError) return <ErrorState error={wall.error} onRetry={() => void wall.refetch()} />;
	if (wall.data === undefined) return <LoadingState />;
	const { date, timeZone, cases } = wall.data;
	return (
		<main className={classes["wall"]}>
			<title>{`${t("day.wallboard")} · ${t("shell.product")}`}</title>
			<header className={classes["wallHead"]}>
				<h1>{formatWeekday(date)}</h1>
				<span>{formatTime(now, timeZone)}</span>
				<Link to="/day" className={classes["dim"]}>
					{t("day.wallLeave")}
				</Link>
			</header>
			{cases.length === 0 && <p>{t("day.wallEmpty")}</p>}
			<ul className={classes["wallGrid"]}>
				{cases.map(({ initials, roomName, start, milestone, since }) => {
					const tone = stepTone(milestone);
					const Icon = TONE_ICONS[tone];
					return (
						<li key={`${roomName} ${start}`} className={classNames(classes["wallCard"], tones[tone])}>
							<span className={classes["dim"]}>{roomName}</span>
							<span className={classes["initials"]}>{initials}</span>
							<span className={classes["wallStep"]}>
								<Icon aria-hidden size={24} /> {stepWords(milestone)}
								{since !== undefined && ` ${elapsed(since, now)}`}
							</span>
							<span className={classes["dim"]}>{t("day.booked", { time: formatTime(start, timeZone) })}</span>
						</li>
					);
				})}
			</ul>
		</main>
	);
}
