import { z } from "zod";
import type { ProblemError } from "@/api/problem";

// Compiled schemas need eval, which the page's security policy forbids.
z.config({ jitless: true });

const blockers = z.array(
	z.object({
		resourceId: z.string(),
		kind: z.enum(["ROOM", "OPERATOR", "SEDATION_PROVIDER", "EQUIPMENT", "PATIENT", "GATE"]),
		code: z.string().optional(),
		name: z.string(),
		bookingId: z.string().nullish(),
		start: z.string(),
		end: z.string(),
		reason: z.string(),
	}),
);

/** Somebody or something that stands in the way: `name` and `reason` are the server's words. */
export type Blocker = z.infer<typeof blockers>[number];

const HOURS: ReadonlySet<string> = new Set(["OUTSIDE_HOURS", "CLOSED", "HOLIDAY"]);

/** Whether only the clock stands against it, and neither somebody's block nor a condition that will not be met. */
export function isOnlyHours(found: readonly Blocker[]): boolean {
	return found.every(({ code }) => code === undefined || HOURS.has(code));
}

/** Empty when the time was lost in a race: then the server knows only that it is gone. */
export function blockersOf(problem: ProblemError): readonly Blocker[] {
	const found = blockers.safeParse(problem.fact("blockers"));
	return found.success ? found.data : [];
}
