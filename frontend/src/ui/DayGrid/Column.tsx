import {
	IconCheck,
	IconCircle,
	IconCircleCheck,
	IconDoorEnter,
	IconPlayerPlayFilled,
	type TablerIcon,
} from "@tabler/icons-react";
import { type CSSProperties, memo, useMemo } from "react";
import { formatMinutes } from "@/lib/time";
import { classNames } from "../classNames";
import classes from "./DayGrid.module.css";
import { inOrder, lanesOf, overlap } from "./lanes";
import type { DayGridStrings } from "./strings";
import type { DayGridBackground, DayGridColumn, DayGridItem, DayGridStatus, Outlook, Target } from "./types";

export const STATUS_CLASSES: Record<DayGridStatus, string | undefined> = {
	held: classes["held"],
	booked: classes["booked"],
	confirmed: classes["confirmed"],
	arrived: classes["arrived"],
	"in-room": classes["inRoom"],
	completed: classes["completed"],
};

const GROUND_CLASSES: Record<DayGridBackground["kind"], string | undefined> = {
	block: classes["block"],
	closed: classes["closed"],
	turnover: classes["turnover"],
};

/** A hold says so in letters. */
export const STATUS_ICONS: Record<Exclude<DayGridStatus, "held">, TablerIcon> = {
	booked: IconCircle,
	confirmed: IconCircleCheck,
	arrived: IconDoorEnter,
	"in-room": IconPlayerPlayFilled,
	completed: IconCheck,
};

type Props = {
	column: DayGridColumn;
	items: readonly DayGridItem[];
	backgrounds: readonly DayGridBackground[];
	from: number;
	to: number;
	px: number;
	/** The item that is the grid's tab stop, if it is in this column. */
	stopId: string | undefined;
	slot: { start: number; minutes: number } | undefined;
	selectedId: string | undefined;
	liftedId: string | undefined;
	/** Where the booking that is moved by keys would come to lie, and why it must not. */
	ghost: Target | undefined;
	ghostReason: string | null;
	ghostOutlook: Outlook | undefined;
	chosen: ReadonlySet<string>;
	day: string;
	bookable: boolean;
	strings: DayGridStrings;
};

/** Mere drawing: the grid listens for all its columns. */
export const Column = memo(function Column(props: Props) {
	const { column, items, backgrounds, from, to, px, stopId, slot, selectedId, liftedId, chosen, strings } = props;
	const { ghost, ghostReason, ghostOutlook } = props;
	const drawn = useMemo(
		() => inOrder(items).filter((item) => overlap(item, { start: from, end: to })),
		[items, from, to],
	);
	const lanes = useMemo(() => lanesOf(items), [items]);
	const count = column.count ?? items.length;
	const utilisation = column.utilisation === undefined ? undefined : strings.percent(column.utilisation);
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as part of a form
		<div
			role="group"
			aria-label={strings.column(column.title, count, utilisation)}
			className={classes["column"]}
			style={{ height: (to - from) * px }}
			data-column={column.id}
		>
			{backgrounds
				.filter((ground) => overlap(ground, { start: from, end: to }))
				.map((ground) => (
					<div
						key={`${ground.kind} ${ground.start} ${ground.end}`}
						className={classNames(classes["ground"], GROUND_CLASSES[ground.kind])}
						style={box(ground, from, to)}
					>
						{ground.label !== undefined && <span className={classes["groundLabel"]}>{ground.label}</span>}
					</div>
				))}
			{drawn.map((item) => (
				<Tile
					key={item.id}
					item={item}
					lane={lanes.get(item.id)?.lane ?? 0}
					lanes={lanes.get(item.id)?.lanes ?? 1}
					from={from}
					to={to}
					px={px}
					isStop={item.id === stopId}
					isSelected={item.id === selectedId}
					isLifted={item.id === liftedId}
					isChosen={chosen.has(item.id)}
					strings={strings}
				/>
			))}
			{slot !== undefined && <Slot key={slot.start} {...props} slot={slot} />}
			{ghost !== undefined && (
				<div
					className={classes["ghost"]}
					style={box(ghost, from, to)}
					data-ghost=""
					data-refused={isRefused(ghostReason, ghostOutlook) ? "" : undefined}
					data-warned={ghostOutlook?.tone === "warn" ? "" : undefined}
					data-up={opensUp(ghost, to) ? "" : undefined}
					aria-hidden="true"
				>
					<span className={classes["ghostLine"]}>{ghostText(ghost, ghostReason, strings)}</span>
					<span className={classes["outlook"]}>
						{outlookLines(ghostReason, ghostOutlook, strings).map((line) => (
							<span key={line}>{line}</span>
						))}
					</span>
				</div>
			)}
		</div>
	);
});

export function ghostText(target: Target, reason: string | null, strings: DayGridStrings): string {
	const range = strings.range(target.start, target.end);
	return reason === null ? range : `${range} · ${reason}`;
}

export function isRefused(reason: string | null, outlook: Outlook | undefined): boolean {
	return reason !== null || outlook?.tone === "bad";
}

/** What is said below the ghost: what the page found out at once stands on the ghost itself. */
export function outlookLines(
	reason: string | null,
	outlook: Outlook | undefined,
	strings: DayGridStrings,
): readonly string[] {
	if (outlook === undefined) return [];
	const { lines, nearest } = outlook;
	const told = reason !== null && lines.length === 1 ? [] : lines;
	return nearest === undefined ? told : [...told, strings.nearest(nearest.label)];
}

