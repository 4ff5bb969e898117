import "@/i18n/board";
import { Button, Group, MultiSelect, NumberInput, Select, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCalendarSearch } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api, api } from "@/api/client";
import { asProblem, ProblemError } from "@/api/problem";
import type {
	BoardBooking,
	ResourceKind,
	SlotRequest,
	SlotResponse,
	Technique,
	VertebralLevel,
	WaitingEpisode,
} from "@/api/schema";
import { useIdempotencyKey } from "@/api/useIdempotencyKey";
import { ifMatch, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime, type IsoDate, type IsoInstant, instantAt, localDate } from "@/lib/time";
import { DateTimeField } from "@/ui/DateTimeField";
import { FormError } from "@/ui/FormError";
import { blockersOf, isOnlyHours } from "./blockers";
import classes from "./board.module.css";
import { Conflict } from "./Conflict";
import { type By, type Desk, minutesBetween } from "./day";
import { HoldNote } from "./HoldNote";
import { SHORTEST_REASON } from "./OverrideDialog";
import { refreshBookings } from "./queries";
import { type HoldWish, useHold } from "./useHold";
import { levelWords, sedationWord, techniqueWord } from "./words";

const SlotFinder = lazy(() => import("./SlotFinder").then(({ SlotFinder: panel }) => ({ default: panel })));
const StagedSessions = lazy(() => import("./StagedSessions").then(({ StagedSessions: part }) => ({ default: part })));

/** A place on the grid; with minutes when a length was drawn there. */
export type Slot = { date: IsoDate; by: By; columnId: string; start: number; minutes?: number };

/** Everything a found slot says. */
export type Prefill = {
	start: IsoInstant;
	minutes: number;
	roomId?: string | undefined;
	operatorId?: string | undefined;
	sedationProviderId?: string | undefined;
	equipmentIds?: readonly string[];
};

export type SessionValues = {
	start: IsoInstant | null;
	minutes: number | "";
	roomId: string | null;
	operatorId: string | null;
	levels: VertebralLevel[];
};

export type BookingValues = {
	episodeId: string | null;
	start: IsoInstant | null;
	minutes: number | "";
	roomId: string | null;
	operatorId: string | null;
	sedationProviderId: string | null;
	equipmentIds: string[];
	note: string;
	reason: string;
	overrideReason: string;
	/** Of the first session, once there are several. */
	levels: VertebralLevel[];
	/** The further sessions of a staged treatment. */
	sessions: SessionValues[];
};

type Props = {
	board: Desk;
	episodeId?: string | undefined;
	slot?: Slot | undefined;
	prefill?: Prefill | undefined;
	startsWithFinder?: boolean;
	/** Set when a booking is moved instead of made. */
	moving?: BoardBooking;
	onEpisode?: (episodeId: string | undefined) => void;
	onOpenBooking?: (bookingId: string) => void;
	/** A found slot lies on another day than the one that is shown. */
	onDay?: (date: IsoDate) => void;
	/** Looks for a place on the shown day that others would have to make. */
	onAddOn?: (episodeId: string) => void;
	onDiscard: () => void;
	onSaved: (bookingId: string, date: IsoDate) => void;
};

const EMPTY: BookingValues = {
	episodeId: null,
	start: null,
	minutes: "",
	roomId: null,
	operatorId: null,
	sedationProviderId: null,
	equipmentIds: [],
	note: "",
	reason: "",
	overrideReason: "",
	levels: [],
	sessions: [],
};

/** A click on the grid marks a quarter of an hour; only what is longer was drawn on purpose. */
const CLICKED_MINUTES = 15;

function valuesOf(booking: BoardBooking): BookingValues {
	return {
		...EMPTY,
		episodeId: booking.episodeId,
		start: booking.start,
		minutes: minutesBetween(booking),
		roomId: booking.roomId,
		operatorId: booking.operatorId,
		sedationProviderId: booking.sedationProviderId ?? null,
		equipmentIds: [...booking.equipmentIds],
	};
}

