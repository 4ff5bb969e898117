import "@/i18n/board";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUsers } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { formatTimeRange, instantOf, type Zone } from "@/lib/time";
import classes from "./board.module.css";
import type { Gap } from "./Drawer";

const LONG_ENOUGH = 30_000;

/** Says that a time has become free, and leads to those who could come. Nobody is booked by it. */
export function showGap(gap: Gap, zone: Zone, onGap: (gap: Gap) => void) {
	const end = instantOf(Date.parse(gap.start) + gap.minutes * 60_000);
	const id: string = notifications.show({
		autoClose: LONG_ENOUGH,
		withBorder: true,
		message: (
			<div className={classes["toast"]}>
				<p>{t("board.gapFree", { range: formatTimeRange(gap.start, end, zone), room: gap.roomName })}</p>
				<Button
					variant="default"
					leftSection={<IconUsers aria-hidden size={14} />}
					onClick={() => {
						notifications.hide(id);
						onGap(gap);
					}}
				>
					{t("board.whoCouldCome")}
				</Button>
			</div>
		),
	});
}
