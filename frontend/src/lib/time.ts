import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone";
import utc from "dayjs/plugin/utc";

dayjs.extend(utc);
dayjs.extend(timezone);

/** "3 May 1948", from an ISO date, which has no zone. */
export function formatDate(isoDate: string): string {
	return dayjs.utc(isoDate).format("D MMM YYYY");
}
