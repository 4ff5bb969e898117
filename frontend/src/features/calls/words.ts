import {
	IconMicrophone,
	IconMicrophoneOff,
	IconPhoneCheck,
	IconPhoneIncoming,
	IconPhoneX,
	IconQuestionMark,
	IconRecordMail,
	IconUserSquare,
	type TablerIcon,
} from "@tabler/icons-react";
import type { CallOutcome, ContactStatus, VoicemailRule } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

export const STATUS_WORDS: Record<ContactStatus, { tone: Tone; label: PlainKey }> = {
	PLANNED: { tone: "grey", label: "calls.statusPlanned" },
	DUE: { tone: "amber", label: "calls.statusDue" },
	OVERDUE: { tone: "red", label: "calls.statusOverdue" },
	DONE: { tone: "green", label: "calls.statusDone" },
	CANCELLED: { tone: "grey", label: "calls.statusCancelled" },
};

export const OUTCOME_WORDS: Record<CallOutcome, { label: PlainKey; icon: TablerIcon; tone: Tone }> = {
	REACHED: { label: "calls.outcomeReached", icon: IconPhoneCheck, tone: "green" },
	LEFT_MESSAGE: { label: "calls.outcomeLeftMessage", icon: IconRecordMail, tone: "blue" },
	NOT_REACHED: { label: "calls.outcomeNotReached", icon: IconPhoneX, tone: "grey" },
	CALL_BACK_REQUESTED: { label: "calls.outcomeCallBack", icon: IconPhoneIncoming, tone: "amber" },
};

type VoicemailLook = { label: PlainKey; text: PlainKey; icon: TablerIcon; tone: Tone };

export const VOICEMAIL_WORDS: Record<VoicemailRule, VoicemailLook> = {
	FULL_MESSAGE: {
		label: "calls.voicemailFull",
		text: "calls.voicemailFullText",
		icon: IconMicrophone,
		tone: "green",
	},
	NAME_AND_NUMBER_ONLY: {
		label: "calls.voicemailNameOnly",
		text: "calls.voicemailNameOnlyText",
		icon: IconUserSquare,
		tone: "amber",
	},
	NO_VOICEMAIL: {
		label: "calls.voicemailNone",
		text: "calls.voicemailNoneText",
		icon: IconMicrophoneOff,
		tone: "red",
	},
	NOT_RECORDED: {
		label: "calls.voicemailUnknown",
		text: "calls.voicemailUnknownText",
		icon: IconQuestionMark,
		tone: "grey",
	},
};