export function BookingForm(props: Props) {
	const { board, episodeId, slot, prefill, moving, onEpisode, onOpenBooking, onDay, onAddOn, onDiscard, onSaved } =
		props;
	const [isFinding, setFinding] = useState(props.startsWithFinder === true);
	const { keyOf } = useIdempotencyKey();
	const queryClient = useQueryClient();
	const startField = useRef<HTMLDivElement>(null);
	const form = useForm<BookingValues>({
		defaultValues: moving === undefined ? EMPTY : valuesOf(moving),
	});
	const { control, setValue, setError, setFocus, handleSubmit, formState } = form;
	const values = useWatch({ control }) as BookingValues;
	const [refusal, setRefusal] = useState<{ problem: ProblemError; wish: string }>();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const [isMinutesMeant, setMinutesMeant] = useState(moving !== undefined);

	const waiting = useWaiting(board, values.episodeId);
	const plan = usePlan(moving ?? waiting, values.episodeId);
	const name = fullNameOf(moving, waiting);

	useEffect(() => {
		if (episodeId !== undefined) setValue("episodeId", episodeId);
	}, [episodeId, setValue]);
	useEffect(() => {
		if (slot === undefined) return;
		setValue("start", instantAt(slot.date, slot.start, board.timeZone));
		setValue(slot.by === "room" ? "roomId" : "operatorId", slot.columnId);
		if (slot.minutes !== undefined && slot.minutes > CLICKED_MINUTES) {
			setValue("minutes", slot.minutes);
			setMinutesMeant(true);
		}
	}, [slot, board.timeZone, setValue]);
	useEffect(() => {
		if (prefill === undefined) return;
		setValue("start", prefill.start);
		setValue("minutes", prefill.minutes);
		setMinutesMeant(true);
		setValue("roomId", prefill.roomId ?? null);
		setValue("operatorId", prefill.operatorId ?? null);
		setValue("sedationProviderId", prefill.sedationProviderId ?? null);
		setValue("equipmentIds", [...(prefill.equipmentIds ?? [])]);
	}, [prefill, setValue]);
	// Who opens the form goes on typing at the first thing that is still to be said.
	const [isNamedAtOpening] = useState(episodeId !== undefined || moving !== undefined);
	useEffect(() => {
		if (isFinding) return;
		if (isNamedAtOpening) focusIn(startField.current);
		else setFocus("episodeId");
	}, [isNamedAtOpening, isFinding, setFocus]);
	const suggested = plan.minutes;
	useEffect(() => {
		if (suggested !== undefined && !isMinutesMeant) setValue("minutes", suggested);
	}, [suggested, isMinutesMeant, setValue]);
	useEffect(() => {
		if (plan.providerNeeded === false) setValue("sedationProviderId", null);
	}, [plan.providerNeeded, setValue]);

	// What was refused stays on screen only while it is still what is asked for.
	const wish = JSON.stringify([
		values.start,
		values.minutes,
		values.roomId,
		values.operatorId,
		values.sedationProviderId,
		values.equipmentIds,
	]);
	const isStaged = values.sessions.length > 0;
	const holding = useHold(useWish(values, moving !== undefined || waiting === undefined, plan.providerNeeded));
	const { hold } = holding;
	const taken = hold.kind === "refused" && hold.problem.is("booking-conflict") ? hold.problem : undefined;
	const problem = refusal?.wish === wish ? refusal.problem : taken;
	const isOutside = problem?.is("outside-working-hours") === true;
	const isHours = problem === undefined || isOnlyHours(blockersOf(problem));
	const isConflict = isOutside || problem?.is("booking-conflict") === true;

	const send = async (entered: BookingValues) => {
		setMessages([]);
		setRefusal(undefined);
		const idempotencyKey = keyOf(JSON.stringify(entered));
		try {
			const saved = await (moving !== undefined
				? move(moving, entered, isOutside)
				: isStaged
					? bookSeries(entered, isOutside, idempotencyKey)
					: book(entered, { isOutside, idempotencyKey, holdId: await holding.settled() }));
			holding.used();
			const date = localDate(saved.start, board.timeZone);
			const room = board.resources.find(({ id }) => id === entered.roomId)?.name ?? "";
			const when = formatDateTime(saved.start, board.timeZone);
			notifications.show({
				message:
					moving === undefined
						? t(isStaged ? "board.bookedSeries" : "board.booked", {
								name,
								room,
								when,
								count: entered.sessions.length + 1,
							})
						: t("board.moved", { name, place: `${room}, ${when}` }),
			});
			await refreshBookings(queryClient);
			onSaved(saved.id, date);
		} catch (error) {
			const refused = asProblem(error);
			if (refused.isConflict || refused.isStale) await refreshBookings(queryClient);
			if (refused.isStale) {
				setMessages([t("board.changedStale")]);
				return;
			}
			if (refused.is("hold-expired")) {
				holding.lost();
				return;
			}
			const general = applyProblemToForm(isStaged ? withOwnPointers(refused) : refused, setError);
			setMessages(general);
			if (refused.errors.length === 0) setRefusal({ problem: refused, wish });
		}
	};

	const pick = (found: SlotResponse) => {
		setValue("start", found.start);
		setValue("minutes", minutesBetween(found));
		setMinutesMeant(true);
		setValue("roomId", found.room.id);
		setValue("operatorId", found.operator.id);
		setValue("sedationProviderId", found.sedationProvider?.id ?? null);
		setValue(
			"equipmentIds",
			found.equipment.map(({ id }) => id),
		);
		form.clearErrors();
		onDay?.(localDate(found.start, board.timeZone));
	};

	const required = (message: string) => ({ required: message });
	const options = (kind: ResourceKind) =>
		board.resources.filter((resource) => resource.kind === kind).map(({ id, name: label }) => ({ value: id, label }));

	return (
		<>
			{isFinding && (
				<Suspense fallback={null}>
					<SlotFinder
						board={board}
						episodeId={moving?.episodeId ?? values.episodeId}
						except={moving?.id ?? (hold.kind === "held" ? hold.id : undefined)}
						onBack={() => setFinding(false)}
						onPick={(found) => {
							pick(found);
							setFinding(false);
						}}
					/>
				</Suspense>
			)}
			<form
				noValidate
				hidden={isFinding}
				className={classes["form"]}
				aria-label={moving === undefined ? t("board.formTitle") : t("board.formMove", { name })}
				onSubmit={(event) => void handleSubmit(send)(event)}
			>
				<Stack gap="sm">
					<div className={classes["formHead"]}>
						<h2 className={classes["panelTitle"]}>
							{moving === undefined ? t("board.formTitle") : t("board.formMove", { name })}
						</h2>
						<Button
							variant="default"
							leftSection={<IconCalendarSearch aria-hidden size={14} />}
							onClick={() => setFinding(true)}
						>
							{t("board.findSlot")}
						</Button>
					</div>
					{!isConflict && <HoldNote hold={hold} zone={board.timeZone} onAgain={holding.takeAgain} />}
					{!isConflict && (
						<FormError
							errors={formState.errors}
							onFocus={(field) => (field === "start" ? focusIn(startField.current) : setFocus(field))}
							problem={problem}
							messages={messages}
						/>
					)}
					{problem?.is("episode-booked-already") === true && <OpenOther problem={problem} onOpen={onOpenBooking} />}
					{problem !== undefined && isConflict && (
						<Conflict
							problem={problem}
							values={values}
							zone={board.timeZone}
							patientId={moving?.patient.id ?? waiting?.patient.id}
							except={moving?.id ?? (hold.kind === "held" ? hold.id : undefined)}
							isMove={moving !== undefined}
							onStart={(start) => setValue("start", start)}
							onResource={(field, id) => setValue(field, id)}
							onFocus={(field) => (field === "start" ? focusIn(startField.current) : setFocus(field))}
						/>
					)}
					{isOutside && (
						<Controller
							control={control}
							name="overrideReason"
							rules={{
								validate: (reason) =>
									reason.trim().length >= SHORTEST_REASON || t("board.overrideRequired", { count: SHORTEST_REASON }),
							}}
							render={({ field, fieldState }) => (
								<Textarea
									{...field}
									label={t(isHours ? "board.overrideReason" : "board.reasonAnyway")}
									description={t("board.overrideText")}
									withAsterisk
									maxLength={1000}
									autosize
									minRows={2}
									error={fieldState.error?.message}
								/>
							)}
						/>
					)}
					{moving === undefined && (
						<Controller
							control={control}
							name="episodeId"
							rules={required(t("board.episodeRequired"))}
							render={({ field, fieldState }) => (
								<Select
									{...field}
									label={t("board.episode")}
									allowDeselect={false}
									withAsterisk
									searchable
									data={board.waiting.map((each) => ({
										value: each.episodeId,
										label: t("board.episodeOption", {
											name: nameOf(each.patient),
											levels: levelWords(each.levels),
											technique: techniqueWord(each.technique),
										}),
									}))}
									onChange={(id) => {
										field.onChange(id);
										setMinutesMeant(false);
										onEpisode?.(id ?? undefined);
									}}
									error={
										fieldState.error?.message ??
										(values.episodeId !== null && waiting === undefined ? t("board.episodeGone") : undefined)
									}
								/>
							)}
						/>
					)}
					{onAddOn !== undefined && waiting !== undefined && plan.isInpatient && (
						<Button variant="subtle" className={classes["inlineButton"]} onClick={() => onAddOn(waiting.episodeId)}>
							{t("board.findAddOn")}
						</Button>
					)}
					<div ref={startField}>
						<Controller
							control={control}
							name="start"
							rules={{
								validate: (start) =>
									start === null
										? t("board.startRequired")
										: Date.parse(start) % FIVE_MINUTES === 0 || t("board.startGrid"),
							}}
							render={({ field, fieldState }) => (
								<DateTimeField
									label={t("board.start")}
									required
									value={field.value}
									onChange={field.onChange}
									error={fieldState.error?.message}
								/>
							)}
						/>
					</div>
					<Controller
						control={control}
						name="minutes"
						rules={{
							validate: (minutes) =>
								(typeof minutes === "number" && minutes >= 5 && minutes <= 600 && minutes % 5 === 0) ||
								t("board.minutesRange"),
						}}
						render={({ field, fieldState }) => (
							<NumberInput
								{...field}
								label={t("board.minutesLabel")}
								withAsterisk
								min={5}
								max={600}
								step={5}
								clampBehavior="none"
								allowDecimal={false}
								onChange={(minutes) => {
									field.onChange(minutes === "" ? "" : Number(minutes));
									setMinutesMeant(true);
								}}
								description={plan.words}
								error={fieldState.error?.message}
							/>
						)}
					/>
					{suggested !== undefined && values.minutes !== suggested && (
						<Button
							variant="subtle"
							className={classes["inlineButton"]}
							onClick={() => {
								setMinutesMeant(false);
								setValue("minutes", suggested);
							}}
						>
							{t("board.useSuggested", { minutes: suggested })}
						</Button>
					)}
					<div className={classes["pair"]}>
						<Controller
							control={control}
							name="roomId"
							rules={required(t("board.roomRequired"))}
							render={({ field, fieldState }) => (
								<Select
									{...field}
									label={t("board.room")}
									allowDeselect={false}
									withAsterisk
									data={options("ROOM")}
									error={fieldState.error?.message}
								/>
							)}
						/>
						<Controller
							control={control}
							name="operatorId"
							rules={required(t("board.operatorRequired"))}
							render={({ field, fieldState }) => (
								<Select
									{...field}
									label={t("board.operator")}
									allowDeselect={false}
									withAsterisk
									data={options("OPERATOR")}
									error={fieldState.error?.message}
								/>
							)}
						/>
					</div>
					<Controller
						control={control}
						name="sedationProviderId"
						rules={{
							validate: (id) =>
								plan.providerNeeded !== true ||
								id !== null ||
								t("board.sedationProviderRequired", { protocol: plan.protocol }),
						}}
						render={({ field, fieldState }) => (
							<Select
								{...field}
								label={t("board.sedationProvider")}
								withAsterisk={plan.providerNeeded === true}
								disabled={plan.providerNeeded === false}
								clearable
								data={options("SEDATION_PROVIDER")}
								{...(plan.providerNeeded === false && {
									description: t("board.sedationProviderNotNeeded", { protocol: plan.protocol }),
								})}
								error={fieldState.error?.message}
							/>
						)}
					/>
					<Controller
						control={control}
						name="equipmentIds"
						render={({ field, fieldState }) => (
							<MultiSelect
								{...field}
								label={t("board.equipment")}
								clearable
								maxValues={10}
								data={options("EQUIPMENT")}
								error={fieldState.error?.message ?? equipmentError(formState.errors.equipmentIds)}
							/>
						)}
					/>
					{moving === undefined && waiting !== undefined && (waiting.levels.length > 1 || isStaged) && (
						<Suspense fallback={null}>
							<StagedSessions
								control={control}
								levels={waiting.levels}
								rooms={options("ROOM")}
								operators={options("OPERATOR")}
								minutes={values.minutes}
							/>
						</Suspense>
					)}
					<Textarea
						key={moving === undefined ? "note" : "reason"}
						label={moving === undefined ? t("board.note") : t("board.moveReason")}
						{...(moving === undefined && { description: t("board.noteText") })}
						maxLength={1000}
						autosize
						minRows={2}
						maxRows={6}
						{...form.register(moving === undefined ? "note" : "reason")}
						error={(moving === undefined ? formState.errors.note : formState.errors.reason)?.message}
					/>
					<Group justify="flex-end" gap="xs" className={classes["formFoot"] ?? ""}>
						<Button variant="default" onClick={onDiscard}>
							{t("board.discard")}
						</Button>
						<Button type="submit" loading={formState.isSubmitting}>
							{isStaged && !isOutside
								? t("board.submitSeries", { count: values.sessions.length + 1 })
								: submitWord(moving !== undefined, isOutside, isHours)}
						</Button>
					</Group>
				</Stack>
			</form>
		</>
	);
}

