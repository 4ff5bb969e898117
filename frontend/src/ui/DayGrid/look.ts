import type { Look, Looked, Outlook, Target } from "./types";

/** The pointer rests at least this long before anybody is asked. */
const REST = 80;

export type Looker<P> = {
	/** What is known of the place by now; when nothing is, it is asked for and told later. */
	at: (what: Looked<P>, target: Target) => Outlook | undefined;
	/** The drag is over: no answer is wanted any more, and the next drag asks anew. */
	clear: () => void;
};

/** Asks about the newest place only: what was asked before is aborted, what was answered is kept for this drag. */
export function createLooker<P>(look: () => Look<P> | undefined, onAnswer: (target: Target) => void): Looker<P> {
	const known = new Map<string, Outlook | undefined>();
	let wanted: string | undefined;
	let rest: ReturnType<typeof setTimeout> | undefined;
	let asked: AbortController | undefined;

	const stop = () => {
		clearTimeout(rest);
		asked?.abort();
		asked = undefined;
		wanted = undefined;
	};

	const ask = async (key: string, what: Looked<P>, target: Target) => {
		const controller = new AbortController();
		asked = controller;
		try {
			const outlook = await look()?.(what, target, controller.signal);
			if (controller.signal.aborted) return;
			known.set(key, outlook);
		} catch {
			// Nobody could say: the drop itself will.
			if (controller.signal.aborted) return;
			known.set(key, undefined);
		}
		if (wanted === key) onAnswer(target);
	};

	return {
		at(what, target) {
			if (look() === undefined) return undefined;
			const key = `${target.columnId} ${target.start} ${target.end}`;
			if (known.has(key)) {
				if (wanted !== key) stop();
				wanted = key;
				return known.get(key);
			}
			if (wanted === key) return undefined;
			stop();
			wanted = key;
			rest = setTimeout(() => void ask(key, what, target), REST);
			return undefined;
		},
		clear() {
			stop();
			known.clear();
		},
	};
}
