import { Button } from "@mantine/core";
import { IconCalendarPlus, IconGripVertical } from "@tabler/icons-react";
import type { PointerEvent } from "react";
import type { WaitingEpisode } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDayMonth, type IsoDate } from "@/lib/time";
import type { PointerStart } from "@/ui/DayGrid";
import { EmptyState } from "@/ui/EmptyState";
import { LevelChips } from "@/ui/LevelChips";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./board.module.css";
import { ageSex, fullName, OVERALL, techniqueWord, URGENCIES } from "./words";

type Props = {
	waiting: readonly WaitingEpisode[];
	today: IsoDate;
	selected: string | undefined;
	mayBook: boolean;
	onBook: (episodeId: string) => void;
	onDrag: (episode: WaitingEpisode, event: PointerStart) => void;
};

export function WaitingList({ waiting, today, selected, mayBook, onBook, onDrag }: Props) {
	if (waiting.length === 0)
		return <EmptyState title={t("board.waitingEmptyTitle")} text={t("board.waitingEmptyText")} />;
	return (
		<>
			{mayBook && <p className={classes["hint"]}>{t("board.dragHint")}</p>}
			<ul className={classes["waiting"]} aria-label={t("board.waitingList")}>
				{waiting.map((episode) => (
					<Card
						key={episode.episodeId}
						episode={episode}
						today={today}
						isSelected={episode.episodeId === selected}
						mayBook={mayBook}
						onBook={onBook}
						onDrag={onDrag}
					/>
				))}
			</ul>
		</>
	);
}

type CardProps = Omit<Props, "waiting" | "selected"> & { episode: WaitingEpisode; isSelected: boolean };

function Card({ episode, today, isSelected, mayBook, onBook, onDrag }: CardProps) {
	const { episodeId, patient, levels, technique, urgency, painOnMovement, daysWaiting, suggestedMinutes } = episode;
	const name = fullName(patient);
	const overall = OVERALL[episode.readiness.overall];
	const start = (event: PointerEvent) => {
		const isOnButton = event.target instanceof Element && event.target.closest("button") !== null;
		if (event.button === 0 && !isOnButton) onDrag(episode, event);
	};
	return (
		<li
			className={classes["card"]}
			aria-current={isSelected || undefined}
			data-draggable={mayBook || undefined}
			onPointerDown={mayBook ? start : undefined}
		>
			{mayBook && <IconGripVertical aria-hidden size={14} stroke={1.6} className={classes["grip"] ?? ""} />}
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
			</div>
			<div className={classes["cardFoot"]}>
				<StatusChip tone={overall.tone} label={t(overall.word)} variant="plain" />
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
	if (ends === undefined) return t("board.coverage", { day: t("common.notRecorded") });
	const day = formatDayMonth(ends);
	return ends < today ? t("board.coverageEnded", { day }) : t("board.coverage", { day });
}
