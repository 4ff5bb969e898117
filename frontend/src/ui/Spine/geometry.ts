import { type FractureShape, isSacral, type SpineLevelState, shownLevels, type VertebralLevel } from "./levels";
import { lerp, type Point, rotated } from "./shapes";

/**
 * Everything is in millimetres. Side view: the front of the body is on the left. Back view: the patient is seen from
 * behind, as when prone on the table, so that the patient's left is on the left.
 */
export type Vertebra = {
	level: VertebralLevel;
	region: "cervical" | "thoracic" | "lumbar" | "sacral";
	height: number;
	/** Of the disc below. */
	disc: number;
	width: number;
	depth: number;
	transverseSpan: number;
	/** Of the body's axis against the vertical: positive when its lower end points backwards. */
	tilt: number;
	spinousAngle: number;
	spinousLength: number;
	/** Centre of the body in the side view; the back view uses the same `y`, so that one level is one straight row. */
	x: number;
	y: number;
	fracture: Fracture | undefined;
};

export type Fracture = { shape: FractureShape | undefined; loss: number };

export type Row = { level: VertebralLevel; top: number; bottom: number; y: number };

type Measures = Omit<Vertebra, "level" | "region" | "x" | "y" | "fracture">;

const THORACIC_TILT = [22, 19.5, 16, 12.5, 9, 5, 1, -3, -6.5, -10, -12.5, -14];
const THORACIC_SPINE_ANGLE = [18, 30, 40, 47, 53, 57, 57, 54, 47, 38, 26, 14];
const THORACIC_SPINE_LENGTH = [27, 26, 26, 27, 29, 30, 30, 29, 26, 23, 20, 18];
const LUMBAR_TILT = [-13.5, -10.5, -4.5, 5, 18];
const LUMBAR_SPINE_ANGLE = [8, 7, 7, 9, 12];
const LUMBAR_SPINE_LENGTH = [22, 23, 23, 22, 18];
const LUMBAR_SPAN = [37, 41, 46, 45, 46];

function thoracic(index: number): Measures {
	const part = index / 11;
	return {
		height: lerp(15.5, 24, part),
		disc: lerp(4.2, 6.8, part),
		// T4 is the narrowest.
		width: index < 3 ? lerp(29, 26.5, index / 3) : lerp(26.5, 39, (index - 3) / 8),
		depth: lerp(17, 29.6, part),
		transverseSpan: lerp(31, 25, part),
		tilt: THORACIC_TILT[index] ?? 0,
		spinousAngle: THORACIC_SPINE_ANGLE[index] ?? 0,
		spinousLength: THORACIC_SPINE_LENGTH[index] ?? 0,
	};
}

function lumbar(index: number): Measures {
	const part = index / 4;
	return {
		height: lerp(25.4, 27, part),
		disc: lerp(8, 10.6, part),
		width: lerp(42, 51, part),
		depth: lerp(31, 34.6, part),
		transverseSpan: LUMBAR_SPAN[index] ?? 0,
		tilt: LUMBAR_TILT[index] ?? 0,
		spinousAngle: LUMBAR_SPINE_ANGLE[index] ?? 0,
		spinousLength: LUMBAR_SPINE_LENGTH[index] ?? 0,
	};
}

function cervical(index: number): Measures {
	const part = index / 4;
	return {
		height: lerp(13, 14.6, part),
		disc: 4.2,
		width: lerp(21, 28, part),
		depth: lerp(15.6, 16.6, part),
		transverseSpan: lerp(24, 31, part),
		tilt: lerp(-6, 20, part),
		spinousAngle: 14,
		spinousLength: lerp(16, 27, part ** 2),
	};
}

function measuresOf(level: VertebralLevel): Measures {
	const number = Number(level.slice(1));
	switch (level) {
		case "T13": {
			const before = thoracic(11);
			const after = lumbar(0);
			return { ...before, width: 40.5, height: 24.8, disc: 7.4, depth: 30.2, tilt: (before.tilt + after.tilt) / 2 };
		}
		case "L6":
			return { ...lumbar(4), tilt: 24, spinousLength: 16, transverseSpan: 44 };
		default:
			if (level.startsWith("C")) return cervical(number - 3);
			if (level.startsWith("T")) return thoracic(number - 1);
			if (level.startsWith("L")) return lumbar(number - 1);
			return {
				height: 16,
				disc: 0,
				width: 46,
				depth: 30,
				transverseSpan: 52,
				tilt: SACRAL_TILT,
				spinousAngle: 0,
				spinousLength: 0,
			};
	}
}

export const SACRAL_TILT = 36;

const REGIONS: Record<string, Vertebra["region"]> = { C: "cervical", T: "thoracic", L: "lumbar", S: "sacral" };

/** A shape that was named without a number is drawn just deep enough to be seen. */
const VISIBLE_LOSS = 0.18;
/** Beyond this the outline would cross itself; the words still say the recorded number. */
const DEEPEST_LOSS = 0.8;

