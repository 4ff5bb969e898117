import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRouter, RouterProvider } from "@tanstack/react-router";
import { onSignedOut } from "@/api/client";
import { meQuery } from "@/api/session";
import { routeTree } from "@/routeTree.gen";
import { createQueryClient } from "./queryClient";
import { CrashPage, NotFoundPage, PendingPage } from "./StatusPages";
import { cssVariables, theme } from "./theme";

const queryClient = createQueryClient();

const router = createRouter({
	routeTree,
	context: { queryClient },
	defaultPreload: "intent",
	defaultPreloadStaleTime: 0,
	scrollRestoration: true,
	defaultErrorComponent: CrashPage,
	defaultNotFoundComponent: NotFoundPage,
	defaultPendingComponent: PendingPage,
});

declare module "@tanstack/react-router" {
	interface Register {
		router: typeof router;
	}
}

onSignedOut(() => {
	// Nobody was signed in yet: the layout's own guard sends to the sign-in page.
	if (queryClient.getQueryData(meQuery.queryKey) === undefined) return;
	const { pathname, href } = router.state.location;
	queryClient.clear();
	if (pathname === "/sign-in") return;
	void router.navigate({ to: "/sign-in", search: { to: href, expired: true } });
});

export function App() {
	return (
		<MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
			<QueryClientProvider client={queryClient}>
				<Notifications position="bottom-left" />
				<RouterProvider router={router} />
			</QueryClientProvider>
		</MantineProvider>
	);
}
