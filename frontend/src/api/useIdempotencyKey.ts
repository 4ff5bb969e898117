import { useRef } from "react";

/**
 * What is sent twice, by a bad line or a double click, is entered once. Other content is another wish: its key is new.
 *
 * @param within milliseconds after which even the same content is meant anew; without it, never
 */
export function useIdempotencyKey(within = Number.POSITIVE_INFINITY) {
	const last = useRef<{ content: string; key: string; since: number }>(undefined);
	return {
		keyOf: (content: string): string => {
			const now = Date.now();
			if (last.current?.content !== content || now - last.current.since > within) {
				last.current = { content, key: crypto.randomUUID(), since: now };
			}
			return last.current.key;
		},
		/** The server has it: the same content is a new wish from now on. */
		renew: () => {
			last.current = undefined;
		},
	};
}
