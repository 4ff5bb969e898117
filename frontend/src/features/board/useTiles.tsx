import "@/i18n/board";
import {
	IconAlertTriangle,
	IconCalendarDue,
	IconDroplet,
	IconFileCertificate,
	IconFlag,
	IconMoodSad,
	IconPhotoScan,
	IconPill,
	IconSignature,
	IconTestPipe,
	IconToolsKitchen2,
	IconUsers,
	type TablerIcon,
} from "@tabler/icons-react";
import { useMemo, useRef } from "react";
import type { Board, BoardBooking, GateCode, GateState } from "@/api/schema";
import { useMe } from "@/api/session";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatTimeRange } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import type { DayGridFlag, DayGridItem } from "@/ui/DayGrid";
import { GATE_LOOKS } from "@/ui/gates";
import { LevelChips } from "@/ui/LevelChips";
import { type By, COLUMN_KEY, GRID_STATUS, isMovable, resourcesOf, spanOf } from "./day";
import { ageSex, GATE_STATES, GATES, levelWords, STATUSES, sedationWord, techniqueWord } from "./words";

const GATE_ICONS: Record<GateCode, TablerIcon> = {
	IMAGING: IconPhotoScan,
	INR: IconTestPipe,
	PLATELETS: IconDroplet,
	ANTITHROMBOTIC_HOLD: IconPill,
	CONSENT: IconSignature,
	AUTHORIZATION: IconFileCertificate,
	COVERAGE_CLOCK: IconCalendarDue,
	PAIN_RECHECK: IconMoodSad,
	RED_FLAGS: IconFlag,
	ESCORT: IconUsers,
	FASTING: IconToolsKitchen2,
};

/** More of them would push the time out of the tile. */
const MOST_FLAGS = 3;

const NONE: ReadonlySet<string> = new Set();

type Hold = { words: string; isForeign: boolean };

/** Who holds the time, and how long still; nothing of a booking that is no hold, or one without an end. */
function holdOf({ heldBy, holdExpiresAt, status }: BoardBooking, me: string, now: string): Hold | undefined {
	if (status !== "HELD" || holdExpiresAt === undefined) return undefined;
	const minutes = Math.max(Math.ceil((Date.parse(holdExpiresAt) - Date.parse(now)) / 60_000), 0);
	const isForeign = heldBy !== me;
	const name = isForeign ? (heldBy ?? t("board.changedByOther")) : t("board.heldByYou");
	return { words: t("board.heldLeft", { name, left: t("board.minutesLeft", { count: minutes }) }), isForeign };
}

type Known = { key: string; item: DayGridItem };

/** The day's bookings as tiles; a booking that has not changed keeps its tile, so that only changed columns are drawn. */
export function useTiles(
	board: Board | undefined,
	by: By,
	mayMove: boolean,
	isFaint: ReadonlySet<string> = NONE,
): readonly DayGridItem[] {
	const me = useMe();
	const minute = useNow();
	const known = useRef<ReadonlyMap<string, Known>>(new Map());
	return useMemo(() => {
		if (board === undefined) return [];
		const fresh = new Map<string, Known>();
		const resources = resourcesOf(board);
		for (const booking of board.bookings) {
			const hold = holdOf(booking, me.displayName, minute);
			const key = JSON.stringify([booking, board.date, by, mayMove, isFaint.has(booking.id), hold]);
			const before = known.current.get(booking.id);
			fresh.set(
				booking.id,
				before?.key === key
					? before
					: {
							key,
							item: {
								...tileOf(booking, board, { by, resources, mayMove, hold }),
								isFaint: isFaint.has(booking.id),
							},
						},
			);
		}
		known.current = fresh;
		return [...fresh.values()].map(({ item }) => item);
	}, [board, by, mayMove, isFaint, me.displayName, minute]);
}

/** What still has to be done before the procedure, as far as it is loaded; nothing once it is over. */
export function openGates({ status, readiness }: Pick<BoardBooking, "status" | "readiness">): readonly GateState[] {
	if (readiness === undefined || status === "COMPLETED" || status === "IN_ROOM") return [];
	return readiness.gates.filter((gate) => gate.status !== "GREEN" && gate.status !== "WAIVED");
}

export function gateWords(gates: readonly GateState[]): string {
	if (gates.length === 0) return t("board.gatesReady");
	return gates
		.map(({ code, status }) =>
			t("board.gateFlag", { gate: t(GATES[code]), word: t(GATE_LOOKS[GATE_STATES[status]].word) }),
		)
		.join(", ");
}

type Drawn = {
	by: By;
	resources: ReturnType<typeof resourcesOf>;
	mayMove: boolean;
	hold: Hold | undefined;
};

function tileOf(booking: BoardBooking, board: Board, { by, resources, mayMove, hold }: Drawn): DayGridItem {
	const { id, patient, levels, technique, sedationProtocolCode, status, start, end } = booking;
	const open = openGates(booking);
	const sedation = sedationWord(sedationProtocolCode);
	const room = resources.get(booking.roomId)?.name ?? "";
	const who = by === "room" ? booking.operatorName : room;
	const age = ageSex(patient, board.date);
	return {
		id,
		columnId: booking[COLUMN_KEY[by]],
		...spanOf(booking, board),
		title: nameOf(patient),
		titleNote: age,
		lines: [
			<span key="what">
				<LevelChips levels={levels} /> {techniqueWord(technique)}
			</span>,
			hold?.words ?? `${who} · ${sedation}`,
		],
		status: GRID_STATUS[status],
		flags: flagsOf(open),
		ariaLabel: t("board.tile", {
			range: formatTimeRange(start, end, board.timeZone),
			name: nameOf(patient),
			ageSex: age,
			levels: levelWords(levels),
			technique: techniqueWord(technique),
			operator: who,
			sedation,
			status: t(STATUSES[status].word),
			gates: hold !== undefined ? hold.words : status === "COMPLETED" || status === "IN_ROOM" ? "" : gateWords(open),
		}).replace(/, $/, ""),
		canMove: mayMove && hold === undefined && isMovable(booking),
		...(hold?.isForeign === true && { isForeign: true }),
	};
}

function flagsOf(open: readonly GateState[]): readonly DayGridFlag[] {
	if (open.length > MOST_FLAGS)
		return [
			{
				icon: <IconAlertTriangle size={13} stroke={1.8} aria-hidden />,
				label: `${t("board.gatesOpen", { count: open.length })}: ${gateWords(open)}`,
			},
		];
	return open.map(({ code, status, reason }) => {
		const Icon = GATE_ICONS[code];
		return {
			icon: <Icon size={13} stroke={1.8} aria-hidden />,
			label: `${t(GATES[code])}: ${reason}`,
			tone: status === "NOT_RECORDED" ? ("grey" as const) : ("amber" as const),
		};
	});
}