const FIVE_MINUTES = 300_000;

/** A held episode leaves the waiting list: the form that holds it still knows it. */
function useWaiting(board: Desk, episodeId: string | null): WaitingEpisode | undefined {
	const last = useRef<WaitingEpisode>(undefined);
	const found = board.waiting.find((each) => each.episodeId === episodeId);
	if (found !== undefined) last.current = found;
	return found ?? (last.current?.episodeId === episodeId ? last.current : undefined);
}

/** What is held: as soon as all of it is said, and not while it cannot be right. */
function useWish(values: BookingValues, isOff: boolean, providerNeeded: boolean | undefined): HoldWish | undefined {
	const { episodeId, start, minutes, roomId, operatorId, sedationProviderId } = values;
	const isComplete =
		!isOff &&
		start !== null &&
		Date.parse(start) % FIVE_MINUTES === 0 &&
		typeof minutes === "number" &&
		minutes >= 5 &&
		minutes <= 600 &&
		minutes % 5 === 0 &&
		roomId !== null &&
		operatorId !== null &&
		(providerNeeded !== true || sedationProviderId !== null);
	return isComplete && episodeId !== null ? { ...slotOf(values), episodeId } : undefined;
}

function submitWord(isMove: boolean, isOutside: boolean, isHours: boolean): string {
	if (isOutside && !isHours) return t(isMove ? "board.moveWithReason" : "board.bookWithReason");
	if (isMove) return t(isOutside ? "board.overrideMove" : "board.submitMove");
	return t(isOutside ? "board.overrideSubmit" : "board.submitBook");
}

