import "@/i18n/board";
import { Button, Group } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ProblemError } from "@/api/problem";
import type { Board, ResourceKind } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatMinutes, type IsoInstant, instantAt, localDate, minutesOfDay, type Zone } from "@/lib/time";
import { BlockerList } from "./BlockerList";
import type { BookingValues } from "./BookingForm";
import { type Blocker, blockersOf, isOnlyHours } from "./blockers";
import classes from "./board.module.css";
import { freeInstead, nextFreeStart } from "./day";
import { boardQuery } from "./queries";

type ResourceField = "roomId" | "operatorId" | "sedationProviderId";
type Field = ResourceField | "equipmentIds" | "start";

type Props = {
	problem: ProblemError;
	values: BookingValues;
	zone: Zone;
	patientId: string | undefined;
	/** The booking that is moved: it does not stand in its own way. */
	except: string | undefined;
	isMove: boolean;
	onStart: (start: IsoInstant) => void;
	onResource: (field: ResourceField, id: string) => void;
	onFocus: (field: Field) => void;
};

const FIELDS: Record<ResourceKind, { field: Field; change: PlainKey }> = {
	ROOM: { field: "roomId", change: "board.changeRoom" },
	OPERATOR: { field: "operatorId", change: "board.changeOperator" },
	SEDATION_PROVIDER: { field: "sedationProviderId", change: "board.changeSedation" },
	EQUIPMENT: { field: "equipmentIds", change: "board.changeEquipment" },
};

/** As many as fit beside each other. */
const MOST_OFFERS = 2;

/** Why the time cannot be had, and the ways out: another time, or another one of what is taken. */
export function Conflict({ problem, values, zone, patientId, except, isMove, onStart, onResource, onFocus }: Props) {
	const blockers = blockersOf(problem);
	const date = localDate(values.start ?? "", zone);
	const { data: board } = useQuery(boardQuery(date, "room"));
	const isOutside = problem.is("outside-working-hours");
	const kinds = [...new Set(blockers.map(({ kind }) => kind))].filter((kind) => kind !== "PATIENT" && kind !== "GATE");
	const next = board === undefined ? undefined : nextStart(board, values, patientId, except);
	return (
		<div className={classes["conflict"]} role="alert">
			<p className={classes["conflictTitle"]}>
				<IconAlertTriangle aria-hidden size={16} />
				{t(titleOf(isOutside, isMove, isOnlyHours(blockers)))}
			</p>
			{blockers.length > 0 ? <BlockerList blockers={blockers} /> : <p>{t("board.raced")}</p>}
			{isOutside && <p>{t("board.outsideText")}</p>}
			<Group gap={6} role="group" aria-label={t("board.waysOut")}>
				{next === undefined ? (
					<Button variant="default" onClick={() => onFocus("start")}>
						{t("board.changeTime")}
					</Button>
				) : (
					<Button variant="default" onClick={() => onStart(instantAt(date, next, zone))}>
						{t("board.startAt", { time: formatMinutes(next) })}
					</Button>
				)}
				{kinds.map((kind) => (
					<Instead
						key={kind}
						kind={kind}
						offers={board === undefined || isOutside ? [] : offersOf(board, kind, values, except)}
						onResource={onResource}
						onFocus={onFocus}
					/>
				))}
			</Group>
		</div>
	);
}

function titleOf(isOutside: boolean, isMove: boolean, isHours: boolean): PlainKey {
	if (isOutside && !isHours) return isMove ? "board.reasonMoveTitle" : "board.reasonTitle";
	if (isOutside) return isMove ? "board.outsideMoveTitle" : "board.outsideTitle";
	return isMove ? "board.conflictMoveTitle" : "board.conflictTitle";
}

type InsteadProps = {
	kind: Exclude<Blocker["kind"], "PATIENT" | "GATE">;
	offers: readonly { id: string; name: string }[];
	onResource: (field: ResourceField, id: string) => void;
	onFocus: (field: Field) => void;
};

function Instead({ kind, offers, onResource, onFocus }: InsteadProps) {
	const { field, change } = FIELDS[kind];
	if (offers.length === 0 || field === "equipmentIds" || field === "start")
		return (
			<Button variant="default" onClick={() => onFocus(field)}>
				{t(change)}
			</Button>
		);
	return offers.map(({ id, name }) => (
		<Button key={id} variant="default" onClick={() => onResource(field, id)}>
			{t("board.useInstead", { name })}
		</Button>
	));
}

function wishOf(board: Board, values: BookingValues) {
	const start = minutesOfDay(values.start ?? "", board.date, board.timeZone);
	return { start, end: start + Number(values.minutes) };
}

function offersOf(board: Board, kind: ResourceKind, values: BookingValues, except: string | undefined) {
	return freeInstead(board, kind, { ...wishOf(board, values), except }).slice(0, MOST_OFFERS);
}

function nextStart(board: Board, values: BookingValues, patientId: string | undefined, except: string | undefined) {
	const { roomId, operatorId, sedationProviderId, equipmentIds } = values;
	const resourceIds = [roomId, operatorId, sedationProviderId, ...equipmentIds].filter((id) => id !== null);
	return nextFreeStart(board, { ...wishOf(board, values), resourceIds, patientId, except });
}
