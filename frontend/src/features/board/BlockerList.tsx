import "@/i18n/board";
import { t } from "@/i18n/t";
import { formatTimeRange } from "@/lib/time";
import { useZone } from "@/lib/zone";
import type { Blocker } from "./blockers";
import classes from "./board.module.css";

/** Everything that stands in the way, each with from when to when. */
export function BlockerList({ blockers }: { blockers: readonly Blocker[] }) {
	const zone = useZone();
	return (
		<ul className={classes["blockers"]} aria-label={t("board.blockers")}>
			{blockers.map((blocker) => (
				<li key={`${blocker.resourceId} ${blocker.bookingId ?? ""} ${blocker.start} ${blocker.reason}`}>
					{blockerWords(blocker, zone)}
				</li>
			))}
		</ul>
	);
}

function blockerWords({ kind, name, reason, start, end }: Blocker, zone: string): string {
	return t("board.blocker", { kind: t(`board.${kind}`), name, reason, range: formatTimeRange(start, end, zone) });
}
