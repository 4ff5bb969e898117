import "@/i18n/workup";
import type { FindingResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber, formatQuantity } from "@/lib/numbers";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { FINDING_ACUITY_WORDS, SHAPE_WORDS } from "./words";

export function summaryOf({ acuity, shape, heightLossPercent, oedema, ofClass }: FindingResponse): string {
	return [
		t(FINDING_ACUITY_WORDS[acuity]).toLowerCase(),
		t(SHAPE_WORDS[shape]).toLowerCase(),
		`${t("workup.heightLoss").toLowerCase()} ${formatQuantity(heightLossPercent, "%")}`,
		oedema === undefined
			? `${t("workup.oedema").toLowerCase()} ${t("common.notRecorded")}`
			: t(oedema ? "episodes.oedema" : "episodes.noOedema"),
		...(ofClass === undefined ? [] : [ofClass]),
	].join(", ");
}

function heightsOf(finding: FindingResponse): string | undefined {
	const { anteriorHeightMm, middleHeightMm, posteriorHeightMm, referenceHeightMm } = finding;
	const measured = [anteriorHeightMm, middleHeightMm, posteriorHeightMm, referenceHeightMm];
	if (measured.every((height) => height === undefined)) return undefined;
	const words = (height: number | undefined) => (height === undefined ? "?" : formatNumber(height, 1));
	return t("workup.detailHeights", {
		anterior: words(anteriorHeightMm),
		middle: words(middleHeightMm),
		posterior: words(posteriorHeightMm),
		reference: words(referenceHeightMm),
	});
}

export function detailsOf(finding: FindingResponse): string {
	const { posteriorWallIntact: wall, cleft, retropulsionMm, canalCompromisePercent, kyphoticAngleDegrees } = finding;
	const words = [
		wall === undefined ? undefined : t(wall ? "workup.wallYes" : "workup.wallNo"),
		cleft === undefined ? undefined : t(cleft ? "workup.cleftYes" : "workup.cleftNo"),
		retropulsionMm === undefined
			? undefined
			: t("workup.detailRetropulsion", { value: formatQuantity(retropulsionMm, "mm", 1) }),
		canalCompromisePercent === undefined
			? undefined
			: t("workup.detailCanal", { value: formatQuantity(canalCompromisePercent, "%") }),
		kyphoticAngleDegrees === undefined
			? undefined
			: t("workup.detailKyphosis", { value: `${formatNumber(kyphoticAngleDegrees)}°` }),
		finding.genantGrade === undefined ? undefined : t("workup.detailGenant", { grade: finding.genantGrade }),
		heightsOf(finding),
	].filter((word) => word !== undefined);
	return words.length === 0 ? t("common.notRecorded") : words.join(", ");
}

/** What does not fit together: kept as entered until somebody looks again. */
export function Flags({ finding: { flags } }: { finding: FindingResponse }) {
	return flags.map(({ field, message }) => (
		<span key={`${field} ${message}`} className={classes["reason"]}>
			<StatusChip variant="plain" tone="amber" label={t("workup.flagged")} /> {message}
		</span>
	));
}
