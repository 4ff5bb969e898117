import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import type { LeaseView } from "@/api/schema";

export const HEARTBEAT_MS = 15_000;
/** A page left open must not keep note and session for ever: without a hand on it, the heart stops. */
export const AT_REST_AFTER_MS = 3 * 60_000;

export type Lease = {
	/** Missing until the server has answered for the first time. */
	view: LeaseView | undefined;
	/** The name of this window, for the server. */
	editor: string;
	takeOver: () => Promise<boolean>;
};

type Told = {
	/** Another window took it over. */
	onLost: () => void;
	/** Another window held it until now: the note may have changed meanwhile. */
	onGained: () => void;
};

/** Holds the note for this window while it is open; learns with each heartbeat who holds it. */
export function useLease(noteId: string, { onLost, onGained }: Told): Lease {
	const [editor] = useState(() => crypto.randomUUID());
	const [view, setView] = useState<LeaseView>();
	const held = useRef(false);
	const heldElsewhere = useRef(false);
	const latest = useRef({ onLost, onGained });
	useEffect(() => {
		latest.current = { onLost, onGained };
	});

	const told = useCallback((next: LeaseView) => {
		const elsewhere = !next.mine && next.editor !== undefined;
		if (held.current && elsewhere) latest.current.onLost();
		if (heldElsewhere.current && next.mine) latest.current.onGained();
		held.current = next.mine;
		heldElsewhere.current = elsewhere;
		setView(next);
		return next.mine;
	}, []);

	const ask = useCallback(
		async (takeOverFrom?: string) => {
			const { data } = await api.POST("/api/notes/{id}/lease", {
				params: { path: { id: noteId } },
				body: { editor, ...(takeOverFrom !== undefined && { takeOverFrom }) },
			});
			return data;
		},
		[noteId, editor],
	);
	const claim = useCallback(
		async (takeOverFrom?: string): Promise<boolean> => {
			const data = await ask(takeOverFrom);
			return data === undefined ? held.current : told(data);
		},
		[ask, told],
	);
	/** Who opens a note here goes on here, although his own page of before, closed or killed, still holds it. */
	const open = useCallback(async () => {
		const seen = await ask();
		const own = seen !== undefined && !seen.mine && seen.sameUser;
		const data = own ? await ask(seen.editor) : seen;
		if (data !== undefined) told(data);
	}, [ask, told]);

	useEffect(() => {
		// A heartbeat that fails changes nothing: the lease runs out by itself, and a save says what is wrong.
		const beat = () => void claim().catch(() => undefined);
		let active = Date.now();
		const onActive = () => {
			const rested = Date.now() - active >= AT_REST_AFTER_MS;
			active = Date.now();
			if (rested) beat();
		};
		void open().catch(() => undefined);
		const timer = setInterval(() => {
			if (Date.now() - active < AT_REST_AFTER_MS) beat();
		}, HEARTBEAT_MS);
		window.addEventListener("keydown", onActive);
		window.addEventListener("pointerdown", onActive);
		return () => {
			clearInterval(timer);
			window.removeEventListener("keydown", onActive);
			window.removeEventListener("pointerdown", onActive);
			if (held.current) {
				held.current = false;
				void api
					.POST("/api/notes/{id}/lease/end", { params: { path: { id: noteId } }, body: { editor } })
					.catch(() => undefined);
			}
		};
	}, [claim, open, noteId, editor]);

	const seen = view?.editor;
	return { view, editor, takeOver: useCallback(() => claim(seen), [claim, seen]) };
}
