import "@/i18n/board";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import type { AddOnMove, AddOnResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime, formatTimeRange, formatWeekday, type IsoDate } from "@/lib/time";
import { EmptyState } from "@/ui/EmptyState";
import { LoadingState } from "@/ui/LoadingState";
import type { Prefill } from "./BookingForm";
import classes from "./board.module.css";
import { PanelHead } from "./Drawer";
import type { Desk } from "./day";
import { moveTo } from "./moveTo";
import { PanelError } from "./PanelError";
import { refreshBookings } from "./queries";
import { Reasons } from "./Reasons";

type Props = {
	episodeId: string;
	date: IsoDate;
	board: Desk;
	onOpen: (bookingId: string, date?: IsoDate) => void;
	onBook: (episodeId: string, prefill: Prefill) => void;
	onClose: () => void;
};

/** Where an inpatient would fit into the day with the least harm to those who are booked. */
export function AddOn({ episodeId, date, board, onOpen, onBook, onClose }: Props) {
	const { data, error, refetch } = useQuery({
		queryKey: ["get", "/api/episodes/{id}/add-on", episodeId, date],
		staleTime: 0,
		queryFn: async ({ signal }) => {
			const answer = await api.GET("/api/episodes/{id}/add-on", {
				params: { path: { id: episodeId }, query: { date } },
				signal,
			});
			return answer.data ?? [];
		},
	});
	const waiting = board.waiting.find((each) => each.episodeId === episodeId);
	return (
		<section className={classes["details"]} aria-label={t("board.addOn")}>
			<PanelHead
				title={t("board.addOn")}
				subtitle={
					waiting === undefined
						? formatWeekday(date)
						: t("board.addOnFor", { name: nameOf(waiting.patient), day: formatWeekday(date) })
				}
				onClose={onClose}
			/>
			{error !== null ? (
				<PanelError error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={6} />
			) : data.length === 0 ? (
				<EmptyState title={t("board.addOnNoneTitle")} text={t("board.addOnNoneText")} />
			) : (
				<ol className={classes["offers"]} aria-label={t("board.places")}>
					{data.map((place) => (
						<Place
							key={`${place.start} ${place.room.id} ${place.operator.id}`}
							place={place}
							zone={board.timeZone}
							onOpen={onOpen}
							onBook={() =>
								onBook(episodeId, {
									start: place.start,
									minutes: (Date.parse(place.end) - Date.parse(place.start)) / 60_000,
									roomId: place.room.id,
									operatorId: place.operator.id,
									sedationProviderId: place.sedationProvider?.id,
									equipmentIds: place.equipment.map(({ id }) => id),
								})
							}
						/>
					))}
				</ol>
			)}
		</section>
	);
}

type PlaceProps = { place: AddOnResponse; zone: string; onOpen: (bookingId: string) => void; onBook: () => void };

function Place({ place, zone, onOpen, onBook }: PlaceProps) {
	const { start, end, room, operator, moves, reasons } = place;
	const range = formatTimeRange(start, end, zone);
	return (
		<li className={classes["offer"]}>
			<div className={classes["cardName"]}>
				{range} · {room.name}
			</div>
			<div>{operator.name}</div>
			<Reasons reasons={reasons} />
			{moves.length > 0 && (
				<>
					<p className={classes["warn"]}>{t("board.addOnMoves", { count: moves.length })}</p>
					<ul className={classes["moves"]}>
						{moves.map((move) => (
							<Needed key={move.bookingId} move={move} zone={zone} onOpen={onOpen} />
						))}
					</ul>
				</>
			)}
			<Button
				variant={moves.length === 0 ? "filled" : "default"}
				disabled={moves.length > 0}
				aria-label={t("board.bookAt", { range, room: room.name })}
				onClick={onBook}
			>
				{moves.length === 0 ? t("board.book") : t("board.addOnFirst")}
			</Button>
		</li>
	);
}

type NeededProps = { move: AddOnMove; zone: string; onOpen: (bookingId: string) => void };

/** Somebody who makes room: moved by hand, each by itself, before the inpatient is booked. */
function Needed({ move, zone, onOpen }: NeededProps) {
	const queryClient = useQueryClient();
	const [isSending, setSending] = useState(false);
	const [refusal, setRefusal] = useState<string>();
	const { bookingId, patient, from, to } = move;
	const name = nameOf(patient);
	const send = async () => {
		setSending(true);
		const why = await moveTo(move, to, t("board.addOnReason"));
		setRefusal(why);
		setSending(false);
		await refreshBookings(queryClient);
	};
	return (
		<li>
			<button type="button" className={classes["textButton"]} onClick={() => onOpen(bookingId)}>
				{name}
			</button>{" "}
			{t("board.fromTo", { from: formatDateTime(from, zone), to: formatDateTime(to.start, zone), room: to.room.name })}
			{refusal !== undefined && (
				<p role="alert" className={classes["refused"]}>
					{refusal}
				</p>
			)}
			<Button
				variant="default"
				loading={isSending}
				aria-label={t("board.moveOf", { name })}
				onClick={() => void send()}
			>
				{t("board.move")}
			</Button>
		</li>
	);
}
