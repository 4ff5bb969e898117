import type { EpisodeResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import {
	ACUITY_WORDS,
	APPROACH_WORDS,
	EPISODE_STATUS,
	GUIDANCE_WORDS,
	INDICATION_WORDS,
	MECHANISM_WORDS,
	RED_FLAG_WORDS,
	SETTING_WORDS,
	TECHNIQUE_WORDS,
	URGENCY_WORDS,
} from "@/ui/clinicalWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";

export function ReferralTab({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const { referrer, redFlags, fractures, decision } = episode;
	const score = (value: number | undefined) =>
		value === undefined ? t("common.notRecorded") : t("clinical.outOfTen", { score: value });
	return (
		<>
			<section className={classes["card"]}>
				<div className={classes["chips"]}>
					{redFlags.length === 0 ? (
						<StatusChip tone="grey" variant="plain" label={t("clinical.noRedFlags")} />
					) : (
						redFlags.map((flag) => <StatusChip key={flag} tone="red" label={t(RED_FLAG_WORDS[flag])} />)
					)}
				</div>
				<ul className={classes["bullets"]}>
					{fractures.map(({ id, level, onset, mechanism, acuity, note }) => (
						<li key={id}>
							{t("episode.fractureLine", {
								level,
								onset: formatDate(onset),
								mechanism: t(MECHANISM_WORDS[mechanism]).toLowerCase(),
								acuity: t(ACUITY_WORDS[acuity]).toLowerCase(),
							})}{" "}
							{note}
						</li>
					))}
				</ul>
				<dl className={classes["facts"]}>
					<dt>{t("episode.referrer")}</dt>
					<dd>{[referrer.name, referrer.organisation, referrer.phone].filter(Boolean).join(", ")}</dd>
					<dt>{t("episode.referredAt")}</dt>
					<dd>{formatDateTime(episode.referredAt, zone)}</dd>
					<dt>{t("episode.indication")}</dt>
					<dd>{t(INDICATION_WORDS[episode.indication])}</dd>
					<dt>{t("episode.setting")}</dt>
					<dd>{t(SETTING_WORDS[episode.setting])}</dd>
					<dt>{t("episode.urgency")}</dt>
					<dd>{t(URGENCY_WORDS[episode.urgency])}</dd>
					<dt>{t("episode.painAtRest")}</dt>
					<dd>{score(episode.painAtRest)}</dd>
					<dt>{t("episode.painOnMovement")}</dt>
					<dd>{score(episode.painOnMovement)}</dd>
					<dt>{t("episode.rmdq")}</dt>
					<dd>{episode.rmdq ?? t("common.notRecorded")}</dd>
					<dt>{t("episode.careSoFar")}</dt>
					<dd>{episode.nonSurgicalCare ?? t("common.notRecorded")}</dd>
					<dt>{t("episode.goals")}</dt>
					<dd>{episode.goals ?? t("common.notRecorded")}</dd>
				</dl>
			</section>
			<section className={classes["card"]}>
				<h3>{t("episode.decision")}</h3>
				{decision === undefined ? (
					<p>{t("episode.noDecision")}</p>
				) : (
					<>
						<p>
							{t("episode.decidedBy", {
								word: t(EPISODE_STATUS[decision.outcome].word),
								name: decision.decidedBy,
								when: formatDateTime(decision.decidedAt, zone),
							})}
						</p>
						<dl className={classes["facts"]}>
							{decision.technique !== undefined && (
								<>
									<dt>{t("episode.technique")}</dt>
									<dd>{t(TECHNIQUE_WORDS[decision.technique])}</dd>
								</>
							)}
							{decision.levels.length > 0 && (
								<>
									<dt>{t("episode.plannedLevels")}</dt>
									<dd>
										{decision.levels
											.map(({ level, approach }) => `${level} (${t(APPROACH_WORDS[approach]).toLowerCase()})`)
											.join(", ")}
									</dd>
								</>
							)}
							{decision.sedationProtocolCode !== undefined && (
								<>
									<dt>{t("episode.sedation")}</dt>
									<dd>{decision.sedationProtocolCode}</dd>
								</>
							)}
							{decision.guidance !== undefined && (
								<>
									<dt>{t("episode.guidance")}</dt>
									<dd>{t(GUIDANCE_WORDS[decision.guidance])}</dd>
								</>
							)}
							{decision.reason !== undefined && (
								<>
									<dt>{t("episode.reason")}</dt>
									<dd>{decision.reason}</dd>
								</>
							)}
							{decision.relativeContraindications.length > 0 && (
								<>
									<dt>{t("episode.contraindications")}</dt>
									<dd>{decision.relativeContraindications.map(({ code, note }) => `${code}: ${note}`).join("; ")}</dd>
								</>
							)}
						</dl>
					</>
				)}
			</section>
		</>
	);
}
