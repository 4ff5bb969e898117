import "@/i18n/board";
import { useBookingConnection } from "@/api/bookingEvents";
import { t } from "@/i18n/t";
import classes from "./board.module.css";

/** Whether the changes of others arrive by themselves: seen at a glance, in the way of nobody. */
export function Connection() {
	const connection = useBookingConnection();
	if (connection === "connecting") return null;
	const isLive = connection === "live";
	const words = t(isLive ? "board.live" : "board.notLive");
	return (
		<span
			role="status"
			className={classes["connection"]}
			data-live={isLive || undefined}
			title={t(isLive ? "board.liveText" : "board.notLiveText")}
		>
			{words}
		</span>
	);
}
