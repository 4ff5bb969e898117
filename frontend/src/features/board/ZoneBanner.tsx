import "@/i18n/board";
import { IconWorld } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { formatTime, type IsoInstant, viewerIsElsewhere, type Zone, zoneLabel } from "@/lib/time";
import classes from "./board.module.css";

/** Whoever looks from elsewhere is told whose clock the board goes by. */
export function ZoneBanner({ zone, now }: { zone: Zone; now: IsoInstant }) {
	if (!viewerIsElsewhere(zone, now)) return null;
	const at = new Date(now);
	const own = `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
	return (
		<p className={classes["zoneBanner"]} role="note">
			<IconWorld aria-hidden size={15} stroke={1.7} />
			{t("board.zoneBanner", { zone: zoneLabel(zone, now), there: formatTime(now, zone), own })}
		</p>
	);
}
