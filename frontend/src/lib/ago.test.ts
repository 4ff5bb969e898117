import { expect, it } from "vitest";
import { agoWords } from "./ago";

const NOW = "2026-11-21T15:00:00Z";

it.each([
	["2026-11-21T15:00:30Z", "just now"],
	["2026-11-21T14:59:01Z", "just now"],
	["2026-11-21T14:59:00Z", "1 min ago"],
	["2026-11-21T14:00:01Z", "59 min ago"],
	["2026-11-21T14:00:00Z", "1 h ago"],
	["2026-11-20T15:00:01Z", "23 h ago"],
	["2026-11-20T15:00:00Z", "1 day ago"],
	["2026-11-18T15:00:00Z", "3 days ago"],
])("what happened at %s was %s", (at, words) => {
	expect(agoWords(at, NOW)).toBe(words);
});
