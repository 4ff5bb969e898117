import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dropLocalDrafts } from "@/lib/localDrafts";
import { dropDraft, KEPT_FOR_MS, keepDraft, readDraft } from "./localDraft";

const base = { levels: [], touched: [] };
const mine = { ...base, impression: "Typed on the train" };

describe("a draft on this device", () => {
	beforeEach(() => {
		vi.useFakeTimers();
		localStorage.clear();
	});
	afterEach(() => void vi.useRealTimers());

	it("comes back as it was typed, with what the server had then", () => {
		keepDraft("user", "note", base, mine);
		expect(readDraft("user", "note")).toEqual({ base, mine, savedAt: Date.now() });
	});

	it("belongs to who typed it and to its note", () => {
		keepDraft("user", "note", base, mine);
		expect(readDraft("colleague", "note")).toBeUndefined();
		expect(readDraft("user", "other")).toBeUndefined();
	});

	it("goes with the next save and at sign-out, and nothing else does", () => {
		localStorage.setItem("colour-scheme", "dark");
		keepDraft("user", "one", base, mine);
		keepDraft("user", "two", base, mine);
		dropDraft("user", "one");
		expect(readDraft("user", "one")).toBeUndefined();
		expect(readDraft("user", "two")).toBeDefined();
		dropLocalDrafts();
		expect(readDraft("user", "two")).toBeUndefined();
		expect(localStorage.getItem("colour-scheme")).toBe("dark");
	});

	it("expires, and is then removed", () => {
		keepDraft("user", "note", base, mine);
		vi.advanceTimersByTime(KEPT_FOR_MS - 1);
		expect(readDraft("user", "note")).toBeDefined();
		vi.advanceTimersByTime(1);
		expect(readDraft("user", "note")).toBeUndefined();
		expect(localStorage).toHaveLength(0);
	});

	it("is no draft when it cannot be read", () => {
		localStorage.setItem("spineline.draft.note.user.note", "{broken");
		expect(readDraft("user", "note")).toBeUndefined();
		localStorage.setItem("spineline.draft.note.user.note", "null");
		expect(readDraft("user", "note")).toBeUndefined();
	});

	it("gives way when the browser has no room", () => {
		const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
			throw new DOMException("full", "QuotaExceededError");
		});
		expect(keepDraft("user", "note", base, mine)).toBe(false);
		full.mockRestore();
	});
});
