import "@/i18n/board";
import { ActionIcon, Button, SegmentedControl, TextInput } from "@mantine/core";
import { IconAdjustments, IconBolt, IconCalendarPlus, IconGripVertical } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { lazy, type PointerEvent, Suspense, useMemo, useState } from "react";
import type { WaitingEpisode, WaitlistResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDayMonth, type IsoDate } from "@/lib/time";
import type { PointerStart } from "@/ui/DayGrid";
import { EmptyState } from "@/ui/EmptyState";
import { LevelChips } from "@/ui/LevelChips";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./board.module.css";
import { contains, filtersOf } from "./filters";
import { wishesQuery } from "./queries";
import { ageSex, OVERALL, techniqueWord, URGENCIES } from "./words";

const Wishes = lazy(() => import("./Wishes").then(({ Wishes: dialog }) => ({ default: dialog })));

type Props = {
	waiting: readonly WaitingEpisode[];
	today: IsoDate;
	selected: string | undefined;
	mayBook: boolean;
	onBook: (episodeId: string) => void;
	/** Nothing where there is no grid to drop on. */
	onDrag: ((episode: WaitingEpisode, event: PointerStart) => void) | undefined;
};

type Order = "ready" | "urgent";

const READY_FIRST: Record<WaitingEpisode["readiness"]["overall"], number> = {
	READY: 0,
	ATTENTION: 1,
	UNKNOWN: 2,
	BLOCKED: 3,
};
const URGENT_FIRST: Record<WaitingEpisode["urgency"], number> = { EMERGENT: 0, URGENT: 1, ROUTINE: 2 };

/** Who could come first, and among equals who must; or the other way round. Who has waited longer stands higher. */
export function inOrder(waiting: readonly WaitingEpisode[], order: Order): readonly WaitingEpisode[] {
	return waiting.toSorted((one, other) => {
		const ready = READY_FIRST[one.readiness.overall] - READY_FIRST[other.readiness.overall];
		const urgent = URGENT_FIRST[one.urgency] - URGENT_FIRST[other.urgency];
		const [first, second] = order === "ready" ? [ready, urgent] : [urgent, ready];
		return first || second || other.daysWaiting - one.daysWaiting;
	});
}

/** Accepted episodes without a booking. */
export function Depot({ waiting, today, selected, mayBook, onBook, onDrag }: Props) {
	const [order, setOrder] = useState<Order>("ready");
	const [text, setText] = useState("");
	const [asked, setAsked] = useState<{ episodeId: string; name: string }>();
	const { data: wishes } = useQuery(wishesQuery);
	const shown = useMemo(() => {
		const words = text.trim() === "" ? [] : filtersOf({}, text).words;
		return inOrder(waiting, order).filter(({ patient, levels, technique }) =>
			contains([nameOf(patient), patient.mrn, ...levels, techniqueWord(technique)], words),
		);
	}, [waiting, order, text]);
	if (waiting.length === 0)
		return <EmptyState title={t("board.waitingEmptyTitle")} text={t("board.waitingEmptyText")} />;
	return (
		<>
			<div className={classes["depotTools"]}>
				<TextInput
					size="xs"
					aria-label={t("board.depotFilter")}
					placeholder={t("board.depotFilter")}
					value={text}
					onChange={(event) => setText(event.currentTarget.value)}
				/>
				<SegmentedControl
					size="xs"
					fullWidth
					aria-label={t("board.depotOrder")}
					value={order}
					onChange={(next) => setOrder(next === "urgent" ? "urgent" : "ready")}
					data={[
						{ value: "ready", label: t("board.depotReady") },
						{ value: "urgent", label: t("board.depotUrgent") },
					]}
				/>
			</div>
			{onDrag !== undefined && <p className={classes["hint"]}>{t("board.dragHint")}</p>}
			{shown.length === 0 && <p className={classes["hint"]}>{t("board.depotNone")}</p>}
			<ul className={classes["waiting"]} aria-label={t("board.waitingList")}>
				{shown.map((episode) => (
					<Card
						key={episode.episodeId}
						episode={episode}
						today={today}
						wish={wishes?.get(episode.episodeId)}
						isSelected={episode.episodeId === selected}
						mayBook={mayBook}
						onBook={onBook}
						onWishes={() => setAsked({ episodeId: episode.episodeId, name: nameOf(episode.patient) })}
						onDrag={onDrag}
					/>
				))}
			</ul>
			{asked !== undefined && (
				<Suspense fallback={null}>
					<Wishes {...asked} onClose={() => setAsked(undefined)} />
				</Suspense>
			)}
		</>
	);
}

