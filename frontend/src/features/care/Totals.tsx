import type { SedationResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./care.module.css";
import { UNIT_SYMBOLS } from "./words";

/** Sums of what was recorded, beside the limits of the site. */
export function Totals({ record }: { record: SedationResponse }) {
	const zone = useZone();
	const { totals, localAnaesthetics: local } = record;
	return (
		<section className={classes["panel"]} aria-label={t("care.totals")}>
			<h2>
				{t("care.totals")} <span className={classes["dim"]}>{t("care.recordedOnly")}</span>
			</h2>
			{record.observedUntil !== undefined && (
				<StatusChip tone="violet" label={t("care.observedUntil", { time: formatTime(record.observedUntil, zone) })} />
			)}
			{totals.length === 0 && <p className={classes["dim"]}>{t("care.noTotals")}</p>}
			<ul className={classes["totals"]}>
				{totals.map(({ drugCode, name, amount, unit, limit, fraction, overLimit, basis }) => (
					<li key={drugCode}>
						<span className={classes["totalLine"]}>
							<b>{name}</b>
							<span>
								{limit === undefined
									? `${amount} ${UNIT_SYMBOLS[unit]}`
									: t("care.ofLimit", { amount, limit, unit: UNIT_SYMBOLS[unit] })}
							</span>
						</span>
						{fraction === undefined ? (
							<span className={classes["dim"]}>{t("care.noLimit")}</span>
						) : (
							<>
								<Bar fraction={fraction} over={overLimit} />
								<span className={classes["dim"]}>{basis}</span>
								{overLimit && <StatusChip tone="red" label={t("care.overLimit")} />}
							</>
						)}
					</li>
				))}
			</ul>
			{local.agents.length > 0 && (
				<div className={classes["local"]}>
					<span className={classes["totalLine"]}>
						<b>{t("care.localSum")}</b>
						<span>{local.sum ?? t("care.localUnknown")}</span>
					</span>
					{local.sum !== undefined && <Bar fraction={local.sum} over={local.over} />}
					{local.over && <StatusChip tone="red" label={t("care.localOver")} />}
					<ul className={classes["totals"]}>
						{local.agents.map(({ name, mg, maximumMg, basis, unknown }) => (
							<li key={name} className={classes["dim"]}>
								{name}: {maximumMg === undefined ? `${mg} mg` : t("care.fractionOf", { mg, max: maximumMg })}
								{". "}
								{unknown ?? basis}
							</li>
						))}
					</ul>
				</div>
			)}
		</section>
	);
}

function Bar({ fraction, over }: { fraction: number; over: boolean }) {
	const percent = Math.min(100, fraction * 100);
	return (
		<span className={classNames(classes["bar"], over ? classes["barOver"] : percent >= 75 && classes["barNear"])}>
			<span className={classes["fill"]} style={{ inlineSize: `${percent}%` }} />
		</span>
	);
}
