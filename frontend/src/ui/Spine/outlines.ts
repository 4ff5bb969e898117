import { type Corners, inDrawing, lateralCorners, posteriorCorners, type Vertebra } from "./geometry";
import { lerp, type Point, rotated, rounded, smooth } from "./shapes";

const WAIST = { cervical: 0.7, thoracic: 1.5, lumbar: 2.6, sacral: 0 } as const;

function bodyPath({ region }: Vertebra, { points, topBow, bottomBow }: Corners): string {
	return rounded(points, [1.7], [topBow, WAIST[region], bottomBow, WAIST[region]]);
}

/** In the body's own frame. */
export function lateralBody(vertebra: Vertebra): string {
	return bodyPath(vertebra, lateralCorners(vertebra));
}

/** Around (0, y) of the level. */
export function posteriorBody(vertebra: Vertebra): string {
	return bodyPath(vertebra, posteriorCorners(vertebra));
}

/** A place within a body: (0, 0) is its top left corner, (1, 1) its bottom right one. */
export function within({ points }: Corners, across: number, down: number): Point {
	const [topLeft, topRight, bottomRight, bottomLeft] = points;
	const top: Point = [lerp(topLeft[0], topRight[0], across), lerp(topLeft[1], topRight[1], across)];
	const bottom: Point = [lerp(bottomLeft[0], bottomRight[0], across), lerp(bottomLeft[1], bottomRight[1], across)];
	return [lerp(top[0], bottom[0], down), lerp(top[1], bottom[1], down)];
}

/**
 * Pedicle, upper facet, lamina, spinous process, lower facet of the side view: twelve corners, clockwise, in the body's own
 * frame. They hang on the back wall, which a wedge leaves alone and a crush lowers only a little.
 */
export function posteriorElements(vertebra: Vertebra): readonly Point[] {
	const { region, height: h, depth, spinousAngle, spinousLength } = vertebra;
	const wall = depth / 2;
	const lumbar = region === "lumbar";
	// Facets stand further back in the lumbar spine, and the process is a broad blade instead of a slanting rod.
	const facet = wall + (lumbar ? 8.2 : 5.4);
	const facetWidth = lumbar ? 4.4 : 3.8;
	const root: Point = [facet + facetWidth + (lumbar ? 0.8 : 0.6), lumbar ? -h * 0.1 : -h * 0.2];
	// Deep enough to stay hidden behind the waist of the body.
	const start = wall - (lumbar ? 4.2 : 2.6);
	const backTop = lateralCorners(vertebra).points[1][1];
	const tipHalf = lumbar ? h * 0.23 : 1.9;
	const [tipX, tipY] = rotated([spinousLength, 0], spinousAngle);
	const across = rotated([0, tipHalf], spinousAngle);
	const tip: Point = [root[0] + tipX, root[1] + tipY + (lumbar ? h * 0.17 : 1.6)];
	const rise = lumbar ? h * 0.62 : h * 0.74;
	const fall = lumbar ? h * 0.84 : h * 0.5;
	return [
		[start, Math.max(-h * 0.36, backTop + 1.6)],
		[facet - 1.4, -h * 0.42],
		[facet + 0.2, -rise],
		[facet + facetWidth, -rise - 0.4],
		[root[0], root[1] - (lumbar ? h * 0.1 : h * 0.06)],
		[tip[0] - across[0], tip[1] - across[1]],
		[tip[0] + across[0], tip[1] + across[1]],
		[root[0] - (lumbar ? 1.6 : 1.4), root[1] + (lumbar ? h * 0.42 : h * 0.44)],
		[facet + (lumbar ? 1.2 : 3.2), fall],
		[facet - (lumbar ? 2.6 : 0.2), fall],
		[facet - (lumbar ? 3.4 : 1.6), h * 0.06],
		[start, h * 0.06],
	];
}

const ELEMENT_RADII = {
	cervical: [0.4, 1.6, 1.6, 1.6, 2, 1.8, 1.8, 1.2, 1.3, 1.3, 1.8, 0.4],
	thoracic: [0.4, 2, 1.7, 1.7, 2.6, 1.8, 1.8, 1, 1.4, 1.4, 2.2, 0.4],
	lumbar: [0.4, 2.4, 1.9, 1.9, 2.6, 2.6, 2.6, 2.6, 1.7, 1.7, 2.6, 0.4],
	sacral: [0],
} as const;

