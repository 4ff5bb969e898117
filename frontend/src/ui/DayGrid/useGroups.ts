import { useRef } from "react";

const NONE: readonly never[] = [];

/**
 * Values by column. A column whose values are the same objects as before keeps its array, so that moving one booking
 * draws two columns and not forty.
 */
export function useGroups<T extends { columnId: string }>(values: readonly T[]): (columnId: string) => readonly T[] {
	const before = useRef<{ values: readonly T[]; groups: ReadonlyMap<string, readonly T[]> }>(null);
	if (before.current?.values !== values) {
		before.current = { values, groups: regrouped(values, before.current?.groups) };
	}
	const { groups } = before.current;
	return (columnId) => groups.get(columnId) ?? NONE;
}

export function regrouped<T extends { columnId: string }>(
	values: readonly T[],
	before: ReadonlyMap<string, readonly T[]> | undefined,
): ReadonlyMap<string, readonly T[]> {
	const fresh = new Map<string, T[]>();
	for (const value of values) {
		const group = fresh.get(value.columnId);
		if (group === undefined) fresh.set(value.columnId, [value]);
		else group.push(value);
	}
	const groups = new Map<string, readonly T[]>(fresh);
	for (const [columnId, group] of groups) {
		const old = before?.get(columnId);
		if (old !== undefined && old.length === group.length && old.every((value, index) => value === group[index]))
			groups.set(columnId, old);
	}
	return groups;
}
