import type {
	Agreement,
	CaseFinish,
	CaseOfDay,
	ComparedWith,
	Milestone,
	PreCheckItem,
	PregnancyCheck,
} from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { addDays, formatTime, type IsoInstant, instantAt, localDate, type Zone } from "@/lib/time";
import type { Tone } from "@/ui/tones";

/** In their usual order. */
export const MILESTONES: readonly Milestone[] = [
	"ARRIVED",
	"PRE_CHECK",
	"IN_ROOM",
	"TIME_OUT",
	"SEDATION",
	"ACCESS",
	"CEMENT",
	"OUT",
	"RECOVERY",
	"DISCHARGED",
];

/** They follow from their own forms. */
export const WITH_FORM: ReadonlySet<Milestone> = new Set<Milestone>(["PRE_CHECK", "TIME_OUT"]);

/** What cannot be taken back by a tap. */
export const KEPT: ReadonlySet<Milestone> = new Set<Milestone>(["PRE_CHECK", "TIME_OUT", "DISCHARGED"]);

export function stepWords(milestone: Milestone | undefined): string {
	return t(`day.${milestone ?? "NONE"}`);
}

export function stepTone(milestone: Milestone | undefined): Tone {
	switch (milestone) {
		case undefined:
			return "grey";
		case "ARRIVED":
		case "PRE_CHECK":
			return "blue";
		case "IN_ROOM":
		case "TIME_OUT":
		case "SEDATION":
		case "ACCESS":
		case "CEMENT":
			return "amber";
		case "OUT":
		case "RECOVERY":
			return "violet";
		case "DISCHARGED":
			return "green";
	}
}

export const ITEM_WORDS: Record<PreCheckItem, PlainKey> = {
	IDENTITY: "day.IDENTITY",
	ALLERGIES: "day.ALLERGIES",
	CONSENT: "day.CONSENT_ITEM",
	FASTING: "day.FASTING",
	LAST_DOSES: "day.LAST_DOSES",
	ESCORT: "day.ESCORT",
	PAIN: "day.PAIN",
	PREGNANCY: "day.PREGNANCY",
	LEVEL_COUNT: "day.LEVEL_COUNT",
};

export const PREGNANCY_WORDS: Record<PregnancyCheck, PlainKey> = {
	EXCLUDED: "day.EXCLUDED",
	NOT_APPLICABLE: "day.NOT_APPLICABLE",
	POSSIBLE: "day.POSSIBLE",
};

export const AGREEMENT_WORDS: Record<Agreement, { tone: Tone; label: PlainKey }> = {
	AGREES: { tone: "green", label: "day.AGREES" },
	DIFFERS: { tone: "red", label: "day.DIFFERS" },
	NOT_RECORDED: { tone: "amber", label: "day.NOT_RECORDED" },
};

export const COMPARED_WORDS: Record<ComparedWith, PlainKey> = {
	BOOKING: "day.BOOKING",
	PLAN: "day.PLAN",
	IMAGING: "day.IMAGING",
	CONSENT: "day.CONSENT",
	AUTHORIZATION: "day.AUTHORIZATION",
};

/** "0:07" and "2:31": hours and minutes; a clock that runs behind says 0:00. */
export function elapsed(since: IsoInstant, now: IsoInstant): string {
	const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
	return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** "10:05–10:40", where both are known. */
export function finishWords({ at, late, over }: CaseFinish, zone: Zone): string {
	if (over) return t("day.left", { time: formatTime(at, zone) });
	if (late === undefined) return t("day.about", { time: formatTime(at, zone) });
	return t("day.band", { from: formatTime(at, zone), to: formatTime(late, zone) });
}

/** Where the figures come from. */
export function basisWords({ minutes, p90Minutes, cases }: CaseFinish): string {
	return cases === undefined || p90Minutes === undefined
		? t("day.configured", { minutes })
		: t("day.learned", { count: cases, minutes, late: p90Minutes });
}

export function delayWords({ delayMinutes, lateDelayMinutes }: CaseOfDay): string {
	return lateDelayMinutes !== undefined && lateDelayMinutes > delayMinutes
		? t("day.lateUpTo", { minutes: delayMinutes, most: lateDelayMinutes })
		: t("day.late", { minutes: delayMinutes });
}

/** The moment nearest to `around` at which the wall clock shows these minutes: a case may run past midnight. */
export function nearest(minutes: number, around: IsoInstant, zone: Zone): IsoInstant {
	const away = (moment: IsoInstant) => Math.abs(Date.parse(moment) - Date.parse(around));
	const today = localDate(around, zone);
	return [-1, 0, 1]
		.map((days) => instantAt(addDays(today, days), minutes, zone))
		.reduce((best, next) => (away(next) < away(best) ? next : best));
}
