import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type BookingChange, listenToBookings, useBookingConnection } from "./bookingEvents";

/** What the browser's own does, but told by the test. */
class FakeEventSource extends EventTarget {
	static readonly CLOSED = 2;
	static opened: FakeEventSource[] = [];
	readyState = 0;
	readonly url: string;

	constructor(url: string) {
		super();
		this.url = url;
		FakeEventSource.opened.push(this);
	}

	close() {
		this.readyState = FakeEventSource.CLOSED;
	}

	opens() {
		this.readyState = 1;
		this.dispatchEvent(new Event("open"));
	}

	says(data: string) {
		this.dispatchEvent(new MessageEvent("change", { data }));
	}

	breaks(forGood = false) {
		this.readyState = forGood ? FakeEventSource.CLOSED : 0;
		this.dispatchEvent(new Event("error"));
	}
}

const moved: BookingChange = { bookingId: "b1", days: ["2026-11-23"], change: "MOVED", at: "2026-11-23T09:00:00Z" };

beforeEach(() => {
	FakeEventSource.opened = [];
	vi.stubGlobal("EventSource", FakeEventSource);
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

function listener() {
	return { onChange: vi.fn<(change: BookingChange) => void>(), onReturn: vi.fn<() => void>() };
}

function only(): FakeEventSource {
	const [first, ...others] = FakeEventSource.opened;
	expect(others).toEqual([]);
	if (first === undefined) throw new Error("Nothing was opened");
	return first;
}

function Word() {
	return <p>{useBookingConnection()}</p>;
}

describe("the stream of changes", () => {
	it("is one for all that listen, and ends with the last of them", () => {
		const [one, other] = [listener(), listener()];
		const stops = [listenToBookings(one), listenToBookings(other)];
		const source = only();
		source.opens();
		source.says(JSON.stringify(moved));
		expect(one.onChange.mock.calls).toEqual([[moved]]);
		expect(other.onChange.mock.calls).toEqual([[moved]]);
		stops[0]?.();
		expect(source.readyState).toBe(1);
		stops[1]?.();
		expect(source.readyState).toBe(FakeEventSource.CLOSED);
	});

	it("ignores what it cannot read", () => {
		const one = listener();
		const stop = listenToBookings(one);
		only().says("not json");
		only().says('{"bookingId":"b1"}');
		expect(one.onChange).not.toHaveBeenCalled();
		stop();
	});

	it("says when it is back, for what happened meanwhile was not told", () => {
		const one = listener();
		const stop = listenToBookings(one);
		only().opens();
		expect(one.onReturn).not.toHaveBeenCalled();
		only().breaks();
		only().opens();
		expect(one.onReturn).toHaveBeenCalledTimes(1);
		stop();
	});

	it("is opened again after a refusal, and pages are told to ask by the clock until then", () => {
		render(<Word />);
		const stop = listenToBookings(listener());
		act(() => only().opens());
		expect(screen.getByText("live")).toBeInTheDocument();
		act(() => only().breaks(true));
		expect(screen.getByText("polling")).toBeInTheDocument();
		vi.advanceTimersByTime(30_000);
		expect(FakeEventSource.opened).toHaveLength(2);
		act(() => FakeEventSource.opened[1]?.opens());
		expect(screen.getByText("live")).toBeInTheDocument();
		stop();
	});
});
