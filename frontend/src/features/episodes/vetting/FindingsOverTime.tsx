import "@/i18n/vetting";
import type { FindingResponse, ImagingStudyResponse, VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";
import classes from "../episodes.module.css";
import { MODALITY_WORDS } from "../workup/words";
import layout from "./coverage.module.css";

/** One row per vertebra, one column per study, oldest first: what changed is read from left to right. */
export function FindingsOverTime({ studies }: { studies: readonly ImagingStudyResponse[] }) {
	const columns = studies
		.filter(({ findings }) => findings.length > 0)
		.toSorted((one, other) => one.performedOn.localeCompare(other.performedOn));
	const levels = levelsOf(columns);
	if (columns.length < 2 || levels.length === 0) return null;
	return (
		<table className={layout["overTime"]} aria-label={t("vetting.findingsOverTime")}>
			<thead>
				<tr>
					<th scope="col">{t("vetting.level")}</th>
					{columns.map(({ id, modality, performedOn }) => (
						<th key={id} scope="col">
							{t(MODALITY_WORDS[modality])} {formatDate(performedOn)}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{levels.map((level) => (
					<tr key={level}>
						<th scope="row">{level}</th>
						{columns.map(({ id, findings }) => (
							<td key={id}>{findingWords(findings.find((each) => each.level === level))}</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

function levelsOf(studies: readonly ImagingStudyResponse[]): VertebralLevel[] {
	const seen = new Set(studies.flatMap(({ findings }) => findings.map(({ level }) => level)));
	return VERTEBRAL_LEVELS.filter((level) => seen.has(level));
}

function findingWords(finding: FindingResponse | undefined) {
	if (finding === undefined) return <span className={classes["dim"]}>{t("vetting.notSeen")}</span>;
	const { heightLossPercent, oedema, kyphoticAngleDegrees } = finding;
	const words = [
		...(heightLossPercent === undefined ? [] : [t("vetting.heightLost", { percent: heightLossPercent })]),
		...(oedema === undefined ? [] : [t(oedema ? "vetting.oedemaYes" : "vetting.oedemaNo")]),
		...(kyphoticAngleDegrees === undefined ? [] : [t("vetting.angle", { degrees: kyphoticAngleDegrees })]),
	];
	return words.length === 0 ? <span className={classes["dim"]}>{t("common.notRecorded")}</span> : words.join(", ");
}
