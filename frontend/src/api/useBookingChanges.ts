import { useEffect } from "react";
import { type BookingChange, listenToBookings } from "./bookingEvents";

/** Several changes that come together, as in a move of a series, are told once. */
const TOGETHER = 150;

/**
 * While the page is on screen, tells what others changed, and that the stream is back after it was away.
 * Both functions must stay the same from one render to the next.
 */
export function useBookingChanges(onChanges: (changes: readonly BookingChange[]) => void, onReturn: () => void) {
	useEffect(() => {
		let soon: ReturnType<typeof setTimeout> | undefined;
		let changes: BookingChange[] = [];
		const tell = () => {
			soon = undefined;
			onChanges(changes);
			changes = [];
		};
		const stop = listenToBookings({
			onChange: (change) => {
				changes.push(change);
				soon ??= setTimeout(tell, TOGETHER);
			},
			onReturn,
		});
		return () => {
			clearTimeout(soon);
			stop();
		};
	}, [onChanges, onReturn]);
}
