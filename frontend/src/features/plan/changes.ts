import type { PlanChange, PlanPlacementView, PlanResponse, PlanTerm, PlanTermView } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { nameOf } from "@/lib/people";
import type { Tone } from "@/ui/tones";

export const TERMS: Record<PlanTerm, PlainKey> = {
	OVERTIME: "plan.OVERTIME",
	IDLE: "plan.IDLE",
	OPERATOR_CHANGE: "plan.OPERATOR_CHANGE",
	WAITING: "plan.WAITING",
	RESCHEDULED: "plan.RESCHEDULED",
};

export const CHANGES: Record<PlanChange, { word: PlainKey; tone: Tone }> = {
	STAYS: { word: "plan.STAYS", tone: "grey" },
	OTHER_ROOM: { word: "plan.OTHER_ROOM", tone: "blue" },
	OTHER_TIME: { word: "plan.OTHER_TIME", tone: "amber" },
	PLACED: { word: "plan.PLACED", tone: "green" },
	STILL_WAITING: { word: "plan.STILL_WAITING", tone: "grey" },
};

/** In the unit of the term; waiting is shown in hours, minutes run into the thousands. */
export function amountWords(term: PlanTerm, amount: number): string {
	if (term === "WAITING") return t("plan.weighted", { count: formatNumber(amount / 60) });
	if (term === "OVERTIME" || term === "IDLE") return t("plan.minutes", { count: formatNumber(amount) });
	return t("plan.count", { count: formatNumber(amount) });
}

/** The better ones first: they are why it was done. */
export function reasonWords(placement: PlanPlacementView, names: ReadonlyMap<string, string>): string[] {
	const words = [...placement.reasons]
		.sort((a, b) => a.cost - b.cost)
		.map(({ term, amount }) => {
			const vars = { term: t(TERMS[term]), amount: amountWords(term, Math.abs(amount)) };
			return amount < 0 ? t("plan.better", vars) : t("plan.worse", vars);
		});
	const others = placement.makesRoomFor.flatMap((id) => names.get(id) ?? []);
	return others.length === 0 ? words : [...words, t("plan.roomFor", { names: others.join("; ") })];
}

export function namesOf(placements: readonly PlanPlacementView[]): ReadonlyMap<string, string> {
	return new Map(placements.map((placement) => [placement.id, nameOf(placement.patient)]));
}

export function isChange({ change }: PlanPlacementView): boolean {
	return change === "OTHER_ROOM" || change === "OTHER_TIME" || change === "PLACED";
}

export function mustBeTold({ change }: PlanPlacementView): boolean {
	return change === "OTHER_TIME" || change === "PLACED";
}

/** A kept place that the proposal would still give away: the server refuses to publish this. */
export function pinsChanged({ placements }: PlanResponse): boolean {
	return placements.some((placement) => placement.pinned && isChange(placement));
}

export function needsReason({ placements }: PlanResponse): boolean {
	return placements.some((placement) => isChange(placement) && placement.overtimeMinutes > 0);
}

/** Share of the longest bar, 0 to 100. */
export function barWidths(terms: readonly PlanTermView[]): { before: number; after: number }[] {
	const longest = Math.max(1, ...terms.flatMap(({ costBefore, costAfter }) => [costBefore, costAfter]));
	return terms.map(({ costBefore, costAfter }) => ({
		before: (100 * costBefore) / longest,
		after: (100 * costAfter) / longest,
	}));
}
