import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useIdempotencyKey } from "./useIdempotencyKey";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("the same wish keeps its key, another one gets its own", () => {
	const { keyOf } = renderHook(() => useIdempotencyKey()).result.current;
	const first = keyOf("1 mg");
	vi.advanceTimersByTime(3_600_000);
	expect(keyOf("1 mg")).toBe(first);
	expect(keyOf("2 mg")).not.toBe(first);
	expect(keyOf("1 mg")).not.toBe(first);
});

it("what the server has is a new wish when it is sent again", () => {
	const { keyOf, renew } = renderHook(() => useIdempotencyKey()).result.current;
	const first = keyOf("1 mg");
	renew();
	expect(keyOf("1 mg")).not.toBe(first);
});

it("a repetition counts as one only for so long", () => {
	const { keyOf } = renderHook(() => useIdempotencyKey(60_000)).result.current;
	const first = keyOf("1 mg");
	vi.advanceTimersByTime(60_000);
	expect(keyOf("1 mg")).toBe(first);
	vi.advanceTimersByTime(1);
	expect(keyOf("1 mg")).not.toBe(first);
});
