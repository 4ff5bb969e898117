import { useElementSize } from "@mantine/hooks";
import {
	Area,
	CartesianGrid,
	ComposedChart,
	Line,
	ReferenceArea,
	ReferenceLine,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import type { PromTrend } from "@/api/schema";
import { t } from "@/i18n/t";
import type { IsoInstant } from "@/lib/time";
import classes from "./proms.module.css";
import { importantChange, place, type Row, rowsOf, TICK_DAYS } from "./trend";

type Props = { trend: PromTrend; zero: IsoInstant; procedureAt: IsoInstant | undefined };

const WIDTH = 560;
const HEIGHT = 240;

/** Loaded on demand: the library is larger than the page. */
export default function TrendChart({ trend, zero, procedureAt }: Props) {
	const { ref, width } = useElementSize();
	const rows = rowsOf(trend, zero);
	const band = importantChange(trend, procedureAt);
	const first = Math.min(0, ...rows.map(({ x }) => x));
	const last = Math.max(1, ...rows.map(({ x }) => x));
	const ticks = TICK_DAYS.map(place).filter((x) => x >= first && x <= last);
	const scores = rows
		.filter(({ score }) => score !== undefined)
		.map(({ day, score }) => t("proms.point", { day: Math.round(day), score: score ?? "" }))
		.join(", ");
	return (
		<div
			ref={ref}
			role="img"
			aria-label={t("proms.summary", { name: trend.name, scores })}
			className={classes["chart"]}
			data-testid="trend-chart"
		>
			<ComposedChart
				width={width === 0 ? WIDTH : width}
				height={HEIGHT}
				data={rows}
				margin={{ top: 18, right: 16, bottom: 4, left: -18 }}
				accessibilityLayer={false}
			>
				<CartesianGrid stroke="var(--line)" vertical={false} />
				<XAxis
					dataKey="x"
					type="number"
					domain={[first, last]}
					ticks={ticks}
					tickFormatter={(x: number) => String(TICK_DAYS.find((day) => place(day) === x) ?? "")}
					stroke="var(--dim)"
					fontSize={12}
				/>
				<YAxis domain={[trend.least, trend.most]} stroke="var(--dim)" fontSize={12} allowDecimals={false} />
				{band !== undefined && (
					<ReferenceArea
						x1={0}
						x2={last}
						y1={band[0]}
						y2={band[1]}
						fill="var(--green-bg)"
						fillOpacity={0.7}
						stroke="var(--green-line)"
					/>
				)}
				<Area
					dataKey="quartiles"
					name={t("proms.quartiles")}
					stroke="none"
					fill="var(--grey)"
					fillOpacity={0.22}
					connectNulls
					isAnimationActive={false}
				/>
				<Line
					dataKey="median"
					name={t("proms.median")}
					stroke="var(--grey)"
					strokeDasharray="5 4"
					strokeWidth={1.5}
					dot={false}
					connectNulls
					isAnimationActive={false}
				/>
				{procedureAt !== undefined && (
					<ReferenceLine
						x={0}
						stroke="var(--dim)"
						strokeDasharray="2 3"
						label={{ value: t("proms.procedure"), position: "top", fill: "var(--dim)", fontSize: 12 }}
					/>
				)}
				<Line
					dataKey="score"
					name={t("proms.thisPatient")}
					stroke="var(--accent)"
					strokeWidth={2}
					dot={{ r: 4, fill: "var(--accent)" }}
					connectNulls
					isAnimationActive={false}
				/>
				<Tooltip isAnimationActive={false} content={<Tip />} />
			</ComposedChart>
		</div>
	);
}

/** What the library hands to the tooltip. */
type TipProps = { active?: boolean; payload?: readonly { payload?: Row }[] };

function Tip({ active, payload }: TipProps) {
	const row = payload?.[0]?.payload;
	if (active !== true || row === undefined) return null;
	return (
		<p className={classes["tip"]}>
			{row.score !== undefined && (
				<b>{`${t("proms.thisPatient")}, ${t("proms.point", { day: Math.round(row.day), score: row.score })}`}</b>
			)}
			{row.quartiles !== undefined && (
				<span>{`${t("proms.others")}, ${t("proms.point", {
					day: row.day,
					score: `${row.median} (${row.quartiles[0]}–${row.quartiles[1]})`,
				})}`}</span>
			)}
		</p>
	);
}
