import { useEffect, useState } from "react";
import { type IsoInstant, instantOf } from "./time";

/** The present moment, renewed at every full minute: for now lines and "due in" texts. */
export function useNow(): IsoInstant {
	const [now, setNow] = useState(() => instantOf(Date.now()));
	useEffect(() => {
		let timer: ReturnType<typeof setTimeout>;
		const wait = () => {
			timer = setTimeout(
				() => {
					setNow(instantOf(Date.now()));
					wait();
				},
				60_000 - (Date.now() % 60_000),
			);
		};
		wait();
		return () => clearTimeout(timer);
	}, []);
	return now;
}
