import { t } from "@/i18n/t";
import classes from "./Sparkline.module.css";

export type SparkPoint = {
	/** "24 h", "1 wk" */
	when: string;
	/** Missing is a gap in the line, never a zero. */
	value: number | undefined;
};

type Props = {
	/** What is measured, with its unit: "Pain at rest, 0 to 10". */
	label: string;
	points: readonly SparkPoint[];
	min: number;
	max: number;
	width?: number;
	height?: number;
};

const EDGE = 5;

/** A line small enough for a table cell. The numbers are there as a table for those who do not see it. */
export function Sparkline({ label, points, min, max, width = 120, height = 32 }: Props) {
	const x = (index: number) => EDGE + (index * (width - 2 * EDGE)) / Math.max(1, points.length - 1);
	const y = (value: number) => height - EDGE - ((value - min) / (max - min)) * (height - 2 * EDGE);
	const dots = points.flatMap(({ when, value }, index) =>
		value === undefined ? [] : [{ when, x: x(index), y: y(value), index }],
	);
	const path = dots.map((dot, at) => `${dots[at - 1]?.index === dot.index - 1 ? "L" : "M"}${dot.x} ${dot.y}`).join("");
	return (
		<div className={classes["spark"]}>
			<svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
				<path d={path} className={classes["line"]} />
				{dots.map((dot, at) => (
					<circle
						key={dot.when}
						cx={dot.x}
						cy={dot.y}
						r={at === dots.length - 1 ? 3.2 : 1.8}
						className={classes["dot"]}
					/>
				))}
			</svg>
			<div className="visually-hidden">
				<table>
					<caption>{label}</caption>
					<thead>
						<tr>
							<th scope="col">{t("common.when")}</th>
							<th scope="col">{label}</th>
						</tr>
					</thead>
					<tbody>
						{points.map(({ when, value }) => (
							<tr key={when}>
								<th scope="row">{when}</th>
								<td>{value ?? t("common.notRecorded")}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}
