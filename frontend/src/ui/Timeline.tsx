import type { TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { classNames } from "./classNames";
import classes from "./Timeline.module.css";
import type { Tone } from "./tones";
import tones from "./tones.module.css";

export type TimelineEntry = {
	id: string;
	/** For the gutter: "14 Nov", "Mar 2024". */
	when: string;
	icon: TablerIcon;
	title: ReactNode;
	text?: ReactNode;
	/** At the right of the title: usually a plain `StatusChip`. */
	status?: ReactNode;
	/** Amber and red also draw a bar: something must be done. */
	tone?: Tone;
	/** Planned or due, not yet happened. */
	future?: boolean;
};

type Props = {
	label: string;
	/** Oldest first, the future ones last. */
	entries: readonly TimelineEntry[];
	/** "Mon 23 Nov, 09:47" on the line between past and future. */
	now: string;
};

export function Timeline({ label, entries, now }: Props) {
	const firstFuture = entries.findIndex(({ future }) => future === true);
	const past = firstFuture === -1 ? entries : entries.slice(0, firstFuture);
	const future = firstFuture === -1 ? [] : entries.slice(firstFuture);
	return (
		<ol className={classes["timeline"]} aria-label={label}>
			{past.map(entry)}
			<li className={classes["now"]}>
				<span className="visually-hidden">{t("common.nowLine", { when: now })}</span>
				<span aria-hidden className={classes["nowChip"]}>
					{now}
				</span>
			</li>
			{future.map(entry)}
		</ol>
	);
}

function entry({ id, when, icon: Icon, title, text, status, tone = "grey", future = false }: TimelineEntry) {
	const urgent = tone === "amber" || tone === "red";
	return (
		<li key={id} className={classNames(classes["entry"], tones[tone], future && classes["future"])}>
			<span className={classes["when"]}>{when}</span>
			<span className={classes["icon"]}>
				<Icon aria-hidden size={14} stroke={1.6} />
			</span>
			<div className={classNames(classes["card"], urgent && classes["urgent"])}>
				<div className={classes["head"]}>
					<span className={classes["title"]}>
						{title}
						{future && <span className="visually-hidden"> ({t("common.planned")})</span>}
					</span>
					{status}
				</div>
				{text !== undefined && <div className={classes["text"]}>{text}</div>}
			</div>
		</li>
	);
}
