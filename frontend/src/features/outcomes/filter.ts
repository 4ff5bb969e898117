// What the address of the page may say. Apart from the page, because the router reads it before it loads it.

import { addDays, type IsoDate, isIsoDate } from "@/lib/time";

export const DASHBOARDS = ["PAIN_FUNCTION", "SAFETY", "DOSE", "ACCESS", "FOLLOW_UP", "COST"] as const;
export type DashboardName = (typeof DASHBOARDS)[number];
export const GROUPINGS = ["NONE", "TECHNIQUE", "INDICATION", "OPERATOR", "MONTH"] as const;
export type GroupingName = (typeof GROUPINGS)[number];
export const TECHNIQUES = ["VERTEBROPLASTY", "BALLOON_KYPHOPLASTY", "MECHANICAL_IMPLANT", "SACROPLASTY"] as const;
export const INDICATIONS = ["OSTEOPOROTIC", "TRAUMATIC", "NEOPLASTIC", "HAEMANGIOMA", "OTHER"] as const;

export type OutcomeSearch = {
	view?: DashboardName;
	by?: GroupingName;
	from?: IsoDate;
	until?: IsoDate;
	technique?: (typeof TECHNIQUES)[number];
	indication?: (typeof INDICATIONS)[number];
};

/** What an address says, as far as it makes sense. */
export function searchOf(search: Readonly<Record<string, unknown>>): OutcomeSearch {
	const { from, until } = search;
	const view = DASHBOARDS.find((known) => known === search["view"]);
	const by = GROUPINGS.find((known) => known === search["by"]);
	const technique = TECHNIQUES.find((known) => known === search["technique"]);
	const indication = INDICATIONS.find((known) => known === search["indication"]);
	return {
		...(view !== undefined && { view }),
		...(by !== undefined && { by }),
		...(typeof from === "string" && isIsoDate(from) && { from }),
		...(typeof until === "string" && isIsoDate(until) && { until }),
		...(technique !== undefined && { technique }),
		...(indication !== undefined && { indication }),
	};
}

const YEAR = 364;

/** The last year where the address says nothing else. */
export function filterOf({ from, until, technique, indication }: OutcomeSearch, today: IsoDate) {
	const last = until ?? today;
	return {
		from: from ?? addDays(last, -YEAR),
		until: last,
		...(technique !== undefined && { technique }),
		...(indication !== undefined && { indication }),
	};
}

export type OutcomeQuery = ReturnType<typeof filterOf>;