/** Low on the page there is no room below. */
export function opensUp(target: Target, to: number): boolean {
	return target.end > to - ROOM_BELOW;
}

const ROOM_BELOW = 75;

/** The ghost that follows the pointer is no part of React's tree: filled like the one that keys move. */
export function paintGhost(
	ghost: HTMLElement,
	{ target, reason, outlook, to }: { target: Target; reason: string | null; outlook: Outlook | undefined; to: number },
	strings: DayGridStrings,
) {
	ghost.toggleAttribute("data-refused", isRefused(reason, outlook));
	ghost.toggleAttribute("data-warned", outlook?.tone === "warn" && reason === null);
	ghost.toggleAttribute("data-up", opensUp(target, to));
	const [line, more] = ghost.children;
	if (line !== undefined) line.textContent = ghostText(target, reason, strings);
	const lines = outlookLines(reason, outlook, strings);
	const shown = [...(more?.children ?? [])].map(({ textContent }) => textContent);
	if (more === undefined || (shown.length === lines.length && lines.every((text, index) => text === shown[index])))
		return;
	more.replaceChildren(
		...lines.map((text) => {
			const span = document.createElement("span");
			span.textContent = text;
			return span;
		}),
	);
}

function box({ start, end }: { start: number; end: number }, from: number, to: number): CSSProperties {
	const top = Math.max(start, from);
	return { "--start": top - from, "--length": Math.min(end, to) - top } as CSSProperties;
}

type TileProps = {
	item: DayGridItem;
	lane: number;
	lanes: number;
	from: number;
	to: number;
	px: number;
	isStop: boolean;
	isSelected: boolean;
	isLifted: boolean;
	isChosen: boolean;
	strings: DayGridStrings;
};

/** Below these heights in pixels the tile has room for one line, or two. */
const ONE_LINE = 36;
const TWO_LINES = 50;

/** Drawn again only when it changed itself: focus and selection touch two tiles and not three hundred. */
const Tile = memo(function Tile(props: TileProps) {
	const { item, lane, lanes, from, to, px, isStop, isSelected, isLifted, isChosen, strings } = props;
	const height = (Math.min(item.end, to) - Math.max(item.start, from)) * px;
	const room = height < ONE_LINE ? "tiny" : height < TWO_LINES ? "short" : undefined;
	return (
		<button
			type="button"
			aria-label={item.ariaLabel}
			aria-current={isSelected ? "true" : undefined}
			aria-pressed={isChosen ? true : undefined}
			tabIndex={isStop ? 0 : -1}
			data-item={item.id}
			data-lifted={isLifted ? "" : undefined}
			className={classNames(
				classes["tile"],
				STATUS_CLASSES[item.status],
				isSelected && classes["selected"],
				isChosen && classes["chosen"],
				item.isFaint && classes["faint"],
				item.isForeign && classes["foreign"],
				item.canMove && classes["movable"],
				room !== undefined && classes[room],
			)}
			style={{ ...box(item, from, to), "--lane": lane, "--lanes": lanes } as CSSProperties}
		>
			<span className={classes["head"]}>
				<span className={classes["time"]}>
					{lanes > 1 ? formatMinutes(item.start) : strings.range(item.start, item.end)}
				</span>
				{room === "tiny" && <span className={classes["title"]}>{item.title}</span>}
				<span className={classes["marks"]}>
					{item.flags?.map((flag) => (
						<span key={flag.label} title={flag.label} className={classes[flag.tone === "grey" ? "greyFlag" : "flag"]}>
							{flag.icon}
						</span>
					))}
					<StatusMark status={item.status} strings={strings} />
				</span>
			</span>
			{room !== "tiny" && (
				<span className={classes["titleLine"]}>
					<span className={classes["title"]}>{item.title}</span>
					{item.titleNote !== undefined && <span className={classes["note"]}> {item.titleNote}</span>}
				</span>
			)}
			{room === undefined &&
				item.lines.map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
					<span key={index} className={classes["line"]}>
						{line}
					</span>
				))}
			{item.canMove && <span className={classes["resize"]} data-resize="" />}
		</button>
	);
});

function StatusMark({ status, strings }: { status: DayGridStatus; strings: DayGridStrings }) {
	if (status === "held") return <span className={classes["hold"]}>{strings.hold}</span>;
	const Icon = STATUS_ICONS[status];
	return (
		<span title={strings.status[status]} className={classes["statusIcon"]}>
			<Icon size={13} stroke={2} aria-hidden="true" />
		</span>
	);
}

function Slot({
	column,
	backgrounds,
	from,
	to,
	day,
	slot,
	bookable,
	strings,
}: Props & { slot: NonNullable<Props["slot"]> }) {
	const span = { start: slot.start, end: slot.start + slot.minutes };
	const grounds = backgrounds
		.filter((ground) => overlap(ground, span))
		.map(({ kind, label }) => {
			const word = strings.backgrounds[kind];
			return label === undefined || label === word ? word : `${word} ${label}`;
		});
	return (
		<button
			type="button"
			tabIndex={0}
			data-slot=""
			className={classes["slot"]}
			style={box(span, from, to)}
			aria-label={strings.slot(day, column.title, strings.spokenRange(span.start, span.end), grounds.join(", "))}
		>
			{bookable ? strings.book(span.start, span.end) : strings.range(span.start, span.end)}
		</button>
	);
}
