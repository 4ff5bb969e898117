import { IconAlertTriangle, IconCheck, IconInfoCircle, type TablerIcon } from "@tabler/icons-react";
import type { SlotReason } from "@/api/schema";
import classes from "./board.module.css";

const ICONS: Record<SlotReason["tone"], TablerIcon> = {
	GOOD: IconCheck,
	NOTE: IconInfoCircle,
	WARN: IconAlertTriangle,
};

/** Why it is proposed, in the server's words. */
export function Reasons({ reasons }: { reasons: readonly SlotReason[] }) {
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
