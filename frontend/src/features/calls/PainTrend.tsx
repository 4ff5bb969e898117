import { useQuery } from "@tanstack/react-query";
import type { PainContext, PainPoint } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate, formatDayMonth, type IsoInstant, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./PainTrend.module.css";
import { painQuery } from "./queries";

const MINUTE = 60_000;
const WIDTH = 300;
const HEIGHT = 132;
const EDGE = { left: 22, right: 16, top: 14, bottom: 20 };

type Props = { episodeId: string; procedureAt: IsoInstant };

/** Every score of the episode in the order of time; the same numbers as a table for those who do not see the lines. */
export function PainTrend({ episodeId, procedureAt }: Props) {
	const pain = useQuery(painQuery(episodeId));
	if (pain.isError) return <ErrorState error={pain.error} onRetry={() => void pain.refetch()} />;
	if (pain.data === undefined) return <LoadingState rows={2} />;
	if (pain.data.length === 0) return <p className={classes["empty"]}>{t("calls.trendEmpty")}</p>;
	return <Chart points={pain.data} procedureAt={procedureAt} />;
}

function Chart({ points, procedureAt }: { points: readonly PainPoint[]; procedureAt: IsoInstant }) {
	const zone = useZone();
	const moments = momentsOf(points);

	const step = (WIDTH - EDGE.left - EDGE.right) / Math.max(1, moments.length - 1);
	const x = (point: PainPoint) =>
		EDGE.left +
		Math.max(
			0,
			moments.findIndex((moment) => together(moment, point)),
		) *
			step;
	const y = (score: number) => EDGE.top + ((10 - score) / 10) * (HEIGHT - EDGE.top - EDGE.bottom);
	const before = moments.filter(({ at }) => Date.parse(at) < Date.parse(procedureAt)).length;
	const day = (at: IsoInstant) => formatDayMonth(localDate(at, zone));
	return (
		<div>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes["chart"]} aria-hidden="true">
				{[0, 5, 10].map((score) => (
					<g key={score}>
						<line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(score)} y2={y(score)} className={classes["grid"]} />
						<text x={EDGE.left - 6} y={y(score) + 3.5} textAnchor="end" className={classes["text"]}>
							{score}
						</text>
					</g>
				))}
				{before > 0 && before < moments.length && (
					<line
						x1={EDGE.left + (before - 0.5) * step}
						x2={EDGE.left + (before - 0.5) * step}
						y1={EDGE.top - 8}
						y2={HEIGHT - EDGE.bottom}
						className={classes["procedure"]}
					/>
				)}
				<Line context="MOVEMENT" points={points} x={x} y={y} />
				<Line context="REST" points={points} x={x} y={y} />
				{moments.map((moment, index) =>
					index === 0 || index === moments.length - 1 ? (
						<text
							key={keyOf(moment)}
							x={x(moment)}
							y={HEIGHT - 5}
							textAnchor={index === 0 ? "start" : "end"}
							className={classes["text"]}
						>
							{day(moment.at)}
						</text>
					) : null,
				)}
			</svg>
			<p className={classes["legend"]}>
				<span className={classes["movementKey"]}>{t("calls.painOnMovement")}</span>
				<span className={classes["restKey"]}>{t("calls.painAtRest")}</span>
				{before > 0 && before < moments.length && (
					<span className={classes["procedureKey"]}>{t("calls.trendProcedure")}</span>
				)}
			</p>
			<div className="visually-hidden">
				<table>
					<caption>{t("calls.trend")}</caption>
					<thead>
						<tr>
							<th scope="col">{t("common.when")}</th>
							<th scope="col">{t("calls.trendRest")}</th>
							<th scope="col">{t("calls.trendMovement")}</th>
							<th scope="col">{t("calls.trendWhere")}</th>
						</tr>
					</thead>
					<tbody>
						{moments.map((moment) => (
							<tr key={keyOf(moment)}>
								<th scope="row">{formatDate(localDate(moment.at, zone))}</th>
								<td>{scoreAt(points, moment, "REST") ?? t("common.notRecorded")}</td>
								<td>{scoreAt(points, moment, "MOVEMENT") ?? t("common.notRecorded")}</td>
								<td>{moment.source}</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}

type LineProps = {
	context: PainContext;
	points: readonly PainPoint[];
	x: (point: PainPoint) => number;
	y: (score: number) => number;
};

function Line({ context, points, x, y }: LineProps) {
	const own = inTime(points).filter((point) => point.context === context);
	const last = own.at(-1);
	const rest = context === "REST";
	return (
		<g className={classes[rest ? "rest" : "movement"]}>
			<polyline points={own.map((point) => `${x(point)},${y(point.score)}`).join(" ")} className={classes["stroke"]} />
			{own.map((point) =>
				rest ? (
					<rect
						key={keyOf(point)}
						x={x(point) - 2.6}
						y={y(point.score) - 2.6}
						width={5.2}
						height={5.2}
						className={classes["dot"]}
					/>
				) : (
					<circle key={keyOf(point)} cx={x(point)} cy={y(point.score)} r={3} className={classes["dot"]} />
				),
			)}
			{last !== undefined && (
				<text
					x={x(last) + 5}
					y={y(last.score) + (rest ? 10 : -3)}
					className={classNames(classes["text"], classes["lastScore"])}
				>
					{last.score}
				</text>
			)}
		</g>
	);
}

/** The scores of one call belong together, though each is written at a moment of its own. */
function together(one: PainPoint, other: PainPoint): boolean {
	return one.source === other.source && Math.abs(Date.parse(one.at) - Date.parse(other.at)) < MINUTE;
}

function momentsOf(points: readonly PainPoint[]): readonly PainPoint[] {
	return inTime(points).filter((point, index, all) => !all.slice(0, index).some((earlier) => together(earlier, point)));
}

function inTime(points: readonly PainPoint[]): PainPoint[] {
	return points.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function keyOf({ at, context }: PainPoint): string {
	return `${at} ${context}`;
}

function scoreAt(points: readonly PainPoint[], moment: PainPoint, context: PainContext): number | undefined {
	return points.find((point) => together(moment, point) && point.context === context)?.score;
}

/** The score a new one is compared with. */
export function lastScore(points: readonly PainPoint[] | undefined, context: PainContext): number | undefined {
	return inTime(points ?? []).findLast((point) => point.context === context)?.score;
}
