import { t } from "@/i18n/t";
import type { IsoInstant } from "./time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "2 h ago"; what a clock that runs ahead calls the future was just now. */
export function agoWords(at: IsoInstant, now: IsoInstant): string {
	const passed = Date.parse(now) - Date.parse(at);
	if (passed < MINUTE) return t("common.justNow");
	if (passed < HOUR) return t("common.minutesAgo", { count: Math.floor(passed / MINUTE) });
	if (passed < DAY) return t("common.hoursAgo", { count: Math.floor(passed / HOUR) });
	return t("common.daysAgo", { count: Math.floor(passed / DAY) });
}
