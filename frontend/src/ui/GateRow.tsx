import type { ReactNode } from "react";
import { t } from "@/i18n/t";
import { classNames } from "./classNames";
import classes from "./GateRow.module.css";
import { GATE_LOOKS, type GateState } from "./gates";
import tones from "./tones.module.css";

type Props = {
	state: GateState;
	/** What must be met: "Anticoagulant". */
	label: string;
	/** Why it stands so: "Apixaban, last dose 22 Nov 20:00". */
	reason?: ReactNode;
	/** Who owes it and until when: "M. Silva · due today 20:00". */
	owner?: ReactNode;
	/** Buttons that move it on. */
	actions?: ReactNode;
};

/** One readiness gate. Goes into a `GateList`. */
export function GateRow({ state, label, reason, owner, actions }: Props) {
	const { tone, icon: Icon, word } = GATE_LOOKS[state];
	return (
		<li className={classNames(classes["row"], tones[tone])}>
			<Icon aria-hidden size={16} stroke={1.8} className={classes["icon"] ?? ""} />
			<div className={classes["head"]}>
				<span className={classes["label"]}>{label}</span>
				<span className={classes["word"]}>{t(word)}</span>
			</div>
			{reason !== undefined && <div className={classes["reason"]}>{reason}</div>}
			{owner !== undefined && <div className={classes["owner"]}>{owner}</div>}
			{actions !== undefined && <div className={classes["actions"]}>{actions}</div>}
		</li>
	);
}

/** The list around gate rows, without bullets. */
export function GateList({ label, children }: { label: string; children: ReactNode }) {
	return (
		<ul className={classes["list"]} aria-label={label}>
			{children}
		</ul>
	);
}
