import "@/i18n/board";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import type { AffectedResponse, Board, SlotResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime, formatTimeRange, formatWeekday, type IsoDate, localDate } from "@/lib/time";
import { EmptyState } from "@/ui/EmptyState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./board.module.css";
import { PanelHead } from "./Drawer";
import { moveTo } from "./moveTo";
import { PanelError } from "./PanelError";
import { refreshBookings } from "./queries";
import { Reasons } from "./Reasons";
import { STATUSES } from "./words";

type Props = {
	resourceId: string;
	from: IsoDate;
	to: IsoDate;
	board: Board;
	mayMove: boolean;
	onOpen: (bookingId: string, date: IsoDate) => void;
	onClose: () => void;
};

/** Everybody who needs another place because somebody or something is away, each with a proposal. */
export function Affected({ resourceId, from, to, board, mayMove, onOpen, onClose }: Props) {
	const queryClient = useQueryClient();
	const queryKey = ["get", "/api/resources/{id}/affected", resourceId, from, to];
	const { data, error, refetch } = useQuery({
		queryKey,
		staleTime: 0,
		queryFn: async ({ signal }) => {
			const answer = await api.GET("/api/resources/{id}/affected", {
				params: { path: { id: resourceId }, query: { from, to } },
				signal,
			});
			return answer.data ?? [];
		},
	});
	const name = board.resources.find(({ id }) => id === resourceId)?.name ?? t("common.notRecorded");
	// What has been moved stays in the list with its new place: the work that is done is seen.
	const [moved, setMoved] = useState<ReadonlyMap<string, { booking: AffectedResponse; slot: SlotResponse }>>(new Map());
	const open = data?.filter(({ bookingId }) => !moved.has(bookingId)) ?? [];
	const range =
		from === to ? formatWeekday(from) : t("board.span", { from: formatWeekday(from), to: formatWeekday(to) });
	return (
		<section className={classes["details"]} aria-label={t("board.affected", { name })}>
			<PanelHead title={t("board.affected", { name })} subtitle={range} onClose={onClose} />
			{error !== null ? (
				<PanelError error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={6} />
			) : (
				<>
					<p className={classes["dim"]} role="status">
						{(open.length > 0 || moved.size > 0) && t("board.affectedCount", { count: open.length })}
						{moved.size > 0 && ` · ${t("board.affectedMoved", { count: moved.size })}`}
					</p>
					{open.length === 0 && moved.size === 0 && (
						<EmptyState title={t("board.affectedNoneTitle")} text={t("board.affectedNoneText")} />
					)}
					<ol className={classes["offers"]} aria-label={t("board.affectedList")}>
						{open.map((booking) => (
							<Item
								key={booking.bookingId}
								booking={booking}
								zone={board.timeZone}
								mayMove={mayMove}
								onOpen={onOpen}
								onMoved={(slot) => {
									setMoved((before) => new Map(before).set(booking.bookingId, { booking, slot }));
									// Another proposal may have counted on the place that is gone now.
									void queryClient.invalidateQueries({ queryKey });
									void refreshBookings(queryClient);
								}}
							/>
						))}
						{[...moved.values()].map(({ booking, slot }) => (
							<li key={booking.bookingId} className={classes["offer"]} data-done>
								<div className={classes["cardName"]}>{nameOf(booking.patient)}</div>
								<div>
									{t("board.fromTo", {
										from: formatDateTime(booking.start, board.timeZone),
										to: formatDateTime(slot.start, board.timeZone),
										room: slot.room.name,
									})}
								</div>
							</li>
						))}
					</ol>
				</>
			)}
		</section>
	);
}

type ItemProps = {
	booking: AffectedResponse;
	zone: string;
	mayMove: boolean;
	onOpen: (bookingId: string, date: IsoDate) => void;
	onMoved: (slot: SlotResponse) => void;
};

function Item({ booking, zone, mayMove, onOpen, onMoved }: ItemProps) {
	const { bookingId, patient, start, end, status, levels, roomName, operatorName, cause, proposal } = booking;
	const [state, setState] = useState<"idle" | "sending">("idle");
	const [refusal, setRefusal] = useState<string>();
	const name = nameOf(patient);
	const move = async (slot: SlotResponse) => {
		setState("sending");
		setRefusal(undefined);
		const why = await moveTo(booking, slot, cause);
		if (why === undefined) return onMoved(slot);
		setRefusal(why);
		setState("idle");
	};
	return (
		<li className={classes["offer"]}>
			<div className={classes["cardHead"]}>
				<button
					type="button"
					className={classes["textButton"]}
					onClick={() => onOpen(bookingId, localDate(start, zone))}
				>
					{name}
				</button>
				<StatusChip tone={STATUSES[status].tone} label={t(STATUSES[status].word)} />
			</div>
			<div className={classes["cardLine"]}>
				<LevelChips levels={levels} />
				<span>
					{formatWeekday(localDate(start, zone))} {formatTimeRange(start, end, zone)}
				</span>
			</div>
			<div className={classes["dim"]}>
				{roomName} · {operatorName} · {cause}
			</div>
			{proposal === undefined ? (
				<p className={classes["warn"]}>{t("board.noProposal")}</p>
			) : (
				<>
					<p className={classes["proposal"]}>
						{t("board.proposal", {
							when: formatDateTime(proposal.start, zone),
							room: proposal.room.name,
							operator: proposal.operator.name,
						})}
					</p>
					<Reasons reasons={proposal.reasons} />
				</>
			)}
			{refusal !== undefined && (
				<p role="alert" className={classes["refused"]}>
					{refusal}
				</p>
			)}
			{mayMove && (
				<div className={classes["offerActs"]}>
					{proposal !== undefined && (
						<Button
							loading={state === "sending"}
							aria-label={t("board.moveOf", { name })}
							onClick={() => void move(proposal)}
						>
							{t("board.move")}
						</Button>
					)}
					<Button variant="default" onClick={() => onOpen(bookingId, localDate(start, zone))}>
						{t("board.otherPlace")}
					</Button>
				</div>
			)}
		</li>
	);
}
