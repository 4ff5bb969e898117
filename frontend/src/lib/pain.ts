import { t } from "@/i18n/t";

/** Numeric rating scale: whole points from 0 to 10. */
export const NRS_POINTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
export type Nrs = (typeof NRS_POINTS)[number];

export function isNrs(value: unknown): value is Nrs {
	return NRS_POINTS.some((point) => point === value);
}

/** "was 2, up 4": a score means little without the one before it. */
export function painChange(before: number, now: number): string {
	const points = Math.abs(now - before);
	if (now > before) return t("common.painUp", { before, points });
	if (now < before) return t("common.painDown", { before, points });
	return t("common.painSame", { before });
}
