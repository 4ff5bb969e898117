import type { Figure, MeasureView } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";

const NAMED =
	/^(VERTEBROPLASTY|BALLOON_KYPHOPLASTY|MECHANICAL_IMPLANT|SACROPLASTY|OSTEOPOROTIC|TRAUMATIC|NEOPLASTIC|HAEMANGIOMA|OTHER)$/;
const MONTH = /^(\d{4})(\d{2})$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const POINTS = /^(H24|H72|D7_14|M1|M3|M6|M12)$/;

/** A group as the reader knows it. */
export function groupLabel(label: string): string {
	if (label === "") return t("outcomes.unrecorded");
	if (NAMED.test(label)) return t(`outcomes.${label}` as PlainKey);
	const month = MONTH.exec(label);
	return month === null ? label : `${MONTHS[Number(month[2]) - 1]} ${month[1]}`;
}

export function pointLabel(point: string): string {
	return POINTS.test(point) ? t(`outcomes.${point}` as PlainKey) : point;
}

export function titleOf({ title, point }: Pick<MeasureView, "title" | "point">): string {
	return point === "" ? title : `${title}, ${pointLabel(point)}`;
}

/** "12.5 %" of a share, otherwise the number with its unit. */
export function shown(measure: Pick<MeasureView, "kind" | "unit">, value: number): string {
	return measure.kind === "SHARE" ? `${formatNumber(100 * value, 1)} %` : `${formatNumber(value, 1)} ${measure.unit}`;
}

/** As short as it can be said truly: a line at 10.5 % is not one at 11 %. */
export function onAxis(measure: Pick<MeasureView, "kind">, value: number): string {
	const number = measure.kind === "SHARE" ? 100 * value : value;
	const said = formatNumber(number, Math.abs(number - Math.round(number)) < 1e-6 ? 0 : 1);
	return measure.kind === "SHARE" ? `${said} %` : said;
}

/** "n = 120, 4 without an answer". */
export function casesOf(figure: Figure): string {
	if (figure.hidden) return t("outcomes.hidden");
	const n =
		figure.hits === undefined
			? t("outcomes.n", { n: formatNumber(figure.n ?? 0) })
			: t("outcomes.of", { hits: formatNumber(figure.hits), n: formatNumber(figure.n ?? 0) });
	return (figure.missing ?? 0) === 0 ? n : `${n}, ${t("outcomes.missing", { count: figure.missing ?? 0 })}`;
}

export function intervalOf(measure: Pick<MeasureView, "kind" | "unit">, figure: Figure): string | undefined {
	if (figure.low === undefined || figure.high === undefined) return undefined;
	return t("outcomes.interval", { low: shown(measure, figure.low), high: shown(measure, figure.high) });
}
