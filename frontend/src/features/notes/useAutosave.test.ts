import { act, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ProblemError } from "@/api/problem";
import type { Versioned } from "@/api/versions";
import { RETRY_AFTER_MS, SAVE_AFTER_MS, useAutosave } from "./useAutosave";

type Call = {
	body: string;
	etag: string;
	answer: (answer: Versioned<string>) => void;
	refuse: (problem: ProblemError) => void;
};

function setUp() {
	const calls: Call[] = [];
	const draft = { text: "a" };
	const onRefused = vi.fn();
	const onClean = vi.fn();
	const { result } = renderHook(() =>
		useAutosave<string, string>({
			etag: '"1"',
			saved: "a",
			body: () => draft.text,
			send: (body, etag) =>
				new Promise((answer, refuse) => {
					calls.push({ body, etag, answer, refuse });
				}),
			onSaved: () => undefined,
			onRefused,
			onClean,
		}),
	);
	const type = (text: string) =>
		act(() => {
			draft.text = text;
			result.current.changed();
		});
	const wait = (milliseconds = SAVE_AFTER_MS) => act(() => vi.advanceTimersByTimeAsync(milliseconds));
	const answer = (index: number, etag: string) => act(async () => calls[index]?.answer({ data: "", etag }));
	const refuse = (index: number, status: number) =>
		act(async () => calls[index]?.refuse(new ProblemError({ type: "about:blank", title: "No", status })));
	return { result, calls, type, wait, answer, refuse, onRefused, onClean };
}

describe("useAutosave", () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it("saves a moment after the last change", async () => {
		const { result, calls, type, wait, answer } = setUp();
		await type("b");
		await type("bc");
		expect(calls).toHaveLength(0);
		await wait();
		expect(calls.map(({ body, etag }) => [body, etag])).toEqual([["bc", '"1"']]);
		expect(result.current.state.kind).toBe("saving");
		await answer(0, '"2"');
		expect(result.current.state.kind).toBe("saved");
		expect(result.current.unsaved()).toBe(false);
	});

	it("never has two writes under way, and sends each with the version of the one before", async () => {
		const { result, calls, type, wait, answer } = setUp();
		await type("b");
		await wait();
		await type("c");
		await wait(10 * SAVE_AFTER_MS);
		expect(calls).toHaveLength(1);
		await answer(0, '"2"');
		await wait();
		expect(calls.map(({ body, etag }) => [body, etag])).toEqual([
			["b", '"1"'],
			["c", '"2"'],
		]);
		await answer(1, '"3"');
		await wait(10 * SAVE_AFTER_MS);
		expect(calls).toHaveLength(2);
		expect(result.current.state.kind).toBe("saved");
	});

	it("stops for good when somebody else has saved", async () => {
		const { result, calls, type, wait, refuse, answer } = setUp();
		await type("b");
		await wait();
		await refuse(0, 412);
		expect(result.current.state.kind).toBe("stale");
		await type("c");
		await wait(10 * SAVE_AFTER_MS);
		expect(calls).toHaveLength(1);
		await act(async () => result.current.rebase('"7"', "theirs"));
		await type("cc");
		await wait();
		expect(calls[1]?.etag).toBe('"7"');
		await answer(1, '"8"');
		expect(result.current.state.kind).toBe("saved");
	});

	it("keeps a refusal until something changes, and forgets it when the entry is taken back", async () => {
		const { result, calls, type, wait, refuse, onRefused, onClean } = setUp();
		await type("b");
		await wait();
		await refuse(0, 422);
		expect(result.current.state.kind).toBe("refused");
		expect(onRefused).toHaveBeenCalledOnce();
		await wait(2 * RETRY_AFTER_MS);
		expect(calls).toHaveLength(1);
		await type("a");
		expect(result.current.state.kind).toBe("saved");
		expect(onClean).toHaveBeenCalled();
	});

	it("tries again by itself while the server cannot be reached", async () => {
		const { calls, type, wait, refuse } = setUp();
		await type("b");
		await wait();
		await refuse(0, 0);
		await wait(RETRY_AFTER_MS);
		expect(calls).toHaveLength(2);
	});
});
