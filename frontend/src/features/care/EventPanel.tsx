import { Button, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { EventOption, SedationResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { Refused, refusalOf } from "@/ui/Refused";
import { showUndo } from "@/ui/undoToast";
import classes from "./care.module.css";
import type { Sedation } from "./queries";
import { current } from "./timeline";

type Props = { record: SedationResponse; events: readonly EventOption[]; write: Sedation["event"] };

/** One tap is a time stamp; the toast takes a slip back. */
export function EventPanel({ record, events, write }: Props) {
	const zone = useZone();
	const [text, setText] = useState("");
	const happened = current(record.events);
	const tap = (event: EventOption) =>
		write.mutate(
			{ mark: {}, eventCode: event.code, ...(text.trim() !== "" && { text: text.trim() }) },
			{
				onSuccess: ({ data }) => {
					setText("");
					const entered = data.events.at(-1);
					if (entered === undefined) return;
					showUndo({
						message: t("care.eventDone", { name: event.name, time: formatTime(entered.at, zone) }),
						onUndo: () =>
							write.mutate({
								mark: { correctsId: entered.id, withdraw: true, reason: t("care.eventTappedByMistake") },
								eventCode: event.code,
							}),
					});
				},
			},
		);
	return (
		<section className={classes["panel"]} aria-label={t("care.events")}>
			<h2>
				{t("care.events")} <span className={classes["dim"]}>{t("care.eventHint")}</span>
			</h2>
			<Refused refusal={refusalOf(write.error, [])} />
			<TextInput
				label={t("care.eventText")}
				maxLength={1000}
				value={text}
				onChange={(event) => setText(event.currentTarget.value)}
			/>
			<div className={classes["quick"]}>
				{events.map((event) => {
					const last = happened.findLast((row) => row.eventCode === event.code);
					return (
						<Button
							key={event.code}
							size="md"
							variant={last === undefined ? "default" : "light"}
							disabled={write.isPending}
							leftSection={
								event.notable ? <IconAlertTriangle aria-hidden size={16} /> : <IconCheck aria-hidden size={16} />
							}
							onClick={() => tap(event)}
						>
							<span className={classes["eventName"]}>
								{event.name}
								{last !== undefined && <span className={classes["dim"]}>{formatTime(last.at, zone)}</span>}
							</span>
						</Button>
					);
				})}
			</div>
		</section>
	);
}
