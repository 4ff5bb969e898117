import type {
	AdministrativeSex,
	AllergyCategory,
	AllergySeverity,
	ContactKind,
	DuplicateReason,
	EpisodeStatus,
	Urgency,
	VoicemailRule,
} from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import type { Tone } from "@/ui/tones";
import type { EmailConsent } from "./patientValues";

export const SEX_WORDS: Record<AdministrativeSex, PlainKey> = {
	FEMALE: "patients.sexFemale",
	MALE: "patients.sexMale",
	OTHER: "patients.sexOther",
	UNKNOWN: "patients.sexUnknown",
};

export const VOICEMAIL_WORDS: Record<VoicemailRule, PlainKey> = {
	FULL_MESSAGE: "patients.voicemailFull",
	NAME_AND_NUMBER_ONLY: "patients.voicemailNameOnly",
	NO_VOICEMAIL: "patients.voicemailNone",
	NOT_RECORDED: "patients.voicemailUnknown",
};

export const CONSENT_WORDS: Record<EmailConsent, PlainKey> = {
	YES: "patients.consentYes",
	NO: "patients.consentNo",
	NOT_ASKED: "patients.consentNotAsked",
};

export const CONTACT_WORDS: Record<ContactKind, PlainKey> = {
	PHONE: "patients.kindPhone",
	MOBILE: "patients.kindMobile",
	EMAIL: "patients.kindEmail",
	ALTERNATE: "patients.kindAlternate",
};

export const LIKENESS_WORDS: Record<DuplicateReason, PlainKey> = {
	SIMILAR_NAME: "patients.likeName",
	SOUNDS_ALIKE: "patients.likeSound",
	SAME_BIRTH_DATE: "patients.likeBirth",
	BIRTH_DATE_MISTYPED: "patients.likeBirthSlip",
	SAME_PHONE: "patients.likePhone",
};

export const CATEGORY_WORDS: Record<AllergyCategory, PlainKey> = {
	DRUG: "patients.categoryDrug",
	CONTRAST: "patients.categoryContrast",
	LATEX: "patients.categoryLatex",
	CEMENT: "patients.categoryCement",
	FOOD: "patients.categoryFood",
	OTHER: "patients.categoryOther",
};

export const SEVERITY_WORDS: Record<AllergySeverity, PlainKey> = {
	MILD: "patients.severityMild",
	MODERATE: "patients.severityModerate",
	SEVERE: "patients.severitySevere",
	NOT_RECORDED: "patients.severityUnknown",
};

/** In a list the choice stands alone below its label: there "not recorded" needs no more words. */
export const voicemailChoices = () =>
	choicesOf({ ...VOICEMAIL_WORDS, NOT_RECORDED: "patients.voicemailUnknownChoice" });
export const severityChoices = () => choicesOf({ ...SEVERITY_WORDS, NOT_RECORDED: "patients.severityUnknownChoice" });

export function choicesOf(words: Readonly<Record<string, PlainKey>>): { value: string; label: string }[] {
	return Object.entries(words).map(([value, key]) => ({ value, label: t(key) }));
}

export const URGENCY_WORDS: Record<Urgency, { tone: Tone; label: PlainKey }> = {
	EMERGENT: { tone: "red", label: "patients.urgencyEmergent" },
	URGENT: { tone: "amber", label: "patients.urgencyUrgent" },
	ROUTINE: { tone: "grey", label: "patients.urgencyRoutine" },
};

export const EPISODE_WORDS: Record<EpisodeStatus, { tone: Tone; label: PlainKey }> = {
	REFERRED: { tone: "blue", label: "patients.statusReferred" },
	INFORMATION_REQUESTED: { tone: "amber", label: "patients.statusInformationRequested" },
	ACCEPTED: { tone: "green", label: "patients.statusAccepted" },
	DECLINED: { tone: "red", label: "patients.statusDeclined" },
	WITHDRAWN: { tone: "grey", label: "patients.statusWithdrawn" },
	TREATED: { tone: "green", label: "patients.statusTreated" },
	CLOSED: { tone: "grey", label: "patients.statusClosed" },
};