function fullNameOf(moving: BoardBooking | undefined, waiting: WaitingEpisode | undefined): string {
	const patient = moving?.patient ?? waiting?.patient;
	return patient === undefined ? t("common.notRecorded") : nameOf(patient);
}

function focusIn(element: HTMLElement | null) {
	element?.querySelector("input")?.focus();
}

/** The server points at one of the list: "/equipmentIds/0". */
function equipmentError(errors: unknown): string | undefined {
	if (!Array.isArray(errors)) return undefined;
	const first: unknown = errors.find((error) => error !== undefined);
	return typeof first === "object" && first !== null && "message" in first ? String(first.message) : undefined;
}

type OpenOtherProps = { problem: ProblemError; onOpen: ((bookingId: string) => void) | undefined };

function OpenOther({ problem, onOpen }: OpenOtherProps) {
	const id = problem.fact("bookingId");
	if (typeof id !== "string" || onOpen === undefined) return null;
	return (
		<Button variant="default" onClick={() => onOpen(id)}>
			{t("board.openBooking")}
		</Button>
	);
}

type Planned = { technique?: Technique | undefined; levels: readonly VertebralLevel[]; sedationProtocolCode?: string };

type Plan = {
	isInpatient: boolean;
	/** Nothing while it is not known. */
	providerNeeded: boolean | undefined;
	protocol: string;
	minutes: number | undefined;
	words: string | undefined;
};

