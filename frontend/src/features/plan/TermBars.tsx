import type { PlanResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { amountWords, barWidths, TERMS } from "./changes";
import classes from "./plan.module.css";

/** The numbers say it; the bars only show which term weighs most. */
export function TermBars({ plan }: { plan: PlanResponse }) {
	const widths = barWidths(plan.terms);
	const sum = (pick: "costBefore" | "costAfter") => plan.terms.reduce((total, term) => total + term[pick], 0);
	return (
		<section className={classes["terms"]} aria-labelledby="plan-terms">
			<h2 id="plan-terms">{t("plan.terms")}</h2>
			<table>
				<caption className="visually-hidden">{t("plan.terms")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("plan.term")}</th>
						<th scope="col">{t("plan.before")}</th>
						<th scope="col">{t("plan.after")}</th>
					</tr>
				</thead>
				<tbody>
					{plan.terms.map(({ term, amountBefore, amountAfter }, index) => (
						<tr key={term}>
							<th scope="row">
								{t(TERMS[term])}
								<svg className={classes["bars"]} viewBox="0 0 100 11" preserveAspectRatio="none" aria-hidden>
									<rect className={classes["barBefore"]} width={widths[index]?.before ?? 0} height="5" />
									<rect className={classes["barAfter"]} width={widths[index]?.after ?? 0} y="6" height="5" />
								</svg>
							</th>
							<td>{amountWords(term, amountBefore)}</td>
							<td>{amountWords(term, amountAfter)}</td>
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{`${t("plan.total")} (${t("plan.cost")})`}</th>
						<td>{formatNumber(sum("costBefore"))}</td>
						<td>{formatNumber(sum("costAfter"))}</td>
					</tr>
				</tfoot>
			</table>
			{plan.unplacedAfter > 0 && <p>{t("plan.unplaced", { count: plan.unplacedAfter })}</p>}
			<p className={classes["second"]}>{t("plan.source", { source: plan.rulesSource, version: plan.rulesVersion })}</p>
		</section>
	);
}
