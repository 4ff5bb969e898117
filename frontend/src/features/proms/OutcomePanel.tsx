import "@/i18n/proms";
import { Button, Drawer, SegmentedControl } from "@mantine/core";
import { IconLink, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import type { Instrument, PromCourse, PromTrend, ScoreOrigin, ScorePoint } from "@/api/schema";
import { useMay } from "@/api/session";
import { type PlainKey, t } from "@/i18n/t";
import { formatDateTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { DataTable } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { Invitations, InviteForm } from "./Invitations";
import classes from "./proms.module.css";
import { courseQuery, INSTRUMENT_WORDS } from "./queries";
import { ScoresForm } from "./ScoresForm";
import { dayOf } from "./trend";

const TrendChart = lazy(() => import("./TrendChart"));

type Props = {
	episodeId: string;
	/** The planned contact the reader works on: what is entered belongs to it. */
	contactId?: string;
};

/** What the patient says of pain and function, and the ways to ask for more. */
export function OutcomePanel(props: Props) {
	return useMay("FOLLOWUP_READ") ? <Panel {...props} /> : null;
}

function Panel({ episodeId, contactId }: Props) {
	const mayRecord = useMay("NURSING_RECORD");
	const course = useQuery(courseQuery(episodeId));
	const [doing, setDoing] = useState<"scores" | "link">();
	const done = () => setDoing(undefined);
	return (
		<section className={classes["panel"]} aria-label={t("proms.title")}>
			<div className={classes["head"]}>
				<h2 className={classes["title"]}>{t("proms.title")}</h2>
				{mayRecord && (
					<>
						<Button
							variant="default"
							size="xs"
							leftSection={<IconPencil aria-hidden size={14} />}
							onClick={() => setDoing("scores")}
						>
							{t("proms.enter")}
						</Button>
						<Button
							variant="default"
							size="xs"
							leftSection={<IconLink aria-hidden size={14} />}
							onClick={() => setDoing("link")}
						>
							{t("proms.askByLink")}
						</Button>
					</>
				)}
			</div>
			{course.data === undefined ? (
				course.isError ? (
					<ErrorState error={course.error} onRetry={() => void course.refetch()} />
				) : (
					<LoadingState rows={5} />
				)
			) : (
				<>
					<Trends course={course.data} />
					<Invitations course={course.data} mayRecord={mayRecord} />
					<Drawer
						opened={doing !== undefined}
						onClose={done}
						title={t(doing === "link" ? "proms.inviteTitle" : "proms.formTitle")}
						position="right"
						size={520}
						closeOnClickOutside={false}
					>
						{doing === "scores" && <ScoresForm episodeId={episodeId} contactId={contactId} onDone={done} />}
						{doing === "link" && <InviteForm course={course.data} contactId={contactId} />}
					</Drawer>
				</>
			)}
		</section>
	);
}

function Trends({ course }: { course: PromCourse }) {
	const [chosen, setChosen] = useState<Instrument>("NRS_MOVEMENT");
	const [asTable, setAsTable] = useState(false);
	const trend = course.trends.find(({ instrument }) => instrument === chosen);
	if (trend === undefined) return null;
	const zero = course.procedureAt ?? trend.points[0]?.at;
	return (
		<>
			<div className={classes["line"]}>
				<SegmentedControl
					size="xs"
					aria-label={t("proms.instrument")}
					data={course.trends.map(({ instrument }) => ({
						value: instrument,
						label: t(INSTRUMENT_WORDS[instrument]),
					}))}
					value={chosen}
					onChange={(next) =>
						setChosen(course.trends.find(({ instrument }) => instrument === next)?.instrument ?? "NRS_MOVEMENT")
					}
				/>
				{trend.points.length > 0 && (
					<Button variant="subtle" size="compact-xs" onClick={() => setAsTable(!asTable)}>
						{t(asTable ? "proms.asChart" : "proms.asTable")}
					</Button>
				)}
			</div>
			{trend.points.length === 0 || zero === undefined ? (
				<p className={classes["dim"]}>{t("proms.empty")}</p>
			) : asTable ? (
				<Tables trend={trend} zero={zero} />
			) : (
				<Suspense fallback={<LoadingState rows={5} />}>
					<TrendChart key={chosen} trend={trend} zero={zero} procedureAt={course.procedureAt} />
				</Suspense>
			)}
			<Legend course={course} trend={trend} />
		</>
	);
}

function Legend({ course, trend }: { course: PromCourse; trend: PromTrend }) {
	return (
		<>
			{course.procedureAt === undefined && <p className={classes["dim"]}>{t("proms.baseline")}</p>}
			{trend.mic !== undefined && (
				<p className={classes["dim"]}>{t("proms.mic", { mic: trend.mic, source: trend.micSource ?? "" })}</p>
			)}
			<p className={classes["dim"]}>
				{t(trend.similar.length > 0 ? "proms.similar" : "proms.similarNone", { count: course.similarAtLeast })}
			</p>
		</>
	);
}

const ORIGIN_WORDS: Record<ScoreOrigin, PlainKey> = {
	REFERRAL: "proms.referral",
	CALL: "proms.call",
	CLINIC: "proms.clinic",
	LINK: "proms.link",
};

/** The same as the chart, for those who read rather than see. */
function Tables({ trend, zero }: { trend: PromTrend; zero: IsoInstant }) {
	const zone = useZone();
	return (
		<>
			<DataTable
				caption={t("proms.caption", { name: trend.name })}
				columns={[
					{ id: "when", header: t("proms.when"), cell: ({ at }) => formatDateTime(at, zone) },
					{ id: "day", header: t("proms.day"), align: "end", cell: ({ at }) => Math.round(dayOf(at, zero)) },
					{ id: "score", header: t("proms.score"), align: "end", cell: ({ value }) => value ?? "–" },
					{ id: "origin", header: t("proms.origin"), cell: ({ origin }) => t(ORIGIN_WORDS[origin]) },
					{ id: "remark", header: t("proms.remark"), cell: remark },
				]}
				rows={trend.points}
				rowKey={({ at, origin }) => `${at} ${origin}`}
			/>
			{trend.similar.length > 0 && (
				<DataTable
					caption={t("proms.similarCaption")}
					columns={[
						{ id: "day", header: t("proms.day"), cell: ({ day }) => day },
						{ id: "median", header: t("proms.median"), align: "end", cell: ({ median }) => median },
						{
							id: "quartiles",
							header: t("proms.quartiles"),
							align: "end",
							cell: ({ lower, upper }) => `${lower} – ${upper}`,
						},
						{ id: "patients", header: t("proms.patients"), align: "end", cell: ({ patients }) => patients },
					]}
					rows={trend.similar}
					rowKey={({ day }) => String(day)}
				/>
			)}
		</>
	);
}

function remark({ band, profile, answeredSections, fewAnswered }: ScorePoint): string {
	return [
		band,
		profile === undefined ? undefined : t("proms.profile", { profile }),
		answeredSections === undefined ? undefined : t("proms.sections", { answered: answeredSections }),
		fewAnswered ? t("proms.few") : undefined,
	]
		.filter((part) => part !== undefined)
		.join(", ");
}
