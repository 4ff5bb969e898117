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
import type {
	CallOutcome,
	ChangeKind,
	ContactChannel,
	ContactStatus,
	EscalationOutcome,
	RiskFact,
	VoicemailRule,
} from "@/api/schema";
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

export const RISK_WORDS: Record<RiskFact, PlainKey> = {
	SYMPTOMATIC_LEAK: "calls.riskLeak",
	THREE_LEVELS: "calls.riskLevels",
	ADVERSE_EVENT: "calls.riskEvent",
	ANTITHROMBOTIC_HELD: "calls.riskAntithrombotic",
	INPATIENT: "calls.riskInpatient",
	OVERNIGHT: "calls.riskOvernight",
};

export const CHANNEL_WORDS: Record<ContactChannel, PlainKey> = {
	CALL: "calls.channelCall",
	TELEHEALTH: "calls.channelTelehealth",
	CLINIC: "calls.channelClinic",
	QUESTIONNAIRE_LINK: "calls.channelLink",
};

export const ESCALATION_OUTCOME_WORDS: Record<EscalationOutcome, PlainKey> = {
	EMERGENCY_DEPARTMENT: "calls.outcomeEmergency",
	SEEN_TODAY: "calls.outcomeSeen",
	IMAGING_ORDERED: "calls.outcomeImaging",
	ADVICE_GIVEN: "calls.outcomeAdvice",
	NO_ACTION_NEEDED: "calls.outcomeNone",
};

export const CHANGE_WORDS: Record<ChangeKind, PlainKey> = {
	PLAN_MADE: "calls.changePlanMade",
	PLAN_TAKEN_OVER: "calls.changeTakenOver",
	PLAN_STOPPED: "calls.changeStopped",
	PLAN_TAKEN_UP_AGAIN: "calls.changeResumed",
	READMITTED: "calls.changeReadmitted",
	DISCHARGED: "calls.changeDischarged",
	CONTACT_MOVED: "calls.changeMoved",
	CALLED_BACK: "calls.changeCalledBack",
	LETTER_PRINTED: "calls.changeLetter",
	ESCALATED: "calls.changeEscalated",
	ESCALATION_PASSED_ON: "calls.changePassedOn",
	ESCALATION_ACKNOWLEDGED: "calls.changeAcknowledged",
	ESCALATION_CLOSED: "calls.changeClosed",
	FRACTURE_SUSPECTED: "calls.changeSuspected",
	IMAGING_CLOSED: "calls.changeImaging",
};
