import { Button } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import type { LeaseView } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./NoteEditor.module.css";

type Props = {
	lease: LeaseView;
	/** Whether this window was editing until the other one took over. */
	lost: boolean;
	onTakeOver: () => Promise<unknown>;
};

/** Somebody else edits: who, since when, and how to take over. */
export function HeldBanner({ lease, lost, onTakeOver }: Props) {
	const zone = useZone();
	const [busy, setBusy] = useState(false);
	const name = lease.holderName ?? t("common.notRecorded");
	const since = lease.since === undefined ? t("common.notRecorded") : formatTime(lease.since, zone);
	return (
		<div className={classes["notice"]} role="alert">
			<p className={classes["noticeTitle"]}>
				<IconLock aria-hidden size={16} />
				{lease.sameUser
					? t("notes.heldByYou", { since })
					: t(lost ? "notes.heldTaken" : "notes.heldBy", { name, since })}
			</p>
			<p>{t(lost ? "notes.heldTakenText" : "notes.heldText")}</p>
			<Button
				variant="default"
				loading={busy}
				onClick={() => {
					setBusy(true);
					void onTakeOver().finally(() => setBusy(false));
				}}
			>
				{t("notes.takeOver")}
			</Button>
		</div>
	);
}
