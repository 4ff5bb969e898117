import "@/i18n/board";
import { ActionIcon, Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Board, BoardBooking, BookingResponse, BookingStatus, HistoryView, Readiness } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { type PlainKey, t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDate, formatDateTime, formatDay, formatTimeRange, type IsoDate, localDate, type Zone } from "@/lib/time";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { GateList, GateRow } from "@/ui/GateRow";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { Spine } from "@/ui/Spine";
import { StatusChip } from "@/ui/StatusChip";
import { BookingForm } from "./BookingForm";
import classes from "./board.module.css";
import { CancelDialog } from "./CancelDialog";
import type { Gap } from "./Drawer";
import { type Desk, isMovable, minutesBetween } from "./day";
import { showGap } from "./gapToast";
import { bookingQuery, refreshBookings } from "./queries";
import { ageSex, CANCEL_REASONS, GATE_STATES, GATES, OWNERS, STATUSES, sedationWord, techniqueWord } from "./words";

type Props = {
	id: string;
	board: Desk;
	onClose: () => void;
	onDay: (date: IsoDate) => void;
	/** The time of a cancelled booking has become free. */
	onGap: ((gap: Gap) => void) | undefined;
};

/** What is known of a booking: the tile's facts at once, its history and version as soon as they are loaded. */
export function BookingDetails({ id, board, onClose, onDay, onGap }: Props) {
	const booking = board.bookings.find((each) => each.id === id);
	const { data: loaded, error, refetch } = useQuery(bookingQuery(id));
	if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (loaded === undefined) return <LoadingState rows={8} />;
	if (booking === undefined) return <Elsewhere loaded={loaded.data} board={board} onDay={onDay} />;
	return <Details booking={booking} loaded={loaded} board={board} onClose={onClose} onDay={onDay} onGap={onGap} />;
}

type ElsewhereProps = { loaded: BookingResponse; board: Board; onDay: (date: IsoDate) => void };

/** Cancelled bookings leave the grid, others may lie on another day. */
function Elsewhere({ loaded, board, onDay }: ElsewhereProps) {
	const date = localDate(loaded.start, board.timeZone);
	if (date === board.date)
		return (
			<EmptyState
				title={t(STATUSES[loaded.status].word)}
				{...(loaded.cancelReason !== undefined && { text: t(CANCEL_REASONS[loaded.cancelReason]) })}
			/>
		);
	return (
		<EmptyState
			title={t("board.otherDayTitle")}
			text={formatDateTime(loaded.start, board.timeZone)}
			action={
				<Button onClick={() => onDay(date)}>
					{t("board.otherDay", { day: formatDay(loaded.start, board.timeZone) })}
				</Button>
			}
		/>
	);
}

type DetailsProps = Omit<Props, "id"> & { booking: BoardBooking; loaded: Versioned<BookingResponse> };

