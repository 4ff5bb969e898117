import { useSyncExternalStore } from "react";

/** A booking that was made, moved or went on. It names nobody. */
export type BookingChange = { bookingId: string; days: readonly string[]; change: string; at: string };

/** `polling`: the stream cannot be had, pages ask again by the clock. */
export type Connection = "connecting" | "live" | "polling";

type Listener = {
	onChange: (change: BookingChange) => void;
	/** The stream is back: what happened meanwhile was not told. */
	onReturn: () => void;
};

const PATH = "/api/bookings/events";
/** The browser tries by itself after a broken line, but not after a refusal. */
const RETRY = 30_000;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let source: EventSource | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let connection: Connection = "connecting";
let wasLive = false;

function become(next: Connection) {
	if (connection === next) return;
	connection = next;
	for (const watcher of watchers) watcher();
}

function changeOf(data: string): BookingChange | undefined {
	try {
		const value: unknown = JSON.parse(data);
		const isChange = typeof value === "object" && value !== null && "days" in value && Array.isArray(value.days);
		return isChange ? (value as BookingChange) : undefined;
	} catch {
		return undefined;
	}
}

function open() {
	if (typeof EventSource === "undefined") return become("polling");
	const opened = new EventSource(PATH);
	source = opened;
	opened.addEventListener("open", () => {
		become("live");
		if (wasLive) for (const { onReturn } of listeners) onReturn();
		wasLive = true;
	});
	opened.addEventListener("change", ({ data }: MessageEvent<string>) => {
		const change = changeOf(data);
		if (change !== undefined) for (const { onChange } of listeners) onChange(change);
	});
	opened.addEventListener("error", () => {
		become("polling");
		if (opened.readyState !== EventSource.CLOSED || source !== opened) return;
		retry = setTimeout(open, RETRY);
	});
}

function close() {
	source?.close();
	source = undefined;
	clearTimeout(retry);
	wasLive = false;
	connection = "connecting";
}

/** One stream per tab, open as long as somebody listens. Returns how to stop. */
export function listenToBookings(listener: Listener): () => void {
	listeners.add(listener);
	if (listeners.size === 1) open();
	return () => {
		listeners.delete(listener);
		if (listeners.size === 0) close();
	};
}

export function bookingConnection(): Connection {
	return connection;
}

const REFRESH = 30_000;
/** Even a living stream may miss what was written past the application. */
const REFRESH_LIVE = 300_000;

/** How often a page that shows bookings asks again, in milliseconds. */
export function bookingRefetchInterval(): number {
	return connection === "live" ? REFRESH_LIVE : REFRESH;
}

export function useBookingConnection(): Connection {
	return useSyncExternalStore((watcher) => {
		watchers.add(watcher);
		return () => watchers.delete(watcher);
	}, bookingConnection);
}
