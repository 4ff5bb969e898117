import { type CSSProperties, useId, useMemo } from "react";
import { classNames } from "../classNames";
import { ChipGlyph } from "./Glyphs";
import { Gradients } from "./Gradients";
import { LateralView } from "./LateralView";
import { LevelListbox } from "./LevelListbox";
import { COMPACT_LABEL_WIDTH, LABEL_WIDTH, layout, type SpineLayout, type SpineView } from "./layout";
import type { SpineLevelState, VertebralLevel } from "./levels";
import { needleHub } from "./outlines";
import { PosteriorView } from "./PosteriorView";
import classes from "./Spine.module.css";
import { polyline } from "./shapes";
import { type SpineStrings, spineStrings } from "./strings";
import { useWidth } from "./useWidth";
import { levelWords, spineSummary } from "./wording";

type Props = {
	/** What is recorded, in any order. A level that is missing is drawn as plain bone and read as "nothing recorded". */
	levels: readonly SpineLevelState[];
	/** Names the picture: "Spine, as planned for 26 Nov". */
	label: string;
	selected?: VertebralLevel | null;
	/** Enter, Space, or a double click (a single one when there is no `onSelect`). */
	onToggle?: (level: VertebralLevel) => void;
	/** A click or an arrow key. With neither handler the spine is a picture. */
	onSelect?: (level: VertebralLevel) => void;
	/** Side view only, small letters: for a drawer. */
	compact?: boolean;
	view?: SpineView;
	/** Callouts with leaders at the right. On unless compact. */
	callouts?: boolean;
	/** The drawing never grows higher than this, in pixels; else the width of the container decides. */
	maxHeight?: number;
	strings?: SpineStrings;
};

const TYPICAL_WIDTH = 560;

export function Spine({
	levels,
	label,
	selected = null,
	onToggle,
	onSelect,
	compact = false,
	view = compact ? "lateral" : "both",
	callouts = !compact,
	maxHeight,
	strings = spineStrings,
}: Props) {
	const prefix = useId();
	const [ref, width] = useWidth(compact ? 170 : TYPICAL_WIDTH);
	const drawn = useMemo(
		() => layout({ states: levels, width, height: maxHeight, view, callouts, compact }),
		[levels, width, maxHeight, view, callouts, compact],
	);
	const states = useMemo(() => new Map(levels.map((state) => [state.level, state])), [levels]);
	const interactive = onToggle !== undefined || onSelect !== undefined;

	return (
		<div
			ref={ref}
			className={classNames(classes["palette"], classes["spine"], (compact || drawn.small) && classes["compact"])}
		>
			<div className={classes["frame"]} style={{ width: drawn.width, height: drawn.height }}>
				<div {...(interactive ? {} : { role: "img", "aria-label": `${label}. ${spineSummary(levels, strings)}` })}>
					<svg
						width={drawn.figureRight}
						height={drawn.height}
						className={classes["drawing"]}
						style={{ "--unit": 1 / drawn.scale } as CSSProperties}
						aria-hidden="true"
					>
						<Gradients prefix={prefix} />
						<SelectedRow drawn={drawn} selected={selected} />
						<Captions drawn={drawn} compact={compact} strings={strings} />
						{drawn.posterior !== undefined && (
							<g transform={`translate(${drawn.posterior.join(" ")}) scale(${drawn.scale})`}>
								<PosteriorView vertebrae={drawn.vertebrae} states={states} prefix={prefix} />
							</g>
						)}
						{drawn.lateral !== undefined && (
							<g transform={`translate(${drawn.lateral.join(" ")}) scale(${drawn.scale})`}>
								<LateralView vertebrae={drawn.vertebrae} states={states} prefix={prefix} />
							</g>
						)}
						{drawn.posterior === undefined && <Sides drawn={drawn} states={states} strings={strings} />}
						<Labels drawn={drawn} states={states} compact={compact} />
					</svg>
				</div>
				{interactive && (
					<LevelListbox
						label={label}
						options={drawn.rows.map(({ level, top, bottom }) => ({
							level,
							name: levelWords(level, states.get(level), strings),
							top,
							height: bottom - top,
						}))}
						width={drawn.figureRight}
						selected={selected}
						first={levels.find(({ status }) => status !== "normal")?.level}
						onSelect={onSelect}
						onToggle={onToggle}
					/>
				)}
				{drawn.callouts.length > 0 && <Callouts drawn={drawn} />}
			</div>
		</div>
	);
}

function SelectedRow({ drawn, selected }: { drawn: SpineLayout; selected: VertebralLevel | null }) {
	const row = drawn.rows.find(({ level }) => level === selected);
	if (row === undefined) return null;
	return (
		<rect
			x={0}
			y={row.top}
			width={drawn.figureRight}
			height={row.bottom - row.top}
			rx={5}
			className={classes["selectedRow"]}
		/>
	);
}

type CaptionProps = { drawn: SpineLayout; compact: boolean; strings: SpineStrings };

