import type { SedationResponse, SedationVitalsView, VitalSign } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./care.module.css";
import { current } from "./timeline";

const WIDTH = 760;
const LEFT = 36;
const RIGHT = 78;
const TOP = 22;
/** Pressure and pulse above, saturation on its own scale below. */
const UPPER = { top: TOP, bottom: 150, min: 40, max: 180 };
const LOWER = { top: 166, bottom: 206, min: 84, max: 100 };
const HEIGHT = 228;
/** Height of a line of text. */
const LABEL = 13;

type Series = {
	key: "systolic" | "diastolic" | "heartRate" | "spo2";
	sign: VitalSign;
	label: string;
	scale: typeof UPPER;
	className: string | undefined;
};

/** Lines of the reading, dashed lines of what happened. The grid below has every number. */
export function VitalsChart({ record, spo2Below }: { record: SedationResponse; spo2Below: number | undefined }) {
	const zone = useZone();
	const readings = current(record.vitals);
	const events = current(record.events);
	const first = readings[0];
	const last = readings.at(-1);
	if (first === undefined || last === undefined || readings.length < 2) return null;
	const times = [...readings, ...events].map(({ at }) => Date.parse(at));
	const from = Math.min(...times);
	const span = Math.max(60_000, Math.max(...times) - from);
	const x = (at: string) => LEFT + ((Date.parse(at) - from) / span) * (WIDTH - LEFT - RIGHT);
	const y = (value: number, { top, bottom, min, max }: typeof UPPER) =>
		bottom - ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * (bottom - top);
	const series: readonly Series[] = [
		{ key: "systolic", sign: "SYSTOLIC", label: t("care.systolic"), scale: UPPER, className: classes["pressure"] },
		{ key: "diastolic", sign: "DIASTOLIC", label: t("care.diastolic"), scale: UPPER, className: classes["pressure"] },
		{ key: "heartRate", sign: "HEART_RATE", label: t("care.heartRate"), scale: UPPER, className: classes["pulse"] },
		{ key: "spo2", sign: "SPO2", label: t("care.spo2"), scale: LOWER, className: classes["saturation"] },
	];
	// Names at the right end keep a line of text between them.
	const names: { key: Series["key"]; label: string; x: number; y: number; className: string | undefined }[] = [];
	for (const { key, label, scale, className } of series) {
		const named = readings.findLast((reading) => reading[key] !== undefined);
		const end = named?.[key];
		if (named !== undefined && end !== undefined) {
			names.push({ key, label, x: x(named.at) + 8, y: y(end, scale) + 4, className });
		}
	}
	names.sort((one, other) => one.y - other.y);
	names.forEach((name, index) => {
		name.y = Math.max(name.y, (names[index - 1]?.y ?? -LABEL) + LABEL);
	});
	const line = ({ key, scale }: Series) => {
		let broken = true;
		return readings
			.map((reading: SedationVitalsView) => {
				const value = reading[key];
				if (value === undefined) {
					// Missing is a gap in the line, never a value in between.
					broken = true;
					return "";
				}
				const step = `${broken ? "M" : "L"}${x(reading.at)} ${y(value, scale)}`;
				broken = false;
				return step;
			})
			.join("");
	};
	return (
		<svg className={classes["chart"]} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("care.chart")}>
			{spo2Below !== undefined && (
				<rect
					className={classes["lowBand"]}
					x={LEFT}
					width={WIDTH - LEFT - RIGHT}
					y={y(spo2Below, LOWER)}
					height={LOWER.bottom - y(spo2Below, LOWER)}
				/>
			)}
			{[40, 80, 120, 160].map((value) => (
				<g key={value}>
					<line className={classes["rule"]} x1={LEFT} x2={WIDTH - RIGHT} y1={y(value, UPPER)} y2={y(value, UPPER)} />
					<text className={classes["tick"]} x={LEFT - 6} y={y(value, UPPER) + 4} textAnchor="end">
						{value}
					</text>
				</g>
			))}
			{[85, 92, 100].map((value) => (
				<g key={value}>
					<line className={classes["rule"]} x1={LEFT} x2={WIDTH - RIGHT} y1={y(value, LOWER)} y2={y(value, LOWER)} />
					<text className={classes["tick"]} x={LEFT - 6} y={y(value, LOWER) + 4} textAnchor="end">
						{value}
					</text>
				</g>
			))}
			{events.map((event, index) => (
				<g key={event.id}>
					<line className={classes["event"]} x1={x(event.at)} x2={x(event.at)} y1={TOP} y2={LOWER.bottom} />
					<text className={classes["tick"]} x={x(event.at)} y={index % 2 === 0 ? 9 : 19} textAnchor="middle">
						{event.eventName}
					</text>
				</g>
			))}
			{series.map((one) => (
				<g key={one.key} className={one.className}>
					<path d={line(one)} />
					{readings.map((reading) => {
						const value = reading[one.key];
						return value === undefined ? null : (
							<circle
								key={reading.id}
								className={reading.alerts.some(({ sign }) => sign === one.sign) ? classes["alertDot"] : undefined}
								cx={x(reading.at)}
								cy={y(value, one.scale)}
								r={reading.alerts.some(({ sign }) => sign === one.sign) ? 4.5 : 3}
							/>
						);
					})}
				</g>
			))}
			{names.map(({ key, label, className, ...place }) => (
				<text key={key} className={className} {...place}>
					{label}
				</text>
			))}
			<text className={classes["tick"]} x={LEFT} y={HEIGHT - 6}>
				{formatTime(first.at, zone)}
			</text>
			<text className={classes["tick"]} x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end">
				{formatTime(last.at, zone)}
			</text>
		</svg>
	);
}
