import {
	type Extent,
	extentOf,
	inDrawing,
	lateralCorners,
	placed,
	type Row,
	rowsOf,
	SACRUM_LENGTH,
	SACRUM_RISE,
	spread,
	type Vertebra,
} from "./geometry";
import { type SpineLevelState, shownLevels, type VertebralLevel } from "./levels";
import { needleHub, posteriorElementsInDrawing, SACRUM_SIDE_POINTS } from "./outlines";
import type { Point } from "./shapes";

export type SpineView = "both" | "posterior" | "lateral";

export type Callout = {
	level: VertebralLevel;
	status: SpineLevelState["status"];
	title: string;
	detail: string;
	/** Top edge and lines of detail kept free, and the way of its leader; all in pixels. */
	top: number;
	lines: number;
	leader: readonly Point[];
};

export type SpineLayout = {
	/** Pixels per millimetre. */
	scale: number;
	width: number;
	height: number;
	/** Right end of the drawing, where the callouts begin. */
	figureRight: number;
	vertebrae: readonly Vertebra[];
	rows: readonly (Row & { labelY: number })[];
	/** Where millimetre (0, 0) of each view comes to lie, or nothing when the view is not shown. */
	posterior: Point | undefined;
	lateral: Point | undefined;
	/** Too small for captions side by side. */
	small: boolean;
	/** Middle of the side view's caption. */
	lateralMiddle: number;
	callouts: readonly Callout[];
	calloutLeft: number;
};

export type Wish = {
	states: readonly SpineLevelState[];
	/** What the container offers. */
	width: number;
	/** At most so high; without it, the width decides. */
	height?: number | undefined;
	view: SpineView;
	callouts: boolean;
	compact: boolean;
};

export const LABEL_WIDTH = 58;
export const COMPACT_LABEL_WIDTH = 46;
const CAPTION_HEIGHT = 42;
const COMPACT_CAPTION_HEIGHT = 22;
const HALF_POSTERIOR = 57;
const BETWEEN = 8;
const MARGIN = 3;
const LEADER = 34;
const SMALLEST_CALLOUT = 158;
/** Where even the smallest drawing leaves less than that, the words wrap earlier instead of running out of the panel. */
const NARROWEST_CALLOUT = 96;
const LARGEST_CALLOUT = 260;
/** Of a callout with one line of detail, and of each further line; the gap below it. */
const CALLOUT_HEIGHT = 33;
const CALLOUT_LINE = 16;
const CALLOUT_GAP = 6;
/** Mean advance of a letter in the callout's font; generous, for it decides where lines are kept free. */
const LETTER = 5.8;
const SMALLEST_SCALE = 0.5;
const LARGEST_SCALE = 2.3;

export function layout({ states, width, height, view, callouts, compact }: Wish): SpineLayout {
	const vertebrae = placed(states);
	const side = sideExtent(vertebrae);
	const withPosterior = view !== "lateral";
	const withLateral = view !== "posterior";
	const labels = compact ? COMPACT_LABEL_WIDTH : LABEL_WIDTH;
	const captions = compact && !withPosterior ? COMPACT_CAPTION_HEIGHT : CAPTION_HEIGHT;

	const posteriorWidth = withPosterior ? 2 * HALF_POSTERIOR : 0;
	const lateralWidth = withLateral ? side.right - side.left + 2 * MARGIN : 0;
	const between = withPosterior && withLateral ? BETWEEN : 0;
	const millimetres = posteriorWidth + between + lateralWidth;
	const tall = side.bottom - side.top + 2 * MARGIN;

	const noted = callouts ? states.filter((state) => state.callout !== undefined) : [];
	const notes = noted.length > 0 ? LEADER + SMALLEST_CALLOUT : 0;
	const byWidth = (width - labels - notes) / millimetres;
	const byHeight = height === undefined ? LARGEST_SCALE : (height - captions) / tall;
	const scale = Math.min(Math.max(Math.min(byWidth, byHeight), SMALLEST_SCALE), LARGEST_SCALE);

	const top = captions + (MARGIN - side.top) * scale;
	const figureRight = labels + millimetres * scale;
	const calloutLeft = figureRight + LEADER;
	const posterior: Point | undefined = withPosterior ? [labels + HALF_POSTERIOR * scale, top] : undefined;
	const lateralLeft = labels + (posteriorWidth + between) * scale;
	const lateral: Point | undefined = withLateral ? [lateralLeft + (MARGIN - side.left) * scale, top] : undefined;
	const totalHeight = Math.ceil(captions + tall * scale);

	const rows = rowsOf(vertebrae, shownLevels(states)).map((row) => ({
		level: row.level,
		top: top + row.top * scale,
		bottom: top + row.bottom * scale,
		y: row.y,
		labelY: top + row.y * scale,
	}));

	const notesWidth = Math.min(Math.max(width - calloutLeft, NARROWEST_CALLOUT), LARGEST_CALLOUT);
	const linesOf = ({ detail }: { detail: string }) => (detail.length * LETTER > notesWidth - 12 ? 2 : 1);
	const heightOf = (callout: { detail: string }) => CALLOUT_HEIGHT + (linesOf(callout) - 1) * CALLOUT_LINE;
	const wanted = noted
		.flatMap((state) => {
			const row = rows.find(({ level }) => level === state.level);
			return row === undefined || state.callout === undefined ? [] : [{ state, callout: state.callout, row }];
		})
		.sort((a, b) => a.row.labelY - b.row.labelY);
	const places = spread(
		wanted.map(({ row }) => row.labelY),
		wanted.map(({ callout }) => heightOf(callout) + CALLOUT_GAP),
		captions - CALLOUT_GAP,
		totalHeight,
	);

	return {
		scale,
		small: scale < 1.05,
		width: noted.length > 0 ? calloutLeft + notesWidth : figureRight,
		height: totalHeight,
		figureRight,
		vertebrae,
		rows,
		posterior,
		lateral,
		lateralMiddle: lateralLeft + (lateralWidth * scale) / 2,
		calloutLeft,
		callouts: wanted.map(({ state, callout, row }, index) => {
			const y = places[index] ?? row.labelY;
			const edge = lateral === undefined ? HALF_POSTERIOR : rightEdgeAt(vertebrae, states, row.y);
			const start = (lateral ?? posterior ?? [0, 0])[0] + edge * scale + 6;
			const bend = Math.max(start + 2, figureRight + 4);
			return {
				level: state.level,
				status: state.status,
				...callout,
				top: y - heightOf(callout) / 2,
				lines: linesOf(callout),
				leader: [
					[start, row.labelY],
					[bend, row.labelY],
					[calloutLeft - 8, y],
					[calloutLeft - 3, y],
				],
			};
		}),
	};
}

