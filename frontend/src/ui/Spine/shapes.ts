export type Point = readonly [x: number, y: number];

const two = (value: number) => Math.round(value * 100) / 100;
const text = ([x, y]: Point) => `${two(x)} ${two(y)}`;

export function lerp(from: number, to: number, part: number): number {
	return from + (to - from) * part;
}

function towards([x, y]: Point, [tx, ty]: Point, distance: number): Point {
	const length = Math.hypot(tx - x, ty - y) || 1;
	const part = Math.min(distance / length, 0.5);
	return [lerp(x, tx, part), lerp(y, ty, part)];
}

export function rotated([x, y]: Point, degrees: number): Point {
	const angle = (degrees * Math.PI) / 180;
	return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
}

/**
 * A closed outline through clockwise corners. Corner `i` is rounded by `radii[i]`; the edge that leaves it is bowed
 * inwards by `bows[i]` at its middle (outwards when negative). A list that is too short repeats its last number.
 */
export function rounded(points: readonly Point[], radii: readonly number[], bows: readonly number[] = [0]): string {
	const corner = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
	const nth = (list: readonly number[], index: number) => list[Math.min(index, list.length - 1)] ?? 0;
	let path = "";
	points.forEach((point, index) => {
		const next = corner(index + 1);
		const enter = towards(point, corner(index - 1), nth(radii, index));
		const leave = towards(point, next, nth(radii, index));
		const arrive = towards(next, point, nth(radii, (index + 1) % points.length));
		path += `${index === 0 ? `M${text(enter)}` : ""}Q${text(point)} ${text(leave)}`;
		const bow = nth(bows, index);
		if (bow === 0) path += `L${text(arrive)}`;
		else {
			const length = Math.hypot(next[0] - point[0], next[1] - point[1]) || 1;
			const inwards: Point = [-(next[1] - point[1]) / length, (next[0] - point[0]) / length];
			// Short edges are mostly corner; bowed as deep as long ones they would show a lump.
			const left = Math.hypot(arrive[0] - leave[0], arrive[1] - leave[1]) / length;
			const depth = bow * 2 * left ** 2;
			const middle: Point = [
				(leave[0] + arrive[0]) / 2 + inwards[0] * depth,
				(leave[1] + arrive[1]) / 2 + inwards[1] * depth,
			];
			path += `Q${text(middle)} ${text(arrive)}`;
		}
	});
	return `${path}Z`;
}

/** A closed Catmull-Rom curve through the points. */
export function smooth(points: readonly Point[]): string {
	const nth = (index: number): Point => points[(index + points.length) % points.length] ?? [0, 0];
	let path = `M${text(nth(0))}`;
	points.forEach((point, index) => {
		const before = nth(index - 1);
		const next = nth(index + 1);
		const after = nth(index + 2);
		const first: Point = [point[0] + (next[0] - before[0]) / 6, point[1] + (next[1] - before[1]) / 6];
		const second: Point = [next[0] - (after[0] - point[0]) / 6, next[1] - (after[1] - point[1]) / 6];
		path += `C${text(first)} ${text(second)} ${text(next)}`;
	});
	return `${path}Z`;
}

export function polyline(points: readonly Point[]): string {
	return points.map((point, index) => `${index === 0 ? "M" : "L"}${text(point)}`).join("");
}

/** Numbers in [0, 1) that are the same for the same seed: a cement cloud must not change its shape between two renders. */
function randomFrom(seed: number): () => number {
	let state = seed * 2654435761 + 1;
	return () => {
		state = Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9;
		return ((state >>> 8) & 0xffff) / 0x10000;
	};
}

/** An uneven cloud that stays inside the ellipse. */
export function cloud([x, y]: Point, rx: number, ry: number, seed: number): string {
	const random = randomFrom(seed);
	const count = 9;
	return smooth(
		Array.from({ length: count }, (_, index): Point => {
			const angle = ((index + random() * 0.4) / count) * 2 * Math.PI;
			const reach = 0.72 + random() * 0.28;
			return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach];
		}),
	);
}
