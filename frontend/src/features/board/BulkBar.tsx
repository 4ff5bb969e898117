import "@/i18n/board";
import { Button, Group, Modal, Select, Stack, Textarea } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { BoardBooking, CancelReason } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime, type IsoDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { DateField } from "@/ui/DateField";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./board.module.css";
import { type Act, hindrance, type Outcome, runAll } from "./bulk";
import { refreshBookings } from "./queries";
import { CANCEL_GROUPS, CANCEL_REASONS } from "./words";

type Props = {
	bookings: readonly BoardBooking[];
	/** Chosen on another day or range than the one that is shown. */
	away: number;
	onDone: () => void;
	/** What failed stays chosen, to be tried otherwise. */
	onKeep: (chosen: ReadonlySet<string>) => void;
};

type Asking = Act["kind"];

/** What can be done with several bookings at once. */
export function BulkBar({ bookings, away, onDone, onKeep }: Props) {
	const zone = useZone();
	const queryClient = useQueryClient();
	const [asking, setAsking] = useState<Asking>();
	const [running, setRunning] = useState<{ done: number; count: number }>();
	const [outcomes, setOutcomes] = useState<readonly Outcome[]>();

	const run = async (act: Act) => {
		setAsking(undefined);
		setRunning({ done: 0, count: bookings.length });
		const results = await runAll(act, bookings, zone, (done) => setRunning({ done, count: bookings.length }));
		await refreshBookings(queryClient);
		setRunning(undefined);
		setOutcomes(results);
	};
	const close = () => {
		const failed = outcomes?.filter(({ isDone }) => !isDone).map(({ booking }) => booking.id) ?? [];
		setOutcomes(undefined);
		if (failed.length === 0) onDone();
		else onKeep(new Set(failed));
	};
	const isBusy = running !== undefined || bookings.length === 0;
	return (
		<section className={classes["bulk"]} aria-label={t("board.bulk")}>
			<span role="status" className={classes["bulkCount"]}>
				{running === undefined
					? t("board.bulkCount", { count: bookings.length })
					: t("board.bulkRunning", { done: running.done, count: running.count })}
				{away > 0 && <span className={classes["dim"]}> · {t("board.bulkAway", { count: away })}</span>}
			</span>
			<Button variant="default" disabled={isBusy} onClick={() => void run({ kind: "confirm" })}>
				{t("board.bulkConfirm")}
			</Button>
			<Button variant="default" disabled={isBusy} onClick={() => setAsking("move")}>
				{t("board.bulkMove")}
			</Button>
			<Button variant="default" disabled={isBusy} onClick={() => setAsking("cancel")}>
				{t("board.bulkCancel")}
			</Button>
			<Button variant="subtle" disabled={running !== undefined} onClick={onDone}>
				{t("board.bulkClear")}
			</Button>
			<Modal opened={asking === "move"} onClose={() => setAsking(undefined)} title={t("board.bulkMove")}>
				<MoveForm bookings={bookings} onRun={run} onClose={() => setAsking(undefined)} />
			</Modal>
			<Modal opened={asking === "cancel"} onClose={() => setAsking(undefined)} title={t("board.bulkCancel")}>
				<CancelForm bookings={bookings} onRun={run} onClose={() => setAsking(undefined)} />
			</Modal>
			<Modal opened={outcomes !== undefined} onClose={close} title={t("board.bulkResult")} size="lg">
				{outcomes !== undefined && <Result outcomes={outcomes} zone={zone} onClose={close} />}
			</Modal>
		</section>
	);
}

type AskProps = { bookings: readonly BoardBooking[]; onRun: (act: Act) => Promise<void>; onClose: () => void };

function MoveForm({ bookings, onRun, onClose }: AskProps) {
	const [date, setDate] = useState<IsoDate | null>(null);
	const [error, setError] = useState<string>();
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				if (date === null) setError(t("board.bulkDayRequired"));
				else void onRun({ kind: "move", date });
			}}
		>
			<Stack gap="sm">
				<p className={classes["plain"]}>{t("board.bulkMoveText", { count: bookings.length })}</p>
				<Skipped act="move" bookings={bookings} />
				<DateField label={t("board.bulkDay")} required value={date} onChange={setDate} error={error} />
				<Acts submit={t("board.bulkMoveSubmit", { count: bookings.length })} onClose={onClose} />
			</Stack>
		</form>
	);
}

