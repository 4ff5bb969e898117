import { Button } from "@mantine/core";
import { useState } from "react";
import { $api } from "@/api/client";
import type { PainContext, PainPoint } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatDateTime, formatDayMonth, type IsoInstant, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { DataTable } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./episodes.module.css";

type Props = { episodeId: string; treatedAt: IsoInstant | undefined };

const CONTEXTS: Record<PainContext, PlainKey> = {
	MOVEMENT: "episodes.painMovement",
	REST: "episodes.painRest",
};

export function PainTrend({ episodeId, treatedAt }: Props) {
	const pain = $api.useQuery("get", "/api/episodes/{id}/pain", { params: { path: { id: episodeId } } });
	const [asTable, setAsTable] = useState(false);
	const points = pain.data?.toSorted((one, other) => one.at.localeCompare(other.at));
	return (
		<section className={classes["panel"]} aria-label={t("episodes.painTrend")}>
			<div className={classes["panelHead"]}>
				<h2 className={classes["panelTitle"]}>{t("episodes.painTrend")}</h2>
				{points !== undefined && points.length > 0 && (
					<Button variant="subtle" size="compact-xs" onClick={() => setAsTable(!asTable)}>
						{t(asTable ? "episodes.painAsChart" : "episodes.painAsTable")}
					</Button>
				)}
			</div>
			{points === undefined ? (
				pain.isError ? (
					<ErrorState error={pain.error} onRetry={() => void pain.refetch()} />
				) : (
					<LoadingState rows={3} />
				)
			) : points.length === 0 ? (
				<p className={classes["dim"]}>{t("episodes.painEmpty")}</p>
			) : asTable ? (
				<PainTable points={points} />
			) : (
				<PainChart points={points} treatedAt={treatedAt} />
			)}
		</section>
	);
}

function PainTable({ points }: { points: readonly PainPoint[] }) {
	const zone = useZone();
	return (
		<DataTable
			caption={t("episodes.painCaption")}
			columns={[
				{ id: "when", header: t("episodes.painWhen"), cell: ({ at }) => formatDateTime(at, zone) },
				{
					id: "score",
					header: t("episodes.painTrend"),
					cell: ({ context, score }) => `${t(CONTEXTS[context])} ${score}`,
				},
				{ id: "source", header: t("episodes.painSource"), cell: ({ source }) => source },
			]}
			rows={points}
			rowKey={({ at, context, source }) => `${at} ${context} ${source}`}
		/>
	);
}

const WIDTH = 300;
const HEIGHT = 158;
const LEFT = 20;
const RIGHT = 14;
const TOP = 16;
const BOTTOM = 22;

/** Time runs true to scale; movement is drawn with squares, rest with circles and dashes. */
function PainChart({ points, treatedAt }: { points: readonly PainPoint[]; treatedAt: IsoInstant | undefined }) {
	const zone = useZone();
	const times = points.map(({ at }) => Date.parse(at));
	const treated = treatedAt === undefined ? undefined : Date.parse(treatedAt);
	const all = treated === undefined ? times : [...times, treated];
	const first = Math.min(...all);
	const last = Math.max(...all);
	// A single moment stands in the middle.
	const x = (at: number) =>
		first === last ? (LEFT + WIDTH - RIGHT) / 2 : LEFT + ((at - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
	const y = (score: number) => TOP + (1 - score / 10) * (HEIGHT - TOP - BOTTOM);
	const summary = (Object.keys(CONTEXTS) as PainContext[])
		.map((context) => ({
			context: t(CONTEXTS[context]),
			scores: points
				.filter((point) => point.context === context)
				.map(({ score }) => score)
				.join(", "),
		}))
		.filter(({ scores }) => scores !== "")
		.map((line) => t("episodes.painSummary", line))
		.join(". ");
	return (
		<figure className={classes["figure"]}>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${t("episodes.painTrend")}. ${summary}`}>
				<rect x={LEFT} y={y(10)} width={WIDTH - LEFT - RIGHT} height={y(7) - y(10)} className={classes["severe"]} />
				{[0, 5, 10].map((score) => (
					<g key={score}>
						<path d={`M${LEFT} ${y(score)}H${WIDTH - RIGHT}`} className={classes["gridLine"]} />
						<text x={LEFT - 5} y={y(score) + 3.5} textAnchor="end" className={classes["axis"]}>
							{score}
						</text>
					</g>
				))}
				{treated !== undefined && (
					<g>
						<path d={`M${x(treated)} ${TOP}V${HEIGHT - BOTTOM}`} className={classes["procedureLine"]} />
						<text
							x={x(treated)}
							y={TOP - 5}
							textAnchor={x(treated) > WIDTH / 2 ? "end" : "start"}
							className={classes["axis"]}
						>
							{t("episodes.procedureMark")}
						</text>
					</g>
				)}
				{(Object.keys(CONTEXTS) as PainContext[]).map((context) => (
					<Line
						key={context}
						context={context}
						dots={points
							.filter((point) => point.context === context)
							.map(({ at, score }) => ({ x: x(Date.parse(at)), y: y(score), score }))}
					/>
				))}
				<text x={LEFT} y={HEIGHT - 6} className={classes["axis"]}>
					{formatDayMonth(localDate(new Date(first).toISOString(), zone))}
				</text>
				{first !== last && (
					<text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end" className={classes["axis"]}>
						{formatDayMonth(localDate(new Date(last).toISOString(), zone))}
					</text>
				)}
			</svg>
			<figcaption className={classes["key"]}>
				<span>
					<svg width={22} height={10} aria-hidden="true">
						<path d="M0 5H22" className={classes["movement"]} />
						<rect x={8} y={2} width={6} height={6} className={classes["movementDot"]} />
					</svg>
					{t("episodes.painMovement")}
				</span>
				<span>
					<svg width={22} height={10} aria-hidden="true">
						<path d="M0 5H22" className={classes["rest"]} />
						<circle cx={11} cy={5} r={3} className={classes["restDot"]} />
					</svg>
					{t("episodes.painRest")}
				</span>
			</figcaption>
		</figure>
	);
}

type Dot = { x: number; y: number; score: number };

function Line({ context, dots }: { context: PainContext; dots: readonly Dot[] }) {
	const name = context === "MOVEMENT" ? "movement" : "rest";
	// Rest is seldom worse than movement: its numbers go below its line, so that the two do not meet.
	const shift = context === "MOVEMENT" ? -7 : 14;
	return (
		<g>
			<path
				d={dots.map((dot, index) => `${index === 0 ? "M" : "L"}${dot.x} ${dot.y}`).join("")}
				className={classes[name]}
			/>
			{dots.map((dot) => (
				<g key={`${dot.x} ${dot.score}`}>
					{context === "MOVEMENT" ? (
						<rect x={dot.x - 3} y={dot.y - 3} width={6} height={6} className={classes["movementDot"]} />
					) : (
						<circle cx={dot.x} cy={dot.y} r={3} className={classes["restDot"]} />
					)}
					<text
						x={dot.x}
						y={dot.y + shift}
						textAnchor="middle"
						className={classNames(classes["score"], classes[`${name}Score`])}
					>
						{dot.score}
					</text>
				</g>
			))}
		</g>
	);
}