function Captions({ drawn, compact, strings }: CaptionProps) {
	const { posterior, lateral, lateralMiddle, scale, small } = drawn;
	const y = compact && posterior === undefined ? 10 : 13;
	// In a small drawing the marks move below the caption, for beside it they would meet the other view.
	const reach = small ? 24 : 50 * scale;
	const marksY = small ? y + 16 : y;
	return (
		<>
			{posterior !== undefined && (
				<g>
					<text x={posterior[0]} y={y} className={classes["caption"]}>
						{strings.posterior}
					</text>
					{!small && (
						<text x={posterior[0]} y={y + 14} className={classes["hint"]}>
							{strings.posteriorHint}
						</text>
					)}
					<SideMark x={posterior[0] - reach} y={marksY} text={strings.left} title={strings.leftLong} />
					<SideMark x={posterior[0] + reach} y={marksY} text={strings.right} title={strings.rightLong} />
				</g>
			)}
			{lateral !== undefined && (
				<g>
					<text x={lateralMiddle} y={y} className={classes["caption"]}>
						{strings.lateral}
					</text>
					{!compact && !small && (
						<text x={lateralMiddle} y={y + 14} className={classes["hint"]}>
							{strings.lateralHint}
						</text>
					)}
				</g>
			)}
		</>
	);
}

function SideMark({ x, y, text, title }: { x: number; y: number; text: string; title: string }) {
	return (
		<g>
			<title>{title}</title>
			<rect x={x - 9} y={y - 10} width={18} height={17} rx={3} className={classes["sideBox"]} />
			<text x={x} y={y + 3} className={classes["side"]}>
				{text}
			</text>
		</g>
	);
}

type MarkProps = { drawn: SpineLayout; states: ReadonlyMap<VertebralLevel, SpineLevelState> };

/** From the side, left and right look alike: the side of a planned access is written at its hub. */
function Sides({ drawn, states, strings }: MarkProps & { strings: SpineStrings }) {
	const { lateral, scale } = drawn;
	if (lateral === undefined) return null;
	return drawn.vertebrae.map((vertebra) => {
		const state = states.get(vertebra.level);
		if (state?.status !== "planned" || state.approach === undefined || vertebra.level === "S1") return null;
		const [x, y] = needleHub(vertebra);
		return (
			<text
				key={vertebra.level}
				x={lateral[0] + x * scale}
				y={lateral[1] + y * scale - 4}
				className={classNames(classes["sideAtHub"], classes["planned"])}
			>
				{strings.approachShort[state.approach]}
			</text>
		);
	});
}

function Labels({ drawn, states, compact }: MarkProps & { compact: boolean }) {
	const chipWidth = compact ? 38 : 48;
	const middle = (compact ? COMPACT_LABEL_WIDTH : LABEL_WIDTH) / 2 - 2;
	return drawn.rows.map(({ level, labelY, top, bottom }, index) => {
		// Neighbouring chips must not touch.
		const chipHeight = Math.min(Math.max(bottom - top - 2, 12), 19);
		const status = states.get(level)?.status ?? "normal";
		const before = drawn.rows[index - 1]?.level;
		const newRegion = before !== undefined && before.charAt(0) !== level.charAt(0);
		return (
			<g key={level} className={classes[status]}>
				{newRegion && <path d={`M${middle - 20} ${top}h40`} className={classes["divider"]} />}
				{status === "normal" ? (
					<text x={middle} y={labelY + 4} className={classes["levelName"]}>
						{level}
					</text>
				) : (
					<>
						<rect
							x={middle - chipWidth / 2}
							y={labelY - chipHeight / 2}
							width={chipWidth}
							height={chipHeight}
							rx={4}
							className={classes["chip"]}
						/>
						<ChipGlyph status={status} x={middle - chipWidth / 2 + (compact ? 3 : 5)} y={labelY} />
						<text x={middle + (compact ? 6 : 8)} y={labelY + 4} className={classes["chipName"]}>
							{level}
						</text>
					</>
				)}
			</g>
		);
	});
}

function Callouts({ drawn }: { drawn: SpineLayout }) {
	return (
		<>
			<svg className={classes["leaders"]} width={drawn.width} height={drawn.height} aria-hidden="true">
				{drawn.callouts.map(({ level, leader }) => (
					<path key={level} d={polyline(leader)} className={classes["leader"]} />
				))}
			</svg>
			<ul className={classes["callouts"]} style={{ left: drawn.calloutLeft, width: drawn.width - drawn.calloutLeft }}>
				{drawn.callouts.map(({ level, status, title, detail, top, lines }) => (
					<li
						key={level}
						className={classNames(classes["callout"], classes[status])}
						style={{ top, height: 17 + lines * 16 }}
					>
						<span className={classes["calloutTitle"]} title={title}>
							{title}
						</span>
						<span className={classes["calloutDetail"]} style={{ WebkitLineClamp: lines }} title={detail}>
							{detail}
						</span>
					</li>
				))}
			</ul>
		</>
	);
}
