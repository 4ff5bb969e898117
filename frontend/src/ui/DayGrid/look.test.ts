import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLooker } from "./look";
import type { Look, Outlook, Target } from "./types";

const good: Outlook = { tone: "good", lines: [] };
const what = { id: "sato", payload: undefined };
const target = (start: number): Target => ({ columnId: "a1", start, end: start + 60 });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function looker(look: Look<string>) {
	const asked = vi.fn<Look<string>>(look);
	const answered = vi.fn<(target: Target) => void>();
	return { asked, answered, looker: createLooker<string>(() => asked, answered) };
}

describe("asking about a place", () => {
	it("waits until the pointer rests, and asks only for where it rests", async () => {
		const { asked, answered, looker: at } = looker(async () => good);
		for (const start of [540, 545, 550]) {
			expect(at.at(what, target(start))).toBeUndefined();
			await vi.advanceTimersByTimeAsync(40);
		}
		await vi.advanceTimersByTimeAsync(80);
		expect(asked).toHaveBeenCalledTimes(1);
		expect(asked.mock.calls[0]?.[1]).toEqual(target(550));
		expect(answered.mock.calls).toEqual([[target(550)]]);
		expect(at.at(what, target(550))).toBe(good);
	});

	it("aborts what has become stale, and never tells its answer", async () => {
		let answer: (outlook: Outlook) => void = () => {};
		const {
			asked,
			answered,
			looker: at,
		} = looker(
			() =>
				new Promise((resolve) => {
					answer = resolve;
				}),
		);
		at.at(what, target(540));
		await vi.advanceTimersByTimeAsync(80);
		at.at(what, target(600));
		expect(asked.mock.calls[0]?.[2].aborted).toBe(true);
		answer(good);
		await vi.advanceTimersByTimeAsync(0);
		expect(answered).not.toHaveBeenCalled();
	});

	it("does not ask twice during one drag, but anew in the next", async () => {
		const { asked, looker: at } = looker(async () => good);
		at.at(what, target(540));
		await vi.advanceTimersByTimeAsync(80);
		at.at(what, target(540));
		await vi.advanceTimersByTimeAsync(80);
		expect(asked).toHaveBeenCalledTimes(1);
		at.clear();
		at.at(what, target(540));
		await vi.advanceTimersByTimeAsync(80);
		expect(asked).toHaveBeenCalledTimes(2);
	});

	it("knows nothing when the answer fails, and lets the drop decide", async () => {
		const { answered, looker: at } = looker(async () => {
			throw new Error("no line");
		});
		at.at(what, target(540));
		await vi.advanceTimersByTimeAsync(80);
		expect(answered).toHaveBeenCalledTimes(1);
		expect(at.at(what, target(540))).toBeUndefined();
	});
});
