/** Keys under which pages keep what was typed and not saved; sign-out removes all of them. */
export const LOCAL_DRAFTS = "spineline.draft.";

export function dropLocalDrafts(): void {
	try {
		for (const key of Object.keys(localStorage)) if (key.startsWith(LOCAL_DRAFTS)) localStorage.removeItem(key);
	} catch {
		// A browser that forbids its storage kept nothing.
	}
}
