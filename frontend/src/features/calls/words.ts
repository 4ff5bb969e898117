import type { CallOutcome, ContactStatus, VoicemailRule } from "@/api/schema";
import type { PlainKey } from "@/i18n/t";
import type { Tone } from "@/ui/tones";

export const CONTACT_STATUS: Record<ContactStatus, { word: PlainKey; tone: Tone }> = {
	PLANNED: { word: "calls.PLANNED", tone: "grey" },
	DUE: { word: "calls.DUE", tone: "amber" },
	OVERDUE: { word: "calls.OVERDUE", tone: "red" },
	DONE: { word: "calls.DONE", tone: "green" },
	CANCELLED: { word: "calls.CANCELLED", tone: "grey" },
};

export const OUTCOME_WORDS: Record<CallOutcome, PlainKey> = {
	REACHED: "calls.REACHED",
	LEFT_MESSAGE: "calls.LEFT_MESSAGE",
	NOT_REACHED: "calls.NOT_REACHED",
	CALL_BACK_REQUESTED: "calls.CALL_BACK_REQUESTED",
};

export const VOICEMAIL: Record<VoicemailRule, { text: PlainKey; tone: Tone }> = {
	FULL_MESSAGE: { text: "calls.voicemailFull", tone: "green" },
	NAME_AND_NUMBER_ONLY: { text: "calls.voicemailLimited", tone: "amber" },
	NO_VOICEMAIL: { text: "calls.voicemailNone", tone: "red" },
	NOT_RECORDED: { text: "calls.voicemailUnknown", tone: "amber" },
};
