import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type {
	SedationDrugView,
	SedationEventView,
	SedationOptions,
	SedationResponse,
	SedationVitalsView,
	VitalSign,
} from "@/api/schema";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./care.module.css";
import { columnsOf, current } from "./timeline";
import { VITAL_FIELDS } from "./VitalsForm";
import { SIGN_WORDS, UNIT_SYMBOLS } from "./words";

type Props = {
	record: SedationResponse;
	options: SedationOptions;
	/** Undefined for those who only read. */
	onReading: ((reading: SedationVitalsView) => void) | undefined;
	onDrug: ((drug: SedationDrugView) => void) | undefined;
	onEvent: ((event: SedationEventView) => void) | undefined;
};

/** The record as anaesthesia charts have it: time to the right, one row for each value and each drug. */
export function TimeGrid({ record, options, onReading, onDrug, onEvent }: Props) {
	const zone = useZone();
	const columns = columnsOf(record, zone);
	if (columns.length === 0) return <p className={classes["dim"]}>{t("care.noRows")}</p>;
	const drugs = [...new Map(current(record.drugs).map((drug) => [drug.drugCode, drug.drugName]))];
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<section className={classes["gridFrame"]} aria-label={t("care.grid")} tabIndex={0}>
			<table className={classes["grid"]}>
				<thead>
					<tr>
						<th scope="col">{t("care.time")}</th>
						{columns.map(({ reading, time, at }) => (
							<th key={`${at}${reading?.id ?? ""}`} scope="col">
								{reading !== undefined && onReading !== undefined ? (
									<button
										type="button"
										className={classes["cellButton"]}
										aria-label={t("care.correctAt", { time })}
										onClick={() => onReading(reading)}
									>
										{time}
									</button>
								) : (
									time
								)}
								{reading !== undefined && reading.missing.length > 0 && (
									<span className={classes["missing"]} title={t("care.missing", { list: reading.missing.join(", ") })}>
										{t("care.missingCount", { count: reading.missing.length })}
									</span>
								)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					<tr>
						<th scope="row">
							{t("care.bloodPressure")}
							<span className={classes["unit"]}>{options.plausible.find(({ sign }) => sign === "SYSTOLIC")?.unit}</span>
						</th>
						{columns.map(({ reading, at }) => (
							<Value
								key={`${at}${reading?.id ?? ""}`}
								reading={reading}
								signs={["SYSTOLIC", "DIASTOLIC"]}
								value={
									reading?.systolic === undefined && reading?.diastolic === undefined
										? undefined
										: `${reading.systolic ?? "–"}/${reading.diastolic ?? "–"}`
								}
							/>
						))}
					</tr>
					{VITAL_FIELDS.slice(2).map(({ sign, field }) => (
						<tr key={sign}>
							<th scope="row">
								{t(SIGN_WORDS[sign])}
								<span className={classes["unit"]}>
									{sign === "DEPTH" ? options.depthName : options.plausible.find((range) => range.sign === sign)?.unit}
								</span>
							</th>
							{columns.map(({ reading, at }) => (
								<Value key={`${at}${reading?.id ?? ""}`} reading={reading} signs={[sign]} value={reading?.[field]} />
							))}
						</tr>
					))}
					{drugs.length > 0 && (
						<tr>
							<th scope="rowgroup" colSpan={columns.length + 1} className={classes["group"]}>
								{t("care.given")}
							</th>
						</tr>
					)}
					{drugs.map(([code, name]) => (
						<tr key={code}>
							<th scope="row">{name}</th>
							{columns.map((column) => (
								<td key={`${column.at}${column.reading?.id ?? ""}`}>
									{column.drugs
										.filter((drug) => drug.drugCode === code)
										.map((drug) => (
											<button
												key={drug.id}
												type="button"
												className={classes["dose"]}
												disabled={onDrug === undefined}
												aria-label={`${drug.dose} ${UNIT_SYMBOLS[drug.unit]}. ${t("care.correctDrug", { drug: name, time: column.time })}`}
												onClick={() => onDrug?.(drug)}
											>
												{drug.dose} {UNIT_SYMBOLS[drug.unit]}
											</button>
										))}
								</td>
							))}
						</tr>
					))}
					{columns.some(({ events }) => events.length > 0) && (
						<tr>
							<th scope="row">{t("care.events")}</th>
							{columns.map(({ events, at, reading }) => (
								<td key={`${at}${reading?.id ?? ""}`} className={classes["eventCell"]}>
									{events.map((event) => {
										const words = [formatTime(event.at, zone), event.eventName, event.text].filter(Boolean).join(" ");
										return onEvent === undefined ? (
											<span key={event.id}>{words}</span>
										) : (
											<button
												key={event.id}
												type="button"
												className={classes["cellButton"]}
												aria-label={t("care.withdrawEvent", { name: words })}
												onClick={() => onEvent(event)}
											>
												{words}
											</button>
										);
									})}
								</td>
							))}
						</tr>
					)}
				</tbody>
			</table>
		</section>
	);
}

type ValueProps = {
	reading: SedationVitalsView | undefined;
	signs: readonly VitalSign[];
	value: number | string | undefined;
};

function Value({ reading, signs, value }: ValueProps) {
	const alert = reading?.alerts.find(({ sign }) => signs.includes(sign));
	if (value === undefined) return <td className={classes["nothing"]}>{reading === undefined ? "" : "–"}</td>;
	if (alert === undefined) return <td>{value}</td>;
	const Icon = alert.low ? IconArrowDown : IconArrowUp;
	const words = t(alert.low ? "care.low" : "care.high", {
		sign: t(SIGN_WORDS[alert.sign]),
		value: alert.value,
		limit: alert.limit,
	});
	return (
		<td className={classes["alert"]} title={`${words} (${alert.basis})`}>
			<Icon aria-hidden size={14} />
			{value}
			<span className={classes["alertWord"]}> {t(alert.low ? "care.lowWord" : "care.highWord")}</span>
		</td>
	);
}
