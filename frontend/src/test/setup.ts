import "@testing-library/jest-dom/vitest";
import "@/i18n/admin";
import "@/i18n/audit";
import "@/i18n/calls";
import "@/i18n/imports";
import "@/i18n/notes";
import "@/i18n/plan";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// The library cannot see the end of a test by itself: Vitest's globals are off.
afterEach(cleanup);

// What a test waits for comes at once on a free machine; a busy one must not look like a mistake.
configure({ asyncUtilTimeout: 8_000 });

window.matchMedia ??= (query: string) => ({
	matches: false,
	media: query,
	onchange: null,
	addEventListener: vi.fn(),
	removeEventListener: vi.fn(),
	addListener: vi.fn(),
	removeListener: vi.fn(),
	dispatchEvent: vi.fn(),
});

window.ResizeObserver ??= class {
	observe() {}
	unobserve() {}
	disconnect() {}
};

Element.prototype.scrollIntoView ??= () => {};

// Mantine's growing text area waits for fonts, which jsdom does not load.
if (!("fonts" in document)) Object.defineProperty(document, "fonts", { value: new EventTarget() });

// jsdom has it only to complain.
window.scrollTo = () => {};
