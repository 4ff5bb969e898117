import type { QueryClient } from "@tanstack/react-query";
import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { onSignedOut } from "@/api/client";
import { meQuery } from "@/api/session";
import { routeTree } from "@/routeTree.gen";
import { CrashPage, NotFoundPage, PendingPage } from "./StatusPages";

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
	return createRouter({
		routeTree,
		context: { queryClient },
		defaultPreload: "intent",
		defaultPreloadStaleTime: 0,
		scrollRestoration: true,
		defaultErrorComponent: CrashPage,
		defaultNotFoundComponent: NotFoundPage,
		defaultPendingComponent: PendingPage,
		...(history !== undefined && { history }),
	});
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
	interface Register {
		router: AppRouter;
	}
}

/** When the session is gone, whoever was signed in is asked to sign in again and comes back to the same page. */
export function guardSession(router: AppRouter, queryClient: QueryClient): () => void {
	return onSignedOut(() => {
		// Nobody was signed in yet: the layout's own guard sends to the sign-in page.
		if (queryClient.getQueryData(meQuery.queryKey) === undefined) return;
		const { pathname, href } = router.state.location;
		queryClient.removeQueries({ queryKey: meQuery.queryKey });
		if (pathname === "/sign-in") return;
		void router.navigate({ to: "/sign-in", search: { to: href, expired: true } });
	});
}
