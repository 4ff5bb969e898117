import {
	IconAlertTriangle,
	IconCircleCheckFilled,
	IconCircleDashed,
	IconCircleXFilled,
	IconClock,
	IconInfoCircle,
	type TablerIcon,
} from "@tabler/icons-react";

export type Tone = "green" | "amber" | "red" | "blue" | "violet" | "grey";

/** Colour never speaks alone: each tone brings an icon, the caller brings the word. */
export const TONE_ICONS: Record<Tone, TablerIcon> = {
	green: IconCircleCheckFilled,
	amber: IconClock,
	red: IconCircleXFilled,
	blue: IconInfoCircle,
	violet: IconAlertTriangle,
	grey: IconCircleDashed,
};