/** How long it takes and whether somebody must sedate: as vetted, by the site's rules. */
function usePlan(planned: (Planned & { suggestedMinutes?: number }) | undefined, episodeId: string | null): Plan {
	const isPlanned = planned?.sedationProtocolCode !== undefined;
	const { data: episode } = $api.useQuery(
		"get",
		"/api/episodes/{id}",
		{ params: { path: { id: episodeId ?? "" } } },
		{ enabled: planned !== undefined && episodeId !== null && !isPlanned },
	);
	const { data: protocols } = $api.useQuery(
		"get",
		"/api/sedation-protocols",
		{},
		{ staleTime: Number.POSITIVE_INFINITY },
	);
	const sedation = planned?.sedationProtocolCode ?? episode?.decision?.sedationProtocolCode;
	const technique = planned?.technique;
	const levels = planned?.levels.length ?? 0;
	const { data: duration } = useQuery({
		...$api.queryOptions("get", "/api/bookings/durations", {
			params: { query: { technique: technique ?? "VERTEBROPLASTY", levels, sedation: sedation ?? "" } },
		}),
		enabled: technique !== undefined && sedation !== undefined && levels > 0,
	});
	const known = protocols?.find(({ code }) => code === sedation);
	const protocol = known?.name ?? sedationWord(sedation);
	const minutes = duration?.minutes ?? planned?.suggestedMinutes;
	return {
		isInpatient: episode?.setting === "INPATIENT",
		providerNeeded: known?.providerNeeded,
		protocol,
		minutes,
		words:
			duration === undefined
				? undefined
				: t("board.minutesSuggested", {
						minutes: duration.minutes,
						levels: t("board.minutesSuggestedLevels", { count: levels }),
						sedation: protocol,
						turnover: duration.turnoverMinutes,
					}),
	};
}

