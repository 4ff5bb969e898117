import { IconAlertTriangle, IconCheck, IconInfoCircle, type TablerIcon } from "@tabler/icons-react";
import classes from "./board.module.css";
import type { Reason } from "./draftTypes";

const ICONS: Record<Reason["tone"], TablerIcon> = { GOOD: IconCheck, NOTE: IconInfoCircle, WARN: IconAlertTriangle };

/** Why it is proposed, in the server's words. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
	if (reasons.length === 0) return null;
	return (
		<ul className={classes["reasons"]}>
			{reasons.map(({ code, text, tone }) => {
				const Icon = ICONS[tone];
				return (
					<li key={`${code} ${text}`} data-tone={tone}>
						<Icon aria-hidden size={13} stroke={1.8} /> {text}
					</li>
				);
			})}
		</ul>
	);
}
