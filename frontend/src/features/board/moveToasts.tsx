import "@/i18n/board";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { t } from "@/i18n/t";
import { formatMinutes } from "@/lib/time";
import { FacilityZone } from "@/lib/zone";
import { BlockerList } from "./BlockerList";
import type { Blocker } from "./blockers";
import classes from "./board.module.css";

const UNTIL_CLOSED = false;

/** Toasts live above the page, outside its zone. */
export function showBlocked(title: string, blockers: readonly Blocker[], zone: string, rest?: string) {
	notifications.show({
		color: "red",
		autoClose: UNTIL_CLOSED,
		withBorder: true,
		title,
		message: (
			<FacilityZone zone={zone}>
				{blockers.length > 0 ? <BlockerList blockers={blockers} /> : (rest ?? t("board.raced"))}
			</FacilityZone>
		),
	});
}

/** A refused drop that has a way out near by. */
export function showNearest(name: string, { start }: { start: number }, label: string, onMove: () => void) {
	const id: string = notifications.show({
		color: "orange",
		autoClose: 15_000,
		withBorder: true,
		title: t("board.stayed", { name }),
		message: (
			<div className={classes["toast"]}>
				<p>{label}</p>
				<Button
					variant="default"
					onClick={() => {
						notifications.hide(id);
						onMove();
					}}
				>
					{t("board.putAt", { time: formatMinutes(start) })}
				</Button>
			</div>
		),
	});
}

type Changed = { title: string; text: string; onMoveAnyway: (() => void) | undefined };

/** Somebody was faster: what is on screen is theirs; one's own move can be made again on top of it. */
export function showChanged({ title, text, onMoveAnyway }: Changed) {
	const id: string = notifications.show({
		color: "orange",
		autoClose: UNTIL_CLOSED,
		withBorder: true,
		title,
		message: (
			<div className={classes["toast"]}>
				<p>{text}</p>
				<Group gap="xs">
					{onMoveAnyway !== undefined && (
						<Button
							onClick={() => {
								notifications.hide(id);
								onMoveAnyway();
							}}
						>
							{t("board.moveAnyway")}
						</Button>
					)}
					<Button variant="default" onClick={() => notifications.hide(id)}>
						{t("board.keepTheirs")}
					</Button>
				</Group>
			</div>
		),
	});
}
