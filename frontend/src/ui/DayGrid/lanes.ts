export type Span = { id: string; start: number; end: number };
export type Lane = { lane: number; lanes: number };

export function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
	return a.start < b.end && b.start < a.end;
}

/** By start, longer ones first: the order in which they are drawn and walked through. */
export function inOrder<S extends Span>(spans: readonly S[]): readonly S[] {
	return spans.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}

/**
 * Side by side where they overlap: each takes the first lane that is free, and all that are chained together by overlaps
 * share the width equally. Half-open: what ends at 10:00 does not overlap what starts then.
 */
export function lanesOf(spans: readonly Span[]): ReadonlyMap<string, Lane> {
	const placed = new Map<string, Lane>();
	let cluster: { id: string; lane: number }[] = [];
	let ends: number[] = [];
	const close = () => {
		for (const { id, lane } of cluster) placed.set(id, { lane, lanes: ends.length });
		cluster = [];
		ends = [];
	};
	for (const span of inOrder(spans)) {
		if (ends.every((end) => end <= span.start)) close();
		const free = ends.findIndex((end) => end <= span.start);
		const lane = free < 0 ? ends.length : free;
		ends[lane] = span.end;
		cluster.push({ id: span.id, lane });
	}
	close();
	return placed;
}
