import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, type ProblemError } from "@/api/problem";
import type { Versioned } from "@/api/versions";
import { type IsoInstant, instantOf } from "@/lib/time";

export const SAVE_AFTER_MS = 900;
export const RETRY_AFTER_MS = 10_000;

export type SaveState =
	/** `at` is missing as long as nothing was saved from this page. */
	| { kind: "saved"; at?: IsoInstant }
	| { kind: "waiting" }
	| { kind: "saving" }
	| { kind: "refused"; problem: ProblemError }
	/** Somebody else saved: nothing is sent any more. */
	| { kind: "stale" };

type Options<Body, Answer> = {
	etag: string;
	/** What the server has; `body` is compared with it. */
	saved: Body;
	body: () => Body;
	send: (body: Body, etag: string) => Promise<Versioned<Answer>>;
	onSaved: (answer: Versioned<Answer>) => void;
	onRefused: (problem: ProblemError) => void;
	/** What was refused has been taken back: the server has everything again. */
	onClean: () => void;
};

export type Autosave<Body> = {
	state: SaveState;
	/** Something may have changed: it is saved a moment after the last change. */
	changed: () => void;
	/** Saves now. Whether the server has everything then. */
	flush: () => Promise<boolean>;
	unsaved: () => boolean;
	etag: () => string;
	/** Starts over from a version loaded or written elsewhere. */
	rebase: (etag: string, saved: Body) => void;
};

/** Saves a draft by itself: one write at a time, each with the version of the one before. */
export function useAutosave<Body, Answer>(options: Options<Body, Answer>): Autosave<Body> {
	const latest = useRef(options);
	useEffect(() => {
		latest.current = options;
	});
	const [state, setState] = useState<SaveState>({ kind: "saved" });
	const etag = useRef(options.etag);
	const savedText = useRef(JSON.stringify(options.saved));
	const savedAt = useRef<IsoInstant>(undefined);
	const stopped = useRef(false);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const running = useRef<Promise<boolean>>(undefined);

	const unsaved = useCallback(() => JSON.stringify(latest.current.body()) !== savedText.current, []);

	const saveOnce = useCallback(async (): Promise<boolean> => {
		const body = latest.current.body();
		setState({ kind: "saving" });
		try {
			const answer = await latest.current.send(body, etag.current);
			etag.current = answer.etag;
			savedText.current = JSON.stringify(body);
			savedAt.current = instantOf(Date.now());
			latest.current.onSaved(answer);
			setState(unsaved() ? { kind: "waiting" } : { kind: "saved", at: savedAt.current });
			return true;
		} catch (error) {
			const problem = asProblem(error);
			if (problem.isStale) {
				stopped.current = true;
				setState({ kind: "stale" });
			} else {
				setState({ kind: "refused", problem });
				latest.current.onRefused(problem);
			}
			return false;
		}
	}, [unsaved]);

	const clean = useCallback(() => {
		latest.current.onClean();
		setState({ kind: "saved", ...(savedAt.current !== undefined && { at: savedAt.current }) });
	}, []);

	const flush = useCallback(async (): Promise<boolean> => {
		clearTimeout(timer.current);
		if (running.current !== undefined) await running.current;
		// Whoever waited longest has started the next one already.
		if (running.current !== undefined) return await running.current;
		if (stopped.current) return false;
		if (!unsaved()) {
			clean();
			return true;
		}
		running.current = saveOnce().finally(() => {
			running.current = undefined;
		});
		const done = await running.current;
		if (!done || !unsaved()) return done;
		timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
		return false;
	}, [clean, saveOnce, unsaved]);

	const changed = useCallback(() => {
		if (stopped.current) return;
		clearTimeout(timer.current);
		// While a write is under way, what the server has is not known: it is compared when that has ended.
		if (running.current === undefined && !unsaved()) {
			clean();
			return;
		}
		setState((before) => (before.kind === "saving" ? before : { kind: "waiting" }));
		timer.current = setTimeout(() => void flush(), SAVE_AFTER_MS);
	}, [clean, flush, unsaved]);

	useEffect(() => {
		if (state.kind !== "refused" || !isAway(state.problem)) return undefined;
		const retry = setTimeout(() => void flush(), RETRY_AFTER_MS);
		return () => clearTimeout(retry);
	}, [state, flush]);

	useEffect(() => () => clearTimeout(timer.current), []);

	const rebase = useCallback((nextEtag: string, saved: Body) => {
		etag.current = nextEtag;
		savedText.current = JSON.stringify(saved);
		stopped.current = false;
		setState({ kind: "saved" });
	}, []);

	return { state, changed, flush, unsaved, etag: useCallback(() => etag.current, []), rebase };
}

/** The network is gone, or the server is starting again behind its proxy. */
function isAway(problem: ProblemError): boolean {
	return problem.isUnreachable || (problem.status >= 502 && problem.status <= 504);
}
