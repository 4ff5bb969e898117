import type { NoteRequest } from "@/api/schema";
import { LOCAL_DRAFTS } from "@/lib/localDrafts";

/**
 * What was typed and the server does not have yet, on this device: a closed browser, a dropped network or a restarted server
 * loses nothing. It is kept unencrypted in the browser's own storage, so it is removed with the next save and at sign-out,
 * and it expires.
 */
export type LocalDraft = {
	/** The note as the server had it when this was typed. */
	base: NoteRequest;
	mine: NoteRequest;
	savedAt: number;
};

const PREFIX = `${LOCAL_DRAFTS}note.`;
/** A shift and a night: whoever comes back the next morning still finds it. */
export const KEPT_FOR_MS = 36 * 60 * 60_000;

function keyOf(userId: string, noteId: string): string {
	return `${PREFIX}${userId}.${noteId}`;
}

export function keepDraft(userId: string, noteId: string, base: NoteRequest, mine: NoteRequest): boolean {
	const draft: LocalDraft = { base, mine, savedAt: Date.now() };
	try {
		localStorage.setItem(keyOf(userId, noteId), JSON.stringify(draft));
		return true;
	} catch {
		// Full, or forbidden by the browser: saving on the server goes on as before.
		return false;
	}
}

/** Of this user alone: on a shared workstation nobody gets what a colleague typed. */
export function readDraft(userId: string, noteId: string): LocalDraft | undefined {
	try {
		const text = localStorage.getItem(keyOf(userId, noteId));
		if (text === null) return undefined;
		const draft: unknown = JSON.parse(text);
		if (isDraft(draft) && Date.now() - draft.savedAt < KEPT_FOR_MS) return draft;
		localStorage.removeItem(keyOf(userId, noteId));
	} catch {
		// What cannot be read is no draft.
	}
	return undefined;
}

export function dropDraft(userId: string, noteId: string): void {
	try {
		localStorage.removeItem(keyOf(userId, noteId));
	} catch {
		// Nothing was kept then.
	}
}

function isDraft(value: unknown): value is LocalDraft {
	return (
		typeof value === "object" &&
		value !== null &&
		"base" in value &&
		"mine" in value &&
		"savedAt" in value &&
		typeof value.savedAt === "number"
	);
}
