import type { BoardBooking } from "@/api/schema";
import { nameOf } from "@/lib/people";
import { type By, COLUMN_KEY } from "./day";
import { type BoardSearch, listOf } from "./search";
import { techniqueWord } from "./words";

/** What is shown of the bookings, the same in every view. */
export type Filters = {
	hidden: ReadonlySet<string>;
	/** Empty shows all. */
	statuses: ReadonlySet<string>;
	words: readonly string[];
};

export function filtersOf({ hide, status }: Pick<BoardSearch, "hide" | "status">, text: string): Filters {
	return {
		hidden: new Set(listOf(hide)),
		statuses: new Set(listOf(status)),
		words: folded(text).split(/\s+/u).filter(Boolean),
	};
}

/** "Bergström" is found by "bergstrom". */
function folded(text: string): string {
	return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function hasFilter({ statuses, words }: Filters): boolean {
	return statuses.size > 0 || words.length > 0;
}

export function isShown(booking: BoardBooking, by: By, filters: Filters): boolean {
	return !filters.hidden.has(booking[COLUMN_KEY[by]]) && isWanted(booking, filters);
}

/** Whether it is wanted: by its state, and each word in the name, the number, the operator, a level or the technique. */
export function isWanted(booking: BoardBooking, { statuses, words }: Filters): boolean {
	if (statuses.size > 0 && !statuses.has(booking.status)) return false;
	return contains(
		[
			nameOf(booking.patient),
			booking.patient.mrn,
			booking.operatorName,
			...booking.levels,
			techniqueWord(booking.technique),
		],
		words,
	);
}

export function contains(texts: readonly string[], words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const all = folded(texts.join(" "));
	return words.every((word) => all.includes(word));
}
