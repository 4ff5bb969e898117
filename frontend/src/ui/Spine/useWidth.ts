import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** Of the element, and again whenever it changes; `fallback` until it is known. */
export function useWidth(fallback: number): [RefObject<HTMLDivElement | null>, number] {
	const ref = useRef<HTMLDivElement>(null);
	const [width, setWidth] = useState(fallback);
	useLayoutEffect(() => {
		const element = ref.current;
		if (element === null) return;
		const measure = () => {
			if (element.clientWidth > 0) setWidth(element.clientWidth);
		};
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		return () => observer.disconnect();
	}, []);
	return [ref, width];
}
