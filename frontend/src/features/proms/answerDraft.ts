import { z } from "zod";

const draftSchema = z.object({
	rest: z.number().int().min(0).max(10).optional(),
	movement: z.number().int().min(0).max(10).optional(),
	ticked: z.array(z.number().int().min(1).max(24)),
	none: z.boolean(),
});

/** What a patient has entered so far. `none` tells "no sentence fits" from "not answered yet". */
export type AnswerDraft = z.infer<typeof draftSchema>;

export const EMPTY_DRAFT: AnswerDraft = { ticked: [], none: false };

/** The tab's own storage: gone with the tab, because the device may be somebody else's. Never the whole secret. */
const keyOf = (token: string) => `spineline-answers-${token.slice(0, 8)}`;

export function loadDraft(token: string): AnswerDraft {
	try {
		return draftSchema.parse(JSON.parse(sessionStorage.getItem(keyOf(token)) ?? ""));
	} catch {
		return EMPTY_DRAFT;
	}
}

export function keepDraft(token: string, draft: AnswerDraft): void {
	try {
		sessionStorage.setItem(keyOf(token), JSON.stringify(draft));
	} catch {
		// Storage is full or forbidden: the form still works, only a reload loses it.
	}
}

export function forgetDraft(token: string): void {
	sessionStorage.removeItem(keyOf(token));
}

/** What goes to the server; whatever was not answered is left out. */
export function answersOf({ rest, movement, ticked, none }: AnswerDraft) {
	return {
		...(rest !== undefined && { painAtRest: rest }),
		...(movement !== undefined && { painOnMovement: movement }),
		...((none || ticked.length > 0) && { rmdqStatements: none ? [] : [...ticked].sort((one, other) => one - other) }),
	};
}