export function fractureOf(state: SpineLevelState | undefined): Fracture | undefined {
	if (state === undefined || (state.shape === undefined && state.heightLossPercent === undefined)) return undefined;
	const loss = state.heightLossPercent === undefined ? VISIBLE_LOSS : state.heightLossPercent / 100;
	return { shape: state.shape, loss: Math.min(Math.max(loss, 0), DEEPEST_LOSS) };
}

/** The mobile vertebrae from the head down, and S1 as the last one. Curves appear by adding up the tilts. */
export function placed(states: readonly SpineLevelState[]): readonly Vertebra[] {
	const byLevel = new Map(states.map((state) => [state.level, state]));
	const vertebrae: Vertebra[] = [];
	let last: Vertebra | undefined;
	for (const level of shownLevels(states)) {
		if (isSacral(level) && level !== "S1") continue;
		const measures = measuresOf(level);
		let x = 0;
		let y = 0;
		if (last !== undefined) {
			const step = last.height / 2 + last.disc + measures.height / 2;
			const along = (((last.tilt + measures.tilt) / 2) * Math.PI) / 180;
			x = last.x + Math.sin(along) * step;
			y = last.y + Math.cos(along) * step;
		}
		last = {
			...measures,
			level,
			region: REGIONS[level.charAt(0)] ?? "thoracic",
			x,
			y,
			fracture: level === "S1" ? undefined : fractureOf(byLevel.get(level)),
		};
		vertebrae.push(last);
	}
	return vertebrae;
}

/** Front top, back top, back bottom, front bottom. How far a collapse lowers each of them, and how deep it bows the endplates. */
export type Corners = { points: readonly [Point, Point, Point, Point]; topBow: number; bottomBow: number };

const RESTING_BOW = 0.45;

function lowered(height: number, { shape, loss }: Fracture): { front: number; back: number; bow: number } {
	const drop = height * loss;
	switch (shape) {
		case "WEDGE":
			return { front: drop, back: 0, bow: RESTING_BOW };
		case "CRUSH":
			return { front: drop, back: drop * 0.6, bow: RESTING_BOW };
		case "BICONCAVE":
			return { front: drop * 0.12, back: 0, bow: Math.max(RESTING_BOW, drop * 0.4) };
		// No shape on record: lower it evenly, which claims nothing but the loss.
		case undefined:
			return { front: drop, back: drop, bow: RESTING_BOW };
	}
}

/** The upper endplate gives way more than the lower one. */
const TOP_SHARE = 0.72;

/** In the body's own frame: its centre is the origin, its axis is vertical. */
export function lateralCorners({ height, depth, fracture }: Vertebra): Corners {
	const { front, back, bow } =
		fracture === undefined ? { front: 0, back: 0, bow: RESTING_BOW } : lowered(height, fracture);
	const half = height / 2;
	return {
		points: [
			[-depth / 2, -half + front * TOP_SHARE],
			[depth / 2, -half + back * TOP_SHARE],
			[depth / 2, half - back * (1 - TOP_SHARE)],
			[-depth / 2, half - front * (1 - TOP_SHARE)],
		],
		topBow: bow,
		bottomBow: bow * (fracture?.shape === "BICONCAVE" ? 0.75 : 1),
	};
}

/** The same body from behind: what is seen is the average of its front and back heights. */
export function posteriorCorners(vertebra: Vertebra): Corners {
	const side = lateralCorners(vertebra);
	const [frontTop, backTop, backBottom, frontBottom] = side.points;
	const top = (frontTop[1] + backTop[1]) / 2;
	const bottom = (frontBottom[1] + backBottom[1]) / 2;
	const half = vertebra.width / 2;
	return {
		points: [
			[-half, top],
			[half, top],
			[half, bottom],
			[-half, bottom],
		],
		topBow: side.topBow,
		bottomBow: side.bottomBow,
	};
}

/** From the body's own frame into the drawing. */
export function inDrawing(vertebra: Vertebra, [x, y]: Point): Point {
	const [turnedX, turnedY] = rotated([x, y], -vertebra.tilt);
	return [vertebra.x + turnedX, vertebra.y + turnedY];
}

/** Middle of a bowed edge: half of what its control point is away. */
function bowed(from: Point, to: Point, depth: number): Point {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
	return [
		(from[0] + to[0]) / 2 - ((to[1] - from[1]) / length) * depth,
		(from[1] + to[1]) / 2 + ((to[0] - from[0]) / length) * depth,
	];
}

/**
 * A disc takes its edges from the endplates it touches, so that a collapsed body leaves no gap: upper edge front, middle,
 * back, then lower edge back, middle, front.
 */