export function posteriorElementsPath(vertebra: Vertebra): string {
	return rounded(posteriorElements(vertebra), ELEMENT_RADII[vertebra.region], [
		0.2,
		0.5,
		0,
		0.5,
		vertebra.region === "lumbar" ? 0.3 : 0.6,
		-0.3,
		vertebra.region === "lumbar" ? 0.4 : -0.4,
		0.3,
		0,
		0.3,
		0.4,
		0,
	]);
}

export function posteriorElementsInDrawing(vertebra: Vertebra): readonly Point[] {
	return posteriorElements(vertebra).map((point) => inDrawing(vertebra, point));
}

/** The right one of the pair behind the body, seen from behind, around (0, y) of the level. */
export function transverseProcess(vertebra: Vertebra): string {
	const { region, height: h, width, transverseSpan } = vertebra;
	const inner = width * 0.4;
	const lumbar = region === "lumbar";
	const top = Math.max(lumbar ? -h * 0.26 : -h * 0.3, posteriorCorners(vertebra).points[0][1] + 1.6);
	const thick = lumbar ? h * 0.2 : h * 0.34;
	const lift = lumbar ? h * 0.07 : h * 0.14;
	const club = lumbar ? thick * 0.74 : thick * 0.94;
	return rounded(
		[
			[inner, top],
			[transverseSpan, top - lift],
			[transverseSpan + (lumbar ? 0 : 0.4), top - lift + club],
			[inner, top + thick * 1.25],
		],
		[0.5, club * 0.5, club * 0.5, 0.5],
		[0.5, -0.2, -0.5, 0],
	);
}

/** From the tip of the right transverse process outwards and down. */
export function ribStub({ height: h, transverseSpan }: Vertebra): string {
	const x = transverseSpan - 5;
	const y = -h * 0.3;
	return `M${x} ${y}C${x + 8} ${y - 1} ${x + 14} ${y + 6} ${x + 17} ${y + 17}`;
}

export function spinousProcess({ region, height: h }: Vertebra): string {
	const top = region === "lumbar" ? -h * 0.06 : -h * 0.12;
	const bottom = region === "lumbar" ? h * 0.56 : h * 0.66;
	const half = region === "lumbar" ? 2.7 : 2.1;
	return `M0 ${top}C${half * 0.75} ${top + h * 0.14} ${half} ${bottom - h * 0.26} ${half} ${bottom - half}A${half} ${half} 0 0 1 ${-half} ${bottom - half}C${-half} ${bottom - h * 0.26} ${-half * 0.75} ${top + h * 0.14} 0 ${top}Z`;
}

export function laminaCurve(vertebra: Vertebra): string {
	const { width, height: h } = vertebra;
	const y = h * 0.04;
	const peak = vertebra.region === "lumbar" ? -h * 0.06 : -h * 0.12;
	return `M${-width * 0.27} ${y}Q${-width * 0.12} ${y + h * 0.14} 0 ${peak + 0.4}Q${width * 0.12} ${y + h * 0.14} ${width * 0.27} ${y}`;
}

export function pedicle(vertebra: Vertebra): { x: number; y: number; rx: number; ry: number } {
	const corners = posteriorCorners(vertebra);
	const [, y] = within(corners, 0.5, 0.3);
	const tall = corners.points[3][1] - corners.points[0][1];
	const lumbar = vertebra.region === "lumbar";
	return {
		x: vertebra.width * 0.33,
		y,
		rx: vertebra.width * (lumbar ? 0.074 : 0.08),
		ry: tall * (lumbar ? 0.22 : 0.18),
	};
}

/** How far behind the back wall the hub of a needle stands, and how far it is above the tip. */
const HUB_BEHIND = 33;
const HUB_ABOVE = 8;

export function needleTip(vertebra: Vertebra): Point {
	return inDrawing(vertebra, within(lateralCorners(vertebra), 0.36, 0.52));
}

export function needleHub(vertebra: Vertebra): Point {
	const [x, y] = needleTip(vertebra);
	return [x + vertebra.depth * 0.64 + HUB_BEHIND, y - HUB_ABOVE];
}

// The sacrum from behind, below its promontory; the left half is mirrored.

const SACRUM_HALF: readonly Point[] = [
	[0, 1.7],
	[6, 1.3],
	[12.2, -0.6],
	[19.5, -1.2],
	[26, 0.6],
	[39, 0.4],
	[47.5, 3.4],
	[51.6, 11],
	[49.5, 19.5],
	[43, 28.5],
	[32.5, 41],
	[24.7, 53],
	[19.6, 63],
	[14.4, 73.6],
	[8, 80.8],
	[0, 82.8],
];

