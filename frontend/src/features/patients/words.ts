import type { AdministrativeSex, AllergyCategory, AllergySeverity, ContactKind, VoicemailRule } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";

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

export const CONTACT_WORDS: Record<ContactKind, PlainKey> = {
	PHONE: "patients.kindPhone",
	MOBILE: "patients.kindMobile",
	EMAIL: "patients.kindEmail",
	ALTERNATE: "patients.kindAlternate",
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