type CardProps = Omit<Props, "waiting" | "selected"> & {
	episode: WaitingEpisode;
	wish: WaitlistResponse | undefined;
	isSelected: boolean;
	onWishes: () => void;
};

function Card({ episode, wish, today, isSelected, mayBook, onBook, onWishes, onDrag }: CardProps) {
	const { episodeId, patient, levels, technique, urgency, painOnMovement, daysWaiting, suggestedMinutes } = episode;
	const name = nameOf(patient);
	const overall = OVERALL[episode.readiness.overall];
	const start = (event: PointerEvent) => {
		const isOnButton = event.target instanceof Element && event.target.closest("button") !== null;
		if (event.button === 0 && !isOnButton) onDrag?.(episode, event);
	};
	return (
		<li
			className={classes["card"]}
			aria-current={isSelected || undefined}
			data-draggable={onDrag !== undefined || undefined}
			onPointerDown={onDrag === undefined ? undefined : start}
		>
			{onDrag !== undefined && (
				<IconGripVertical aria-hidden size={14} stroke={1.6} className={classes["grip"] ?? ""} />
			)}
			<div className={classes["cardHead"]}>
				<span className={classes["cardName"]}>
					{name} <span className={classes["dim"]}>{ageSex(patient, today)}</span>
				</span>
				<StatusChip tone={URGENCIES[urgency].tone} label={t(URGENCIES[urgency].word)} />
			</div>
			<div className={classes["cardLine"]}>
				<LevelChips levels={levels} />
				<span>
					{techniqueWord(technique)} · {t("board.minutes", { count: suggestedMinutes })}
				</span>
			</div>
			<div className={classes["cardFacts"]}>
				<span>{t("board.pain", { score: painOnMovement })}</span>
				<span>{t("board.daysWaiting", { count: daysWaiting })}</span>
				<span>{coverageWords(episode.coverageEnds, today)}</span>
				{wish !== undefined && wish.allowedWeekdays.length > 0 && (
					<span>{t("board.onlyOn", { days: wish.allowedWeekdays.map((day) => t(`board.${day}`)).join(", ") })}</span>
				)}
				{mayBook && (
					<ActionIcon
						className={classes["wishesButton"] ?? ""}
						size={24}
						aria-label={t("board.wishesOf", { name })}
						title={t("board.wishesOf", { name })}
						onClick={onWishes}
					>
						<IconAdjustments aria-hidden size={15} stroke={1.6} />
					</ActionIcon>
				)}
			</div>
			<div className={classes["cardFoot"]}>
				<StatusChip tone={overall.tone} label={t(overall.word)} variant="plain" />
				{wish?.shortNotice === true && (
					<span className={classes["shortNotice"]} title={t("board.shortNoticeText")}>
						<IconBolt aria-hidden size={13} stroke={1.8} />
						{t("board.shortNotice")}
					</span>
				)}
				{mayBook && (
					<Button
						variant="default"
						leftSection={<IconCalendarPlus aria-hidden size={14} />}
						aria-label={t("board.bookOf", { name })}
						onClick={() => onBook(episodeId)}
					>
						{t("board.book")}
					</Button>
				)}
			</div>
		</li>
	);
}

function coverageWords(ends: IsoDate | undefined, today: IsoDate): string {
	if (ends === undefined) return t("board.coverageUnknown");
	const day = formatDayMonth(ends);
	return ends < today ? t("board.coverageEnded", { day }) : t("board.coverage", { day });
}
