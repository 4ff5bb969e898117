import { CartesianGrid, Legend, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { PainPoint } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime, formatDayMonth, type IsoInstant, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./PainTrend.module.css";

type Props = {
	points: readonly PainPoint[];
	/** Draws the line between before and after. */
	procedureAt?: IsoInstant | undefined;
	height?: number;
};

/** Pain over the whole episode, at rest and on movement, 0 to 10. The numbers are below it as a table. */
export function PainTrend({ points, procedureAt, height = 170 }: Props) {
	const zone = useZone();
	if (points.length === 0) return <p className={classes["empty"]}>{t("clinical.noPain")}</p>;
	const rows = merged(points);
	const day = (at: number) => formatDayMonth(localDate(new Date(at).toISOString(), zone));
	return (
		<figure className={classes["figure"]}>
			<div aria-hidden="true">
				<ResponsiveContainer width="100%" height={height}>
					<LineChart data={rows} margin={{ top: 8, right: 12, bottom: 0, left: -24 }} accessibilityLayer={false}>
						<CartesianGrid stroke="var(--line)" vertical={false} />
						<XAxis
							dataKey="at"
							type="number"
							scale="time"
							domain={["dataMin", "dataMax"]}
							tickFormatter={day}
							stroke="var(--dim)"
							fontSize={11}
							padding={{ left: 8, right: 8 }}
						/>
						<YAxis domain={[0, 10]} ticks={[0, 5, 10]} stroke="var(--dim)" fontSize={11} />
						{procedureAt !== undefined && (
							<ReferenceLine
								x={Date.parse(procedureAt)}
								stroke="var(--dim)"
								strokeDasharray="3 3"
								ifOverflow="extendDomain"
							/>
						)}
						<Line
							dataKey="movement"
							name={t("clinical.onMovement")}
							stroke="var(--blue)"
							strokeWidth={2}
							connectNulls
							isAnimationActive={false}
						/>
						<Line
							dataKey="rest"
							name={t("clinical.atRest")}
							stroke="var(--violet)"
							strokeWidth={2}
							strokeDasharray="5 3"
							connectNulls
							isAnimationActive={false}
						/>
						<Legend height={22} iconType="plainline" wrapperStyle={{ fontSize: 11 }} />
					</LineChart>
				</ResponsiveContainer>
			</div>
			<table className={classes["table"]}>
				<caption className="visually-hidden">{t("clinical.painTrend")}</caption>
				<thead>
					<tr>
						<th scope="col">{t("common.when")}</th>
						<th scope="col">{t("clinical.atRest")}</th>
						<th scope="col">{t("clinical.onMovement")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ at, rest, movement }) => (
						<tr key={at}>
							<th scope="row">{formatDateTime(new Date(at).toISOString(), zone)}</th>
							<td>{rest ?? t("common.notRecorded")}</td>
							<td>{movement ?? t("common.notRecorded")}</td>
						</tr>
					))}
				</tbody>
			</table>
		</figure>
	);
}

type Row = { at: number; rest?: number; movement?: number };

/** Both scores of one call stand in one row. */
function merged(points: readonly PainPoint[]): Row[] {
	const rows = new Map<string, Row>();
	for (const { at, context, score, source } of points) {
		const time = Date.parse(at);
		const call = `${source} ${time - (time % 60_000)}`;
		const row = rows.get(call) ?? { at: time };
		rows.set(call, { ...row, ...(context === "REST" ? { rest: score } : { movement: score }) });
	}
	return [...rows.values()].toSorted((a, b) => a.at - b.at);
}