/** The fields both requests have, once the form has checked that they are there. */
function slotOf(values: BookingValues): SlotRequest {
	return {
		start: values.start ?? "",
		minutes: Number(values.minutes),
		roomId: values.roomId ?? "",
		operatorId: values.operatorId ?? "",
		...(values.sedationProviderId !== null && { sedationProviderId: values.sedationProviderId }),
		equipmentIds: values.equipmentIds,
	};
}

function override({ overrideReason }: BookingValues, isOutside: boolean) {
	return isOutside ? { overrideReason: overrideReason.trim() } : {};
}

type Booked = { isOutside: boolean; idempotencyKey: string; holdId: string | undefined };

async function book(values: BookingValues, { isOutside, idempotencyKey, holdId }: Booked) {
	const note = values.note.trim();
	const { data } = await versioned(
		api.POST("/api/bookings", {
			params: { header: { "Idempotency-Key": idempotencyKey } },
			body: {
				...slotOf(values),
				episodeId: values.episodeId ?? "",
				...(holdId !== undefined && { holdId }),
				...(note !== "" && { note }),
				...override(values, isOutside),
			},
		}),
	);
	return data;
}

async function bookSeries(values: BookingValues, isOutside: boolean, idempotencyKey: string) {
	const note = values.note.trim();
	const { equipmentIds, sedationProviderId } = slotOf(values);
	const rest = { equipmentIds, ...(sedationProviderId !== undefined && { sedationProviderId }) };
	const { data } = await api.POST("/api/bookings/series", {
		params: { header: { "Idempotency-Key": idempotencyKey } },
		body: {
			episodeId: values.episodeId ?? "",
			sessions: [
				{ ...slotOf(values), levels: values.levels },
				...values.sessions.map(({ start, minutes, roomId, operatorId, levels }) => ({
					start: start ?? "",
					minutes: Number(minutes),
					roomId: roomId ?? "",
					operatorId: operatorId ?? "",
					levels,
					...rest,
				})),
			],
			...(note !== "" && { note }),
			...override(values, isOutside),
		},
	});
	const first = data?.bookings[0];
	if (first === undefined) throw new Error("/api/bookings/series answered without bookings");
	return first;
}

/** The form's own fields are the first session, its list begins with the second. */
function withOwnPointers(problem: ProblemError): ProblemError {
	return new ProblemError({
		type: problem.type,
		title: problem.title,
		status: problem.status,
		...(problem.detail !== undefined && { detail: problem.detail }),
		errors: problem.errors.map(({ pointer, message }) => ({
			message,
			pointer: pointer.replace(/^\/sessions\/(\d+)/, (_, index: string) =>
				index === "0" ? "" : `/sessions/${Number(index) - 1}`,
			),
		})),
	});
}

async function move({ id, version }: BoardBooking, values: BookingValues, isOutside: boolean) {
	const reason = values.reason.trim();
	const { data } = await versioned(
		api.PUT("/api/bookings/{id}/slot", {
			params: { path: { id }, header: ifMatch(`"${version}"`) },
			body: { ...slotOf(values), ...(reason !== "" && { reason }), ...override(values, isOutside) },
		}),
	);
	return data;
}