export function lateralDisc(above: Vertebra, below: Vertebra): readonly Point[] {
	const upper = lateralCorners(above);
	const lower = lateralCorners(below);
	const [, , backBottom, frontBottom] = upper.points;
	const [frontTop, backTop] = lower.points;
	return [
		inDrawing(above, frontBottom),
		inDrawing(above, bowed(backBottom, frontBottom, upper.bottomBow)),
		inDrawing(above, backBottom),
		inDrawing(below, backTop),
		inDrawing(below, bowed(frontTop, backTop, lower.topBow)),
		inDrawing(below, frontTop),
	];
}

export function posteriorDisc(above: Vertebra, below: Vertebra): readonly Point[] {
	const upper = posteriorCorners(above);
	const lower = posteriorCorners(below);
	const [, , right, left] = upper.points;
	const [topLeft, topRight] = lower.points;
	// Slightly narrower than the endplates, as on a film.
	const slim = 0.97;
	return [
		[left[0] * slim, above.y + left[1]],
		[0, above.y + left[1] - upper.bottomBow],
		[right[0] * slim, above.y + right[1]],
		[topRight[0] * slim, below.y + topRight[1]],
		[0, below.y + topLeft[1] + lower.topBow],
		[topLeft[0] * slim, below.y + topLeft[1]],
	];
}

/** Where the promontory lies above the centre of S1, and how far the sacrum reaches below its promontory. */
export const SACRUM_RISE = 8.3;
export const SACRUM_LENGTH = 83;
/** Lower borders of S1 to S5 below the promontory. */
const SACRAL_BORDERS = [23, 37, 50, 61.5, SACRUM_LENGTH];

/** One row per level without gaps between them: a pointer is always over exactly one level. */
export function rowsOf(vertebrae: readonly Vertebra[], levels: readonly VertebralLevel[]): readonly Row[] {
	const rows: Row[] = [];
	vertebrae.forEach((vertebra, index) => {
		if (vertebra.level === "S1") return;
		const before = vertebrae[index - 1];
		const after = vertebrae[index + 1];
		const half = vertebra.height / 2;
		rows.push({
			level: vertebra.level,
			y: vertebra.y,
			top: before === undefined ? vertebra.y - half - 3 : middleBetween(before, vertebra),
			bottom: after === undefined ? vertebra.y + half + 3 : middleBetween(vertebra, after),
		});
	});
	const sacrum = vertebrae.find(({ level }) => level === "S1");
	if (sacrum === undefined) return rows;
	const promontory = sacrum.y - SACRUM_RISE;
	const sacral = levels.filter(isSacral);
	sacral.forEach((level, index) => {
		const top = rows.at(-1)?.bottom ?? promontory;
		const isLast = index === sacral.length - 1;
		const bottom = promontory + (isLast ? SACRUM_LENGTH : (SACRAL_BORDERS[index] ?? SACRUM_LENGTH));
		rows.push({ level, top, bottom, y: sacral.length === 1 ? promontory + 22 : (top + bottom) / 2 });
	});
	return rows;
}

function middleBetween(above: Vertebra, below: Vertebra): number {
	const upper = above.y + above.height / 2;
	const lower = below.y - below.height / 2;
	return (upper + lower) / 2;
}

export type Extent = { left: number; right: number; top: number; bottom: number };

export function extentOf(points: readonly Point[]): Extent {
	const xs = points.map(([x]) => x);
	const ys = points.map(([, y]) => y);
	return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/**
 * Centres of labels, moved apart so that none covers another: as little as possible in total, in their order, and within
 * [min, max]. When there is not room for all, they share what there is.
 */
export function spread(
	wanted: readonly number[],
	sizes: readonly number[],
	min: number,
	max: number,
): readonly number[] {
	const size = (index: number) => sizes[index] ?? 0;
	// How far each centre must be below the first one.
	const offsets: number[] = [];
	wanted.forEach((_, index) => {
		offsets.push(index === 0 ? 0 : (offsets[index - 1] ?? 0) + (size(index - 1) + size(index)) / 2);
	});
	const lowest = min + size(0) / 2;
	const highest = max - size(wanted.length - 1) / 2;
	const needed = offsets.at(-1) ?? 0;
	const squeeze = needed > highest - lowest && needed > 0 ? Math.max(highest - lowest, 0) / needed : 1;

	// Without its offset each label only has to be no higher than the one before: neighbours that would cross share a mean.
	type Group = { sum: number; count: number };
	const groups: Group[] = [];
	wanted.forEach((value, index) => {
		let group: Group = { sum: value - (offsets[index] ?? 0) * squeeze, count: 1 };
		for (let before = groups.at(-1); before !== undefined; before = groups.at(-1)) {
			if (before.sum / before.count <= group.sum / group.count) break;
			groups.pop();
			group = { sum: before.sum + group.sum, count: before.count + group.count };
		}
		groups.push(group);
	});
	const ceiling = Math.max(highest - needed * squeeze, lowest);
	return groups
		.flatMap(({ sum, count }) => Array.from({ length: count }, () => Math.min(Math.max(sum / count, lowest), ceiling)))
		.map((value, index) => value + (offsets[index] ?? 0) * squeeze);
}
