import type { PromTrend } from "@/api/schema";
import type { IsoInstant } from "@/lib/time";

const DAY_MS = 86_400_000;

/** Whole and part days from the procedure; negative before it. */
export function dayOf(at: IsoInstant, zero: IsoInstant): number {
	return (Date.parse(at) - Date.parse(zero)) / DAY_MS;
}

/** The first days matter most: each further doubling takes the same room. Before the procedure it runs the other way. */
export function place(day: number): number {
	return Math.sign(day) * Math.log2(Math.abs(day) + 1);
}

export const TICK_DAYS = [-90, -30, -7, 0, 1, 3, 10, 30, 90, 180, 365] as const;

export type Row = {
	x: number;
	day: number;
	/** This patient's score. */
	score?: number;
	/** Lower and upper quartile of comparable patients. */
	quartiles?: [number, number];
	median?: number;
};

/** One list for the chart, from left to right. */
export function rowsOf({ points, similar }: PromTrend, zero: IsoInstant): Row[] {
	const own = points
		.filter(({ value }) => value !== undefined)
		.map(({ at, value }): Row => {
			const day = dayOf(at, zero);
			return { x: place(day), day, ...(value !== undefined && { score: value }) };
		});
	const others = similar.map(
		({ day, lower, median, upper }): Row => ({ x: place(day), day, quartiles: [lower, upper], median }),
	);
	return [...own, ...others].sort((one, other) => one.x - other.x);
}

/** The band of scores that differ by the minimal important change or more, for the better, from before the procedure. */
export function importantChange(
	{ points, mic, moreIsWorse, least, most }: PromTrend,
	procedureAt: IsoInstant | undefined,
): [number, number] | undefined {
	if (procedureAt === undefined || mic === undefined || moreIsWorse === undefined) return undefined;
	const before = points.filter(({ at, value }) => value !== undefined && at <= procedureAt).at(-1)?.value;
	if (before === undefined) return undefined;
	const [from, until] = moreIsWorse ? [least, before - mic] : [before + mic, most];
	return from <= until ? [from, until] : undefined;
}
