import { z } from "zod";
import type { ProblemError } from "@/api/problem";

// Compiled schemas need eval, which the page's security policy forbids.
z.config({ jitless: true });

const blockers = z.array(
	z.object({
		resourceId: z.string(),
		kind: z.enum(["ROOM", "OPERATOR", "SEDATION_PROVIDER", "EQUIPMENT", "PATIENT"]),
		name: z.string(),
		bookingId: z.string().nullish(),
		start: z.string(),
		end: z.string(),
		reason: z.string(),
	}),
);

/** Somebody or something that stands in the way: `name` and `reason` are the server's words. */
export type Blocker = z.infer<typeof blockers>[number];

/** Empty when the time was lost in a race: then the server knows only that it is gone. */
export function blockersOf(problem: ProblemError): readonly Blocker[] {
	const found = blockers.safeParse(problem.fact("blockers"));
	return found.success ? found.data : [];
}
