import {
	CartesianGrid,
	ComposedChart,
	ErrorBar,
	Line,
	ReferenceLine,
	ResponsiveContainer,
	Scatter,
	Tooltip,
	XAxis,
	YAxis,
} from "recharts";
import type { CusumView, MeasureView } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { formatDate } from "@/lib/time";
import { groupLabel, onAxis, shown } from "./words";

const HEIGHT = 210;
const AXIS = { stroke: "var(--line-strong)", tick: { fill: "var(--dim)", fontSize: 11 } } as const;
/** Steps of 1, 2 or 5. */
const VALUES = { ...AXIS, niceTicks: "snap125" } as const;
const MONTHS = { ...AXIS, padding: { left: 22, right: 22 } } as const;
/** Months may be left out where they are many; a group without its name says nothing. */
const GROUPS = {
	...AXIS,
	padding: { left: 46, right: 22 },
	interval: 0,
	angle: -22,
	textAnchor: "end",
	height: 62,
} as const;

type Dot = { name: string; value: number; n: number; range: [number, number] };

function dotsOf(measure: MeasureView): Dot[] {
	return measure.groups.flatMap(({ label, figure: { value, low, high, n } }) =>
		value === undefined
			? []
			: [{ name: groupLabel(label), value, n: n ?? 0, range: [value - (low ?? value), (high ?? value) - value] }],
	);
}

/** Each group with its interval; a line between months, as these follow each other. */
export function GroupChart({ measure, isTrend }: { measure: MeasureView; isTrend: boolean }) {
	return (
		<ResponsiveContainer width="100%" height={HEIGHT}>
			<ComposedChart data={dotsOf(measure)} margin={{ top: 8, right: 12, bottom: 4, left: 4 }}>
				<CartesianGrid stroke="var(--line)" vertical={false} />
				<XAxis dataKey="name" {...(isTrend ? MONTHS : GROUPS)} />
				<YAxis {...VALUES} width={56} tickFormatter={(value: number) => onAxis(measure, value)} />
				<Tooltip content={<Said measure={measure} />} />
				{measure.overall.value !== undefined && (
					<ReferenceLine y={measure.overall.value} stroke="var(--dim)" strokeDasharray="4 4" />
				)}
				{measure.target !== undefined && <ReferenceLine y={measure.target.value} stroke="var(--green)" />}
				<Line
					dataKey="value"
					stroke={isTrend ? "var(--accent)" : "none"}
					strokeWidth={1.5}
					dot={{ r: 4, fill: "var(--accent)", stroke: "var(--surface)" }}
					isAnimationActive={false}
				>
					<ErrorBar dataKey="range" direction="y" stroke="var(--accent)" width={5} isAnimationActive={false} />
				</Line>
			</ComposedChart>
		</ResponsiveContainer>
	);
}

/** Each operator by number of cases, within the limits of chance. */
export function FunnelChart({ measure }: { measure: MeasureView }) {
	return (
		<ResponsiveContainer width="100%" height={HEIGHT + 30}>
			<ComposedChart margin={{ top: 8, right: 12, bottom: 4, left: 4 }}>
				<CartesianGrid stroke="var(--line)" />
				<XAxis dataKey="n" type="number" domain={["dataMin", "dataMax"]} {...AXIS} />
				<YAxis {...VALUES} width={56} tickFormatter={(value: number) => onAxis(measure, value)} />
				<Tooltip content={<Said measure={measure} />} />
				{(["low95", "high95"] as const).map((limit) => (
					<Line
						key={limit}
						data={measure.funnel}
						dataKey={limit}
						stroke="var(--amber)"
						strokeDasharray="5 4"
						dot={false}
						activeDot={false}
						isAnimationActive={false}
					/>
				))}
				{(["low998", "high998"] as const).map((limit) => (
					<Line
						key={limit}
						data={measure.funnel}
						dataKey={limit}
						stroke="var(--red)"
						dot={false}
						activeDot={false}
						isAnimationActive={false}
					/>
				))}
				{measure.overall.value !== undefined && <ReferenceLine y={measure.overall.value} stroke="var(--dim)" />}
				<Scatter data={dotsOf(measure)} dataKey="value" fill="var(--accent)" isAnimationActive={false} />
			</ComposedChart>
		</ResponsiveContainer>
	);
}

export function CusumChart({ cusum }: { cusum: CusumView }) {
	return (
		<ResponsiveContainer width="100%" height={HEIGHT}>
			<ComposedChart data={cusum.sums} margin={{ top: 8, right: 12, bottom: 4, left: 4 }}>
				<CartesianGrid stroke="var(--line)" vertical={false} />
				<XAxis dataKey="number" type="number" domain={[1, "dataMax"]} {...AXIS} />
				<YAxis {...VALUES} width={44} tickFormatter={(value: number) => formatNumber(value, 1)} />
				<Tooltip content={<SaidSum />} />
				<ReferenceLine y={cusum.limit} stroke="var(--red)" strokeDasharray="5 4" />
				<Line dataKey="sum" stroke="var(--accent)" strokeWidth={1.5} dot={false} isAnimationActive={false} />
			</ComposedChart>
		</ResponsiveContainer>
	);
}

const BOX = {
	padding: "4px 8px",
	border: "1px solid var(--line-strong)",
	borderRadius: 4,
	background: "var(--surface)",
	color: "var(--text)",
	fontSize: 12,
} as const;

type Given<T> = { active?: boolean; payload?: readonly { payload?: T }[] };

function Said({ measure, active, payload }: Given<Partial<Dot>> & { measure: MeasureView }) {
	const dot = payload?.map((each) => each.payload).find((each) => each?.name !== undefined);
	if (active !== true || dot?.value === undefined) return null;
	return (
		<div style={BOX}>
			{dot.name}: {shown(measure, dot.value)} ({t("outcomes.n", { n: formatNumber(dot.n ?? 0) })})
		</div>
	);
}

function SaidSum({ active, payload }: Given<CusumView["sums"][number]>) {
	const point = payload?.[0]?.payload;
	if (active !== true || point === undefined) return null;
	return (
		<div style={BOX}>
			{t("outcomes.caseNumber")} {point.number}, {formatDate(point.day)}: {formatNumber(point.sum, 2)}
		</div>
	);
}
