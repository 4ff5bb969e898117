import { act, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useNow } from "./useNow";

afterEach(() => {
	vi.useRealTimers();
});

it("the present moves on with the full minute", () => {
	vi.useFakeTimers({ now: Date.parse("2026-11-23T09:47:40Z") });
	const { result } = renderHook(useNow);
	expect(result.current).toBe("2026-11-23T09:47:40.000Z");
	act(() => void vi.advanceTimersByTime(20_000));
	expect(result.current).toBe("2026-11-23T09:48:00.000Z");
	act(() => void vi.advanceTimersByTime(60_000));
	expect(result.current).toBe("2026-11-23T09:49:00.000Z");
});
