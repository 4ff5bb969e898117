import type { TablerIcon } from "@tabler/icons-react";
import { classNames } from "./classNames";
import classes from "./StatusChip.module.css";
import { TONE_ICONS, type Tone } from "./tones";
import tones from "./tones.module.css";

type Props = {
	tone: Tone;
	/** The word; without it the colour would speak alone. */
	label: string;
	/** Instead of the tone's own icon. */
	icon?: TablerIcon;
	/** "plain" is text only, for a line that already has a frame. */
	variant?: "filled" | "plain";
};

export function StatusChip({ tone, label, icon, variant = "filled" }: Props) {
	const Icon = icon ?? TONE_ICONS[tone];
	return (
		<span className={classNames(classes["chip"], classes[variant], tones[tone])}>
			<Icon aria-hidden size={14} stroke={1.8} />
			{label}
		</span>
	);
}
