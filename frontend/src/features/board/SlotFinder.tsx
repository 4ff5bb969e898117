import "@/i18n/board";
import { Button, Chip, Group, SegmentedControl, Select, Switch } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Board, DayOfWeek, SlotResponse, SlotsResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDayMonth, formatTimeRange, formatWeekday, type IsoDate, localDate, type Zone } from "@/lib/time";
import { DateField } from "@/ui/DateField";
import { EmptyState } from "@/ui/EmptyState";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./board.module.css";
import { PanelError, refusedAt } from "./PanelError";
import { Reasons } from "./Reasons";
import { WEEKDAYS } from "./words";

type Props = {
	board: Board;
	episodeId: string | null;
	/** The booking that is moved: its own time counts as free. */
	except?: string | undefined;
	onPick: (slot: SlotResponse) => void;
	onBack: () => void;
};

type SlotQuery = {
	episodeId: string;
	from?: IsoDate;
	operatorId?: string;
	roomId?: string;
	weekdays?: DayOfWeek[];
	part?: "MORNING" | "AFTERNOON";
	ignoreGates?: boolean;
	exceptBooking?: string;
};

type Wish = {
	from: IsoDate | null;
	operatorId: string | null;
	roomId: string | null;
	weekdays: string[];
	part: string;
	ignoreGates: boolean;
};

/** What the server may refuse and the form can point at. */
const FIELDS = ["from", "operatorId", "roomId"] as const;
const ANYTIME: Wish = { from: null, operatorId: null, roomId: null, weekdays: [], part: "any", ignoreGates: false };

/** The best free times for somebody, with why; and of the days that have none, what is missing. */
export function SlotFinder({ board, episodeId, except, onPick, onBack }: Props) {
	const [wish, setWish] = useState<Wish>(ANYTIME);
	const change = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
	const query = queryOf(wish, episodeId ?? "", except);
	const { data, error, isFetching, refetch } = useQuery({
		queryKey: ["get", "/api/slots", query],
		enabled: episodeId !== null,
		staleTime: 0,
		queryFn: async ({ signal }) => {
			const answer = await api.GET("/api/slots", { params: { query }, querySerializer: commas, signal });
			if (answer.data === undefined) throw new Error("/api/slots answered without a body");
			return answer.data;
		},
	});
	const problem = error === null ? undefined : asProblem(error);
	const isAtField = FIELDS.some((name) => refusedAt(problem, name) !== undefined);
	const options = (kind: "ROOM" | "OPERATOR") =>
		board.resources.filter((resource) => resource.kind === kind).map(({ id, name }) => ({ value: id, label: name }));
	return (
		<section className={classes["finder"]} aria-label={t("board.findSlot")}>
			<div className={classes["finderHead"]}>
				<Button variant="subtle" leftSection={<IconArrowLeft aria-hidden size={14} />} onClick={onBack}>
					{t("board.backToForm")}
				</Button>
				<h2 className={classes["panelTitle"]}>{t("board.findSlot")}</h2>
			</div>
			<div className={classes["pair"]}>
				<Select
					label={t("board.operator")}
					placeholder={t("board.any")}
					clearable
					value={wish.operatorId}
					onChange={(operatorId) => change({ operatorId })}
					data={options("OPERATOR")}
					error={refusedAt(problem, "operatorId")}
				/>
				<Select
					label={t("board.room")}
					placeholder={t("board.any")}
					clearable
					value={wish.roomId}
					onChange={(roomId) => change({ roomId })}
					data={options("ROOM")}
					error={refusedAt(problem, "roomId")}
				/>
			</div>
			<DateField
				label={t("board.earliest")}
				value={wish.from}
				onChange={(from) => change({ from })}
				error={refusedAt(problem, "from")}
			/>
			<SegmentedControl
				size="xs"
				fullWidth
				aria-label={t("board.part")}
				value={wish.part}
				onChange={(part) => change({ part })}
				data={[
					{ value: "any", label: t("board.partAny") },
					{ value: "MORNING", label: t("board.partMorning") },
					{ value: "AFTERNOON", label: t("board.partAfternoon") },
				]}
			/>
			<Chip.Group multiple value={wish.weekdays} onChange={(weekdays) => change({ weekdays })}>
				<Group gap={4} role="group" aria-label={t("board.weekdays")}>
					{WEEKDAYS.map((weekday) => (
						<Chip key={weekday} size="xs" value={weekday}>
							{t(`board.${weekday}`)}
						</Chip>
					))}
				</Group>
			</Chip.Group>
			<Switch
				size="xs"
				label={t("board.ignoreGates")}
				checked={wish.ignoreGates}
				onChange={(event) => change({ ignoreGates: event.currentTarget.checked })}
			/>
			{episodeId === null ? (
				<p className={classes["dim"]}>{t("board.finderWho")}</p>
			) : isAtField ? (
				<p className={classes["dim"]} role="alert">
					{problem?.detail}
				</p>
			) : error !== null ? (
				<PanelError error={error} onRetry={() => void refetch()} />
			) : data === undefined ? (
				<LoadingState rows={6} />
			) : (
				<Found search={data} isOld={isFetching} onPick={onPick} />
			)}
		</section>
	);
}

