import { createFileRoute, redirect } from "@tanstack/react-router";
import { asProblem } from "@/api/problem";
import { meQuery } from "@/api/session";
import { requireArea } from "@/app/access";
import { WallboardPage } from "@/features/day/WallboardPage";

/** Outside the shell: the whole screen belongs to it. */
export const Route = createFileRoute("/wallboard")({
	beforeLoad: async ({ context, location }) => {
		const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
			if (asProblem(error).status === 401) throw redirect({ to: "/sign-in", search: { to: location.href } });
			throw error;
		});
		requireArea("day")({ context: { me } });
	},
	component: WallboardPage,
});
