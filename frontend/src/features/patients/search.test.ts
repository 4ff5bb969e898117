import { expect, it } from "vitest";
import { marked, readSearch } from "./search";

it("a birth date is found anywhere in what was typed", () => {
	expect(readSearch("  ")).toEqual({ kind: "empty" });
	expect(readSearch("w")).toEqual({ kind: "short" });
	expect(readSearch("whitaker")).toEqual({ kind: "ready", q: "whitaker", birthDate: undefined });
	expect(readSearch("3 May 1948")).toEqual({ kind: "ready", q: undefined, birthDate: "1948-05-03" });
	expect(readSearch("Whitaker 03.05.1948 Joan")).toEqual({
		kind: "ready",
		q: "Whitaker Joan",
		birthDate: "1948-05-03",
	});
	expect(readSearch("13/05/1948")).toEqual({ kind: "ready", q: undefined, birthDate: "1948-05-13" });
});

it("a date that can be read two ways is not searched", () => {
	expect(readSearch("03/04/1948")).toEqual({ kind: "ambiguous" });
});

it("what a name shares with the typed letters is marked, also after a slip and without accents", () => {
	const words = (text: string, typed: string) =>
		marked(text, typed)
			.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
			.join("");
	expect(words("Whitaker", "Witaker")).toBe("Wh[itaker]");
	expect(words("Núñez", "nunez")).toBe("[Núñez]");
	expect(words("O'Brien, Jo", "jo")).toBe("O'Brien, [Jo]");
	expect(words("Whitaker", "x")).toBe("Whitaker");
	expect(marked("Whitaker", undefined)).toEqual([{ text: "Whitaker", marked: false }]);
});