function Details({ booking, loaded, board, onClose, onDay, onGap }: DetailsProps) {
	const [act, setAct] = useState<"move" | "cancel">();
	const title = useRef<HTMLHeadingElement>(null);
	const maySchedule = useMay("BOOKING_SCHEDULE");
	useEffect(() => title.current?.focus({ preventScroll: true }), []);
	const { patient, levels, readiness, status } = booking;
	const name = nameOf(patient);
	const zone = board.timeZone;
	const when = formatTimeRange(booking.start, booking.end, zone);
	const room = board.resources.find(({ id }) => id === booking.roomId)?.name ?? t("common.notRecorded");

	if (act === "move")
		return (
			<BookingForm
				board={board}
				moving={booking}
				key={booking.version}
				onDiscard={() => setAct(undefined)}
				onSaved={(_, date) => {
					setAct(undefined);
					if (date !== board.date) onDay(date);
				}}
			/>
		);
	return (
		<section
			className={classes["details"]}
			aria-label={t("board.detailsOf", { name })}
			onKeyDown={(event) => {
				if (event.key === "Escape" && act === undefined) onClose();
			}}
		>
			<div className={classes["detailsHead"]}>
				<div>
					<h2 ref={title} tabIndex={-1} className={classes["panelTitle"]}>
						{name}
					</h2>
					<div className={classes["dim"]}>
						{ageSex(patient, board.date)} · {t("board.born", { day: formatDate(patient.birthDate) })}
					</div>
					<div className={classes["mrn"]}>{t("board.mrn", { mrn: patient.mrn })}</div>
					<div className={classes["detailsState"]}>
						<StatusChip tone={STATUSES[status].tone} label={t(STATUSES[status].word)} />
						<Link to="/episodes/$episodeId" params={{ episodeId: booking.episodeId }} className={classes["link"]}>
							{t("board.openEpisode")}
						</Link>
					</div>
				</div>
				<ActionIcon aria-label={t("board.closeDetails")} onClick={onClose}>
					<IconX aria-hidden size={16} stroke={1.8} />
				</ActionIcon>
			</div>
			<Group gap="xs">
				<Actions booking={booking} loaded={loaded} name={name} />
				{maySchedule && isMovable(booking) && (
					<Button variant="default" onClick={() => setAct("move")}>
						{t("board.move")}
					</Button>
				)}
				{maySchedule && status !== "COMPLETED" && (
					<Button variant="default" className={classes["danger"] ?? ""} onClick={() => setAct("cancel")}>
						{t("board.cancelBooking")}
					</Button>
				)}
			</Group>
			<dl className={classes["facts"]}>
				<Fact label={t("board.when")}>{t("board.whenValue", { range: when, minutes: minutesBetween(booking) })}</Fact>
				<Fact label={t("board.procedure")}>
					<LevelChips levels={levels} /> {techniqueWord(booking.technique)}
				</Fact>
				<Fact label={t("board.sedation")}>{sedationWord(booking.sedationProtocolCode)}</Fact>
				{loaded.data.resources.map(({ id, kind, name: resource }) => (
					<Fact key={id} label={t(`board.${kind}`)}>
						{resource}
					</Fact>
				))}
				{loaded.data.note !== undefined && <Fact label={t("board.booknote")}>{loaded.data.note}</Fact>}
			</dl>
			{seriesWords(loaded.data) !== undefined && <p className={classes["plain"]}>{seriesWords(loaded.data)}</p>}
			{loaded.data.overrideReason !== undefined && (
				<p className={classes["overridden"]}>{t("board.overridden", { reason: loaded.data.overrideReason })}</p>
			)}
			<Section title={t("board.readiness")} {...(readiness !== undefined && { aside: metWords(readiness) })}>
				{readiness === undefined ? (
					<LoadingState rows={4} />
				) : (
					<GateList label={t("board.readiness")}>
						{readiness.gates.map(({ code, status: gate, reason, owner, dueBy }) => (
							<GateRow
								key={code}
								state={GATE_STATES[gate]}
								label={t(GATES[code])}
								reason={reason}
								{...(gate !== "GREEN" && gate !== "WAIVED" && { owner: ownerWords(t(OWNERS[owner]), dueBy, zone) })}
							/>
						))}
					</GateList>
				)}
			</Section>
			<Section title={t("board.levels")}>
				<Spine
					compact
					maxHeight={330}
					label={t("board.spineLabel", { name })}
					levels={levels.map((level) => ({ level, status: "planned" as const }))}
				/>
			</Section>
			<Section title={t("board.history")}>
				<History entries={loaded.data.history} zone={zone} />
			</Section>
			<CancelDialog
				opened={act === "cancel"}
				id={booking.id}
				etag={loaded.etag}
				status={status}
				name={name}
				room={room}
				when={formatDateTime(booking.start, zone)}
				onClose={() => setAct(undefined)}
				onCancelled={() => {
					onClose();
					if (onGap !== undefined && Date.parse(booking.end) > Date.now())
						showGap(
							{
								start: booking.start,
								minutes: minutesBetween(booking),
								roomId: booking.roomId,
								operatorId: booking.operatorId,
								roomName: room,
							},
							zone,
							onGap,
						);
				}}
			/>
		</section>
	);
}

function seriesWords({ seriesPart }: BookingResponse): string | undefined {
	return seriesPart === undefined ? undefined : t("board.seriesPart", { part: seriesPart });
}

function ownerWords(owner: string, dueBy: string | undefined, zone: Zone): string {
	return dueBy === undefined ? owner : t("board.dueBy", { owner, when: formatDateTime(dueBy, zone) });
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
	return (
		<>
			<dt>{label}</dt>
			<dd>{children}</dd>
		</>
	);
}

function metWords({ gates }: Readiness): string {
	const done = gates.filter(({ status }) => status === "GREEN" || status === "WAIVED").length;
	return t("board.readinessOf", { done, count: gates.length });
}

