import { type IsoDate, parseDate } from "@/lib/time";

export const SHORTEST_SEARCH = 2;
export const LONGEST_SEARCH = 100;

export type Search =
	| { kind: "empty" }
	| { kind: "short" }
	| { kind: "ambiguous" }
	| { kind: "ready"; q: string | undefined; birthDate: IsoDate | undefined };

const DATE = /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [a-z]{3,9} \d{4}/i;

/** What was typed, taken apart: a birth date anywhere in it, and the rest as name or MRN. */
export function readSearch(typed: string): Search {
	const words = typed.trim().replace(/\s+/g, " ");
	if (words === "") return { kind: "empty" };
	const written = DATE.exec(words)?.[0];
	if (written === undefined) {
		return words.length < SHORTEST_SEARCH ? { kind: "short" } : { kind: "ready", q: words, birthDate: undefined };
	}
	const birthDate = parseDate(written.includes("-") ? written : written.replace(/\b0(?=\d)/g, ""));
	if (birthDate === undefined) return { kind: "ambiguous" };
	const rest = words.replace(written, " ").replace(/\s+/g, " ").trim();
	return { kind: "ready", q: rest === "" ? undefined : rest, birthDate };
}

export type Piece = { text: string; marked: boolean };

const PIECE = 3;

/** One letter for each letter of the text, so that places found in it hold in the text as well. */
function plain(text: string): string {
	return [...text].map((letter) => letter.normalize("NFD").charAt(0).toLowerCase()).join("");
}

/** Cuts a name where it shares three letters in a row with what was typed: with a slip, the rest is still marked. */
export function marked(text: string, typed: string | undefined): readonly Piece[] {
	const letters = [...text];
	const whole = plain(text);
	const hits = new Set<number>();
	const mark = (piece: string, onlyAtStart: boolean) => {
		for (let at = whole.indexOf(piece); at !== -1; at = whole.indexOf(piece, at + 1)) {
			if (onlyAtStart && at > 0 && /\p{L}|\p{N}/u.test(whole.charAt(at - 1))) continue;
			for (let index = at; index < at + piece.length; index++) hits.add(index);
		}
	};
	for (const word of plain(typed ?? "").split(/[\s,]+/)) {
		if (word === "") continue;
		if (word.length < PIECE) mark(word, true);
		for (let at = 0; at + PIECE <= word.length; at++) mark(word.slice(at, at + PIECE), false);
	}
	const pieces: Piece[] = [];
	letters.forEach((letter, index) => {
		const last = pieces.at(-1);
		if (last !== undefined && last.marked === hits.has(index)) last.text += letter;
		else pieces.push({ text: letter, marked: hits.has(index) });
	});
	return pieces;
}