function queryOf(wish: Wish, episodeId: string, except: string | undefined): SlotQuery {
	const { from, operatorId, roomId, weekdays, part, ignoreGates } = wish;
	return {
		episodeId,
		...(from !== null && { from }),
		...(operatorId !== null && { operatorId }),
		...(roomId !== null && { roomId }),
		...(weekdays.length > 0 && { weekdays: WEEKDAYS.filter((weekday) => weekdays.includes(weekday)) }),
		...((part === "MORNING" || part === "AFTERNOON") && { part }),
		...(ignoreGates && { ignoreGates }),
		...(except !== undefined && { exceptBooking: except }),
	};
}

/** Lists go as "MONDAY,TUESDAY". */
function commas(query: Record<string, unknown>): string {
	const params = new URLSearchParams();
	for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, String(value));
	return params.toString();
}

type FoundProps = { search: SlotsResponse; isOld: boolean; onPick: (slot: SlotResponse) => void };

function Found({ search, isOld, onPick }: FoundProps) {
	const { slots, daysWithout, minutes, durationBasis, searchedFrom, searchedTo, timeZone } = search;
	const range = { from: formatDayMonth(searchedFrom), to: formatDayMonth(searchedTo) };
	return (
		<div data-old={isOld || undefined} className={classes["found"]} aria-busy={isOld}>
			<p className={classes["dim"]}>
				{t("board.searched", range)} ·{" "}
				{durationBasis.kind === "LEARNED" && durationBasis.cases !== undefined
					? t("board.basisLearned", { minutes, count: durationBasis.cases })
					: t("board.basisConfig", { minutes })}
			</p>
			{slots.length === 0 ? (
				<EmptyState title={t("board.noSlotTitle")} text={t("board.noSlotText")} />
			) : (
				<ol className={classes["slots"]} aria-label={t("board.slotsFound")} onKeyDown={moveBetween}>
					{slots.map((slot, index) => (
						<SlotItem
							key={`${slot.start} ${slot.room.id} ${slot.operator.id}`}
							slot={slot}
							zone={timeZone}
							isFirst={index === 0}
							onPick={onPick}
						/>
					))}
				</ol>
			)}
			{daysWithout.length > 0 && (
				<details className={classes["fold"]}>
					<summary>{t("board.daysWithout", { count: daysWithout.length })}</summary>
					<ul className={classes["daysWithout"]}>
						{daysWithout.map(({ date, reason }) => (
							<li key={date}>
								<b>{formatWeekday(date)}</b> {reason}
							</li>
						))}
					</ul>
				</details>
			)}
		</div>
	);
}

type ItemProps = { slot: SlotResponse; zone: Zone; isFirst: boolean; onPick: (slot: SlotResponse) => void };

function SlotItem({ slot, zone, isFirst, onPick }: ItemProps) {
	const { start, end, room, operator, sedationProvider, equipment, reasons } = slot;
	const day = formatWeekday(localDate(start, zone));
	const range = formatTimeRange(start, end, zone);
	const others = [sedationProvider, ...equipment].filter((each) => each !== undefined).map(({ name }) => name);
	return (
		<li>
			<button
				type="button"
				className={classes["slot"]}
				data-slot-found
				data-first={isFirst || undefined}
				aria-label={t("board.slotLabel", { day, range, room: room.name, operator: operator.name })}
				onClick={() => onPick(slot)}
			>
				<span className={classes["slotWhen"]}>
					<b>{day}</b> {range}
				</span>
				<span>
					{room.name} · {operator.name}
				</span>
				{others.length > 0 && <span className={classes["dim"]}>{others.join(" · ")}</span>}
			</button>
			<Reasons reasons={reasons} />
		</li>
	);
}

function moveBetween(event: KeyboardEvent<HTMLElement>) {
	const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
	if (step === 0) return;
	const slots = [...event.currentTarget.querySelectorAll<Element>("[data-slot-found]")];
	const at = document.activeElement === null ? -1 : slots.indexOf(document.activeElement);
	event.preventDefault();
	const next = slots[at + step];
	if (next instanceof HTMLElement) next.focus();
}
