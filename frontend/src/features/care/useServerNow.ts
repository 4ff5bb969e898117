import { useEffect, useState } from "react";
import type { IsoInstant } from "@/lib/time";

/** Milliseconds on the server's clock, renewed every second: a tablet whose clock is wrong must not hide an overdue row. */
export function useServerNow(serverTime: IsoInstant): number {
	const [ahead, setAhead] = useState(() => Date.parse(serverTime) - Date.now());
	const [known, setKnown] = useState(serverTime);
	const [now, setNow] = useState(() => Date.now());
	if (known !== serverTime) {
		setKnown(serverTime);
		setAhead(Date.parse(serverTime) - Date.now());
	}
	useEffect(() => {
		const timer = setInterval(() => setNow(Date.now()), 1000);
		return () => clearInterval(timer);
	}, []);
	return Math.max(now + ahead, Date.parse(serverTime));
}
