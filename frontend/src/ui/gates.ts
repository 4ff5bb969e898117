import {
	IconCircleCheckFilled,
	IconCircleDashed,
	IconCircleXFilled,
	IconClock,
	IconHelpCircle,
	IconMinus,
	IconShieldCheck,
	type TablerIcon,
} from "@tabler/icons-react";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "./tones";

export type GateState = "green" | "amber" | "red" | "waived" | "unknown" | "notDue" | "notNeeded";

export const GATE_LOOKS: Record<GateState, { tone: Tone; icon: TablerIcon; word: PlainKey }> = {
	green: { tone: "green", icon: IconCircleCheckFilled, word: "common.gateReady" },
	amber: { tone: "amber", icon: IconClock, word: "common.gateDue" },
	red: { tone: "red", icon: IconCircleXFilled, word: "common.gateBlocked" },
	waived: { tone: "violet", icon: IconShieldCheck, word: "common.gateWaived" },
	unknown: { tone: "amber", icon: IconHelpCircle, word: "common.gateUnknown" },
	notDue: { tone: "grey", icon: IconCircleDashed, word: "common.gateNotDue" },
	notNeeded: { tone: "grey", icon: IconMinus, word: "common.gateNotNeeded" },
};
