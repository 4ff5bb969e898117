import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, type ProblemError } from "@/api/problem";

const PAUSE = 700;

export type SaveState =
	| { kind: "clean" }
	| { kind: "waiting" }
	| { kind: "saving" }
	| { kind: "saved"; at: number }
	| { kind: "failed"; problem: ProblemError };

/**
 * Saves a while after the last change, never two at once: what changes during a save is saved after it. A version that is
 * no longer the newest stops it for good, because the next save would overwrite somebody's work.
 */
export function useAutosave(save: () => Promise<void>) {
	const [state, setState] = useState<SaveState>({ kind: "clean" });
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const running = useRef<Promise<boolean>>(undefined);
	const again = useRef(false);
	const stopped = useRef(false);
	const latest = useRef(save);
	useEffect(() => {
		latest.current = save;
	});
	useEffect(() => () => clearTimeout(timer.current), []);

	const run = useCallback(async (): Promise<boolean> => {
		clearTimeout(timer.current);
		timer.current = undefined;
		if (stopped.current) return false;
		if (running.current !== undefined) {
			again.current = true;
			return running.current;
		}
		const work = async (): Promise<boolean> => {
			let saved = false;
			do {
				again.current = false;
				setState({ kind: "saving" });
				try {
					await latest.current();
					saved = true;
					setState({ kind: "saved", at: Date.now() });
				} catch (error) {
					saved = false;
					const problem = asProblem(error);
					stopped.current = problem.isStale;
					setState({ kind: "failed", problem });
				}
			} while (again.current && !stopped.current);
			return saved;
		};
		running.current = work().finally(() => {
			running.current = undefined;
		});
		return running.current;
	}, []);

	const changed = useCallback(() => {
		if (stopped.current) return;
		clearTimeout(timer.current);
		if (running.current === undefined) setState({ kind: "waiting" });
		timer.current = setTimeout(() => void run(), PAUSE);
	}, [run]);

	return { state, changed, saveNow: run };
}
