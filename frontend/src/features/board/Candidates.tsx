import "@/i18n/board";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Board, CandidateResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime, formatTimeRange, instantOf, localDate } from "@/lib/time";
import { EmptyState } from "@/ui/EmptyState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import type { Prefill } from "./BookingForm";
import classes from "./board.module.css";
import { type Gap, PanelHead } from "./Drawer";
import { PanelError } from "./PanelError";
import { Reasons } from "./Reasons";
import { ageSex, techniqueWord, URGENCIES } from "./words";

type Props = {
	gap: Gap;
	board: Board;
	onOpen: (bookingId: string, date: string) => void;
	onBook: (episodeId: string, prefill: Prefill) => void;
	onClose: () => void;
};

/** Who of the waiting list would be ready by then, best first. Booking stays a person's act. */
export function Candidates({ gap, board, onOpen, onBook, onClose }: Props) {
	const { start, minutes, roomId, operatorId, roomName } = gap;
	const query = { start, minutes, roomId, operatorId };
	const { data, error, refetch } = useQuery({
		queryKey: ["get", "/api/waitlist/candidates", query],
		staleTime: 0,
		queryFn: async ({ signal }) => {
			const answer = await api.GET("/api/waitlist/candidates", { params: { query }, signal });
			return answer.data ?? [];
		},
	});
	const end = instantOf(Date.parse(start) + minutes * 60_000);
	const zone = board.timeZone;
	const place = t("board.gapPlace", {
		range: formatTimeRange(start, end, zone),
		room: roomName,
		minutes,
	});
	return (
		<section className={classes["details"]} aria-label={t("board.whoCouldCome")}>
			<PanelHead title={t("board.whoCouldCome")} subtitle={place} onClose={onClose} />
			{error !== null ? (
				<PanelError error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={6} />
			) : data.length === 0 ? (
				<EmptyState title={t("board.nobodyTitle")} text={t("board.nobodyText")} />
			) : (
				<ol className={classes["offers"]} aria-label={t("board.candidates")}>
					{data.map((candidate) => (
						<Offer
							key={candidate.episodeId}
							candidate={candidate}
							gap={gap}
							board={board}
							onOpen={onOpen}
							onBook={onBook}
						/>
					))}
				</ol>
			)}
		</section>
	);
}

type OfferProps = Pick<Props, "gap" | "board" | "onOpen" | "onBook"> & { candidate: CandidateResponse };

function Offer({ candidate, gap, board, onOpen, onBook }: OfferProps) {
	const { episodeId, patient, levels, technique, urgency, minutes, fits, shortNotice, reasons, booking } = candidate;
	const name = nameOf(patient);
	const zone = board.timeZone;
	return (
		<li className={classes["offer"]}>
			<div className={classes["cardHead"]}>
				<span className={classes["cardName"]}>
					{name} <span className={classes["dim"]}>{ageSex(patient, localDate(gap.start, zone))}</span>
				</span>
				<StatusChip tone={URGENCIES[urgency].tone} label={t(URGENCIES[urgency].word)} />
			</div>
			<div className={classes["cardLine"]}>
				<LevelChips levels={levels} />
				<span>
					{techniqueWord(technique)} · {t("board.minutes", { count: minutes })}
				</span>
			</div>
			<div className={classes["cardFacts"]}>
				<span>{t("board.pain", { score: candidate.painOnMovement })}</span>
				<span>{t("board.daysWaiting", { count: candidate.daysWaiting })}</span>
				{shortNotice && <span>{t("board.shortNotice")}</span>}
				{minutes > gap.minutes && <span className={classes["warn"]}>{t("board.doesNotFit", { minutes })}</span>}
			</div>
			<Reasons reasons={reasons} />
			{booking === undefined ? (
				<Button
					variant={fits ? "filled" : "default"}
					aria-label={t("board.bookOf", { name })}
					onClick={() =>
						onBook(episodeId, {
							start: gap.start,
							minutes,
							roomId: candidate.room?.id ?? gap.roomId,
							operatorId: candidate.operator?.id ?? gap.operatorId,
							sedationProviderId: candidate.sedationProvider?.id,
							equipmentIds: candidate.equipment.map(({ id }) => id),
						})
					}
				>
					{t("board.book")}
				</Button>
			) : (
				<Button variant="default" onClick={() => onOpen(booking.id, localDate(booking.start, zone))}>
					{t("board.bookedLater", { when: formatDateTime(booking.start, zone) })}
				</Button>
			)}
		</li>
	);
}
