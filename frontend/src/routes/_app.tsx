import { createFileRoute, redirect } from "@tanstack/react-router";
import { asProblem } from "@/api/problem";
import { meQuery } from "@/api/session";
import { Shell } from "@/app/shell/Shell";

export const Route = createFileRoute("/_app")({
	beforeLoad: async ({ context, location }) => {
		const me = await context.queryClient.ensureQueryData(meQuery).catch((error: unknown) => {
			if (asProblem(error).status === 401) throw redirect({ to: "/sign-in", search: { to: location.href } });
			throw error;
		});
		// The password alone opens nothing where a second factor is asked for.
		if (me.missing !== undefined) throw redirect({ to: "/sign-in", search: { to: location.href } });
		return { me };
	},
	component: Shell,
});