const REASONS = Object.keys(CANCEL_REASONS) as readonly CancelReason[];

function CancelForm({ bookings, onRun, onClose }: AskProps) {
	const [reason, setReason] = useState<CancelReason>();
	const [comment, setComment] = useState("");
	const [isTried, setTried] = useState(false);
	const isCommentMissing = reason === "OTHER" && comment.trim() === "";
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (reason !== undefined && !isCommentMissing)
					void onRun({ kind: "cancel", reasonCode: reason, comment: comment.trim() });
			}}
		>
			<Stack gap="sm">
				<p className={classes["plain"]}>{t("board.bulkCancelText", { count: bookings.length })}</p>
				<Skipped act="cancel" bookings={bookings} />
				<Select
					data-autofocus
					openOnFocus={false}
					label={t("board.reasonCode")}
					withAsterisk
					searchable
					allowDeselect={false}
					value={reason ?? null}
					onChange={(next) => setReason(REASONS.find((code) => code === next))}
					data={CANCEL_GROUPS.map(({ group, reasons }) => ({
						group: t(group),
						items: reasons.map((code) => ({ value: code, label: t(CANCEL_REASONS[code]) })),
					}))}
					error={isTried && reason === undefined ? t("board.reasonCodeRequired") : undefined}
				/>
				<Textarea
					label={t("board.comment")}
					withAsterisk={reason === "OTHER"}
					maxLength={1000}
					autosize
					minRows={2}
					value={comment}
					onChange={(event) => setComment(event.currentTarget.value)}
					error={isTried && isCommentMissing ? t("board.commentRequired") : undefined}
				/>
				<Acts submit={t("board.bulkCancelSubmit", { count: bookings.length })} danger onClose={onClose} />
			</Stack>
		</form>
	);
}

function Acts({ submit, danger = false, onClose }: { submit: string; danger?: boolean; onClose: () => void }) {
	return <FormFoot submit={submit} onCancel={onClose} cancel={t("board.bulkLeave")} danger={danger} />;
}

/** Said before, so that nobody is surprised after. */
function Skipped({ act, bookings }: { act: Asking; bookings: readonly BoardBooking[] }) {
	const count = bookings.filter((booking) => hindrance(act, booking) !== undefined).length;
	return count === 0 ? null : <p className={classes["warn"]}>{t("board.bulkSkipped", { count })}</p>;
}

function Result({ outcomes, zone, onClose }: { outcomes: readonly Outcome[]; zone: string; onClose: () => void }) {
	const failed = outcomes.filter(({ isDone }) => !isDone).length;
	const inOrder = outcomes.toSorted((one, other) => Number(one.isDone) - Number(other.isDone));
	return (
		<Stack gap="sm">
			<p className={classes["plain"]} role="status">
				{t("board.bulkDone", { done: outcomes.length - failed, count: outcomes.length })}
			</p>
			<ul className={classes["outcomes"]} aria-label={t("board.bulkResult")}>
				{inOrder.map(({ booking, isDone, words }) => (
					<li key={booking.id} data-failed={!isDone || undefined}>
						{isDone ? <IconCheck aria-hidden size={15} /> : <IconAlertTriangle aria-hidden size={15} />}
						<span>
							<b>{nameOf(booking.patient)}</b>{" "}
							<span className={classes["dim"]}>{formatDateTime(booking.start, zone)}</span>
							<br />
							{isDone ? words : t("board.bulkFailed", { why: words })}
						</span>
					</li>
				))}
			</ul>
			{failed > 0 && <p className={classes["dim"]}>{t("board.bulkKept", { count: failed })}</p>}
			<Group justify="flex-end">
				<Button data-autofocus onClick={onClose}>
					{t("board.bulkClose")}
				</Button>
			</Group>
		</Stack>
	);
}
