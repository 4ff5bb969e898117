import { t } from "@/i18n/t";

const NARROW_NO_BREAK_SPACE = "\u202f";

/** "1,234.50" for 2 decimals: measures keep their trailing zero, as 3.0 mL says more than 3 mL. */
export function formatNumber(value: number, decimals = 0): string {
	return value.toLocaleString("en", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** "3.1 mL"; what is not known is "not recorded", never 0. */
export function formatQuantity(value: number | undefined, unit: string, decimals = 0): string {
	if (value === undefined) return t("common.notRecorded");
	return `${formatNumber(value, decimals)}${NARROW_NO_BREAK_SPACE}${unit}`;
}

/** What a number field holds while it is typed; "" is "not recorded". */
export type Typed = number | string;

/** The number typed, or nothing: an unfinished entry is not recorded, never 0. */
export function numberOf(typed: Typed | undefined): number | undefined {
	const number = typeof typed === "string" ? Number.parseFloat(typed) : typed;
	return Number.isFinite(number) ? number : undefined;
}

/** "79%", or "not recorded" when there is nothing to divide by. */
export function formatShare(part: number, whole: number): string {
	return whole === 0 ? t("common.notRecorded") : `${Math.round((100 * part) / whole)}%`;
}