function sacrumInDrawing(vertebrae: readonly Vertebra[]): readonly Point[] {
	const sacrum = vertebrae.find(({ region }) => region === "sacral");
	return sacrum === undefined ? [] : SACRUM_SIDE_POINTS.map(([x, y]): Point => [sacrum.x + x, sacrum.y + y]);
}

function hubs(vertebrae: readonly Vertebra[], states: readonly SpineLevelState[]): readonly Point[] {
	const planned = new Set(states.flatMap(({ status, level }) => (status === "planned" ? [level] : [])));
	return vertebrae
		.filter(({ level, region }) => planned.has(level) && region !== "sacral")
		.map((vertebra) => needleHub(vertebra));
}

/** Planned or not, the same frame: a plan that is added must not make the whole spine jump. */
function sideExtent(vertebrae: readonly Vertebra[]): Extent {
	const bones = vertebrae
		.filter(({ region }) => region !== "sacral")
		.flatMap((vertebra) => [
			...lateralCorners({ ...vertebra, fracture: undefined }).points.map((point) => inDrawing(vertebra, point)),
			...posteriorElementsInDrawing(vertebra),
		]);
	const needles = vertebrae.filter(({ region }) => region !== "sacral").map((vertebra) => needleHub(vertebra));
	const extent = extentOf([...bones, ...sacrumInDrawing(vertebrae), ...needles]);
	const sacrum = vertebrae.find(({ region }) => region === "sacral");
	const behind = sacrum === undefined ? extent.bottom : sacrum.y - SACRUM_RISE + SACRUM_LENGTH;
	return { ...extent, bottom: Math.max(extent.bottom, behind) };
}

/** How far bone or needle reaches to the right near this height. */
function rightEdgeAt(vertebrae: readonly Vertebra[], states: readonly SpineLevelState[], y: number): number {
	const outlines = vertebrae
		.filter(({ region }) => region !== "sacral")
		.map((vertebra) => posteriorElementsInDrawing(vertebra));
	const near = [...outlines, sacrumInDrawing(vertebrae)]
		.filter((outline) => {
			const { top, bottom } = extentOf(outline);
			return top - 2 < y && bottom + 2 > y;
		})
		.map((outline) => crossing(outline, y));
	const needles = hubs(vertebrae, states)
		.filter(([, at]) => Math.abs(at - y) < 12)
		.map(([x]) => x);
	return Math.max(0, ...near, ...needles);
}

/** The rightmost place of a closed outline within two millimetres of this height. */
function crossing(outline: readonly Point[], y: number): number {
	let right = Number.NEGATIVE_INFINITY;
	outline.forEach((from, index) => {
		const to = outline[(index + 1) % outline.length] ?? from;
		for (let step = 0; step <= 6; step++) {
			const x = from[0] + ((to[0] - from[0]) * step) / 6;
			const at = from[1] + ((to[1] - from[1]) * step) / 6;
			if (Math.abs(at - y) <= 2.5) right = Math.max(right, x);
		}
	});
	return right;
}