const mirrored = (points: readonly Point[]) => points.map(([x, y]): Point => [-x, y]);

export const SACRUM_BEHIND = smooth([...SACRUM_HALF, ...mirrored(SACRUM_HALF.slice(1, -1)).reverse()]);

export const SACRAL_BODY = rounded(
	[
		[-23, 2.6],
		[23, 2.6],
		[18, 19],
		[0, 20.8],
		[-18, 19],
	],
	[1.5, 1.5, 1.5, 8, 1.5],
	[1.4, 0.3, 0, 0, 0.3],
);

/** The right ala: where sacroplasty puts its cement. */
export const ALA = rounded(
	[
		[26, 3.4],
		[44.5, 3.2],
		[49.6, 12],
		[46, 21.5],
		[32, 40],
		[21, 20.2],
	],
	[1.4, 8, 4, 4, 1.4, 1.4],
	[-0.4, 0, 0, -0.3, -0.4, 0.3],
);

export const SACRAL_FORAMINA: readonly { x: number; y: number; rx: number; ry: number }[] = [
	{ x: 18.9, y: 23.2, rx: 3.2, ry: 2.3 },
	{ x: 16.2, y: 37, rx: 2.9, ry: 2 },
	{ x: 13.5, y: 50, rx: 2.6, ry: 1.9 },
	{ x: 10.8, y: 61.6, rx: 2.2, ry: 1.7 },
];

/** S2 to S5: between two pairs of foramina. */
export function sacralSegment(index: number): string {
	const top = [0, 24.6, 38.4, 51.3, 62.9][index] ?? 0;
	const bottom = [0, 35.6, 48.6, 60.2, 76][index] ?? 0;
	const upper = [0, 14.6, 12, 9.7, 8.2][index] ?? 0;
	const lower = [0, 12, 9.8, 8, 4.6][index] ?? 0;
	return rounded(
		[
			[-upper, top],
			[upper, top],
			[lower, bottom],
			[-lower, bottom],
		],
		[1.4],
		[0.3],
	);
}

// The sacrum from the side, around the centre of S1; already tilted.

export const SACRUM_SIDE_POINTS: readonly Point[] = [
	[-18.6, 2.6],
	[-6, -7.4],
	[5.6, -16.6],
	[11.4, -15.4],
	[17.6, -16],
	[24.4, -11.6],
	[32, -4.4],
	[35.6, 2],
	[38.8, 8],
	[40.6, 15],
	[43, 22],
	[44.9, 32],
	[44.8, 41.5],
	[43, 54],
	[40, 66.6],
	[37.3, 69],
	[35, 66.6],
	[34.8, 52],
	[31, 37],
	[21.8, 25],
	[5.2, 15.8],
	[-11.4, 10.6],
];
export const SACRUM_SIDE = smooth(SACRUM_SIDE_POINTS);

export const SACRAL_BODY_SIDE_POINTS: readonly [Point, Point, Point, Point] = [
	[-16.8, 3.6],
	[6, -13.8],
	[14.6, -0.8],
	[0.4, 13.2],
];
export const SACRAL_BODY_SIDE = rounded(SACRAL_BODY_SIDE_POINTS, [1.4], [0.5, 0.4, -0.2, -0.8]);

const SACRAL_SEAMS: readonly (readonly [Point, Point])[] = [
	[
		[4.4, 14.6],
		[16.4, 2],
	],
	[
		[18, 22.9],
		[26.6, 12.6],
	],
	[
		[28.2, 32.9],
		[33.8, 24.2],
	],
	[
		[33.6, 44.2],
		[38.8, 37.4],
	],
	[
		[35.2, 58],
		[40.4, 56.4],
	],
];

/** Between S1|S2, S2|S3, S3|S4, S4|S5, slightly curved. */
export function sacralSeam(index: number): string {
	const seam = SACRAL_SEAMS[index];
	if (seam === undefined) return "";
	const [front, back] = seam;
	return `M${front[0]} ${front[1]}Q${(front[0] + back[0]) / 2 + 1.6} ${(front[1] + back[1]) / 2 + 1.2} ${back[0]} ${back[1]}`;
}

export function sacralSegmentSide(index: number): string {
	const above = SACRAL_SEAMS[index - 1];
	const below = SACRAL_SEAMS[index];
	if (above === undefined || below === undefined) return "";
	return rounded([above[0], above[1], below[1], below[0]], [1.2], [0]);
}