function Section({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
	return (
		<section className={classes["section"]}>
			<h3>
				{title}
				{aside !== undefined && <span className={classes["dim"]}>{aside}</span>}
			</h3>
			{children}
		</section>
	);
}

type Step = { status: BookingStatus; word: PlainKey };

/** The steps a person takes; the signed note completes. */
const STEPS: Partial<Record<BookingStatus, readonly Step[]>> = {
	BOOKED: [
		{ status: "CONFIRMED", word: "board.markConfirmed" },
		{ status: "ARRIVED", word: "board.markArrived" },
	],
	CONFIRMED: [{ status: "ARRIVED", word: "board.markArrived" }],
	ARRIVED: [{ status: "IN_ROOM", word: "board.markInRoom" }],
};

type ActionsProps = { booking: BoardBooking; loaded: Versioned<BookingResponse>; name: string };

function Actions({ booking: { id, status, start }, loaded, name }: ActionsProps) {
	const queryClient = useQueryClient();
	const navigate = useNavigate();
	const mayProgress = useMay("BOOKING_PROGRESS");
	const mayWrite = useMay("NOTE_WRITE");
	const failed = async (error: unknown) => {
		const problem = asProblem(error);
		await refreshBookings(queryClient);
		const { title, text } = problemWords(problem);
		notifications.show({
			color: "red",
			autoClose: false,
			title: problem.isStale ? t("board.changedStale") : title,
			message: problem.isStale ? name : (text ?? ""),
		});
	};
	const progress = useMutation({
		mutationFn: (next: BookingStatus) =>
			versioned(
				api.POST("/api/bookings/{id}/progress", {
					params: { path: { id }, header: ifMatch(loaded.etag) },
					body: { status: next },
				}),
			),
		onSuccess: async ({ data }) => {
			await refreshBookings(queryClient);
			notifications.show({ message: t("board.progressed", { name, status: t(STATUSES[data.status].word) }) });
		},
		onError: failed,
	});
	const note = useMutation({
		mutationFn: () => api.POST("/api/bookings/{id}/note", { params: { path: { id } } }),
		onSuccess: ({ data }) =>
			data === undefined ? undefined : navigate({ to: "/notes/$noteId", params: { noteId: data.id } }),
		onError: failed,
	});
	const noShow = useMutation({
		mutationFn: () =>
			api.POST("/api/bookings/{id}/cancellation", {
				params: { path: { id }, header: ifMatch(loaded.etag) },
				body: { reasonCode: "NO_SHOW" },
			}),
		onSuccess: async () => {
			await refreshBookings(queryClient);
			notifications.show({ message: t("board.noShow", { name }) });
		},
		onError: failed,
	});
	const steps = mayProgress ? (STEPS[status] ?? []) : [];
	const isMissed = mayProgress && (status === "BOOKED" || status === "CONFIRMED") && Date.parse(start) < Date.now();
	return (
		<>
			{steps.map((step, index) => (
				<Button
					key={step.status}
					variant={index === 0 ? "filled" : "default"}
					disabled={progress.isPending}
					onClick={() => progress.mutate(step.status)}
				>
					{t(step.word)}
				</Button>
			))}
			{isMissed && (
				<Button variant="default" loading={noShow.isPending} onClick={() => noShow.mutate()}>
					{t("board.markNoShow")}
				</Button>
			)}
			{mayWrite && (
				<Button
					variant={steps.length === 0 ? "filled" : "default"}
					loading={note.isPending}
					onClick={() => note.mutate()}
				>
					{t("board.writeNote")}
				</Button>
			)}
		</>
	);
}

const HISTORY: Readonly<Record<string, PlainKey>> = {
	HELD: "board.HISTORY_HELD",
	LAPSED: "board.HISTORY_LAPSED",
	BOOKED: "board.HISTORY_BOOKED",
	MOVED: "board.HISTORY_MOVED",
	CONFIRMED: "board.HISTORY_CONFIRMED",
	ARRIVED: "board.HISTORY_ARRIVED",
	IN_ROOM: "board.HISTORY_IN_ROOM",
	COMPLETED: "board.HISTORY_COMPLETED",
	CANCELLED: "board.HISTORY_CANCELLED",
};

/** The steps of the day are kept by their code: "TIME_OUT" reads "Time out". */
function stepOfDay(code: string): string {
	return code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");
}

function History({ entries, zone }: { entries: readonly HistoryView[]; zone: Zone }) {
	if (entries.length === 0) return <p className={classes["dim"]}>{t("board.historyEmpty")}</p>;
	return (
		<ol className={classes["history"]} aria-label={t("board.history")}>
			{entries.map((entry) => {
				const word = HISTORY[entry.what];
				const change = changeOf(entry, zone);
				return (
					<li key={`${entry.at} ${entry.what}`}>
						<b>{word === undefined ? stepOfDay(entry.what) : t(word)}</b>{" "}
						<span className={classes["dim"]}>
							{t("board.historyBy", { at: formatDateTime(entry.at, zone), by: entry.by })}
						</span>
						{change !== undefined && <div>{change}</div>}
						{entry.reason !== undefined && <div>{reasonWords(entry.reason)}</div>}
					</li>
				);
			})}
		</ol>
	);
}

function changeOf({ fromRoom, fromStart, toRoom, toStart }: HistoryView, zone: Zone): string | undefined {
	if (fromStart === undefined || toStart === undefined) return undefined;
	return t("board.historyFromTo", {
		fromRoom: fromRoom ?? "",
		from: formatDateTime(fromStart, zone),
		toRoom: toRoom ?? "",
		to: formatDateTime(toStart, zone),
	});
}

/** A cancellation's reason is a code, all others are somebody's words. */
function reasonWords(reason: string): string {
	return reason in CANCEL_REASONS ? t(CANCEL_REASONS[reason as keyof typeof CANCEL_REASONS]) : reason;
}
