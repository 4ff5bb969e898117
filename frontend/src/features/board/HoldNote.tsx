import "@/i18n/board";
import { Button } from "@mantine/core";
import { IconClockPause, IconClockX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { t } from "@/i18n/t";
import { formatTime, type IsoInstant, type Zone } from "@/lib/time";
import classes from "./board.module.css";
import type { Hold } from "./useHold";

type Props = { hold: Hold; zone: Zone; onAgain: () => void };

/** How long the time is kept; the seconds run only for those who see them. */
export function HoldNote({ hold, zone, onAgain }: Props) {
	if (hold.kind === "held")
		return (
			<p className={classes["hold"]} role="status">
				<IconClockPause aria-hidden size={15} stroke={1.7} />
				<span>{t("board.heldUntil", { time: formatTime(hold.expiresAt, zone) })}</span>
				<Countdown until={hold.expiresAt} />
			</p>
		);
	if (hold.kind !== "expired") return null;
	return (
		<div className={classes["hold"]} data-expired role="alert">
			<IconClockX aria-hidden size={15} stroke={1.7} />
			<span>{t("board.holdExpired")}</span>
			<Button variant="default" onClick={onAgain}>
				{t("board.holdAgain")}
			</Button>
		</div>
	);
}

function Countdown({ until }: { until: IsoInstant }) {
	const [left, setLeft] = useState(() => secondsTo(until));
	useEffect(() => {
		setLeft(secondsTo(until));
		const tick = setInterval(() => setLeft(secondsTo(until)), 1000);
		return () => clearInterval(tick);
	}, [until]);
	return (
		<span className={classes["countdown"]} aria-hidden="true">
			{Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}
		</span>
	);
}

function secondsTo(until: IsoInstant): number {
	return Math.max(Math.round((Date.parse(until) - Date.now()) / 1000), 0);
}
