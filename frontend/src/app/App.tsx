import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { pageNonce } from "./nonce";
import type { AppRouter } from "./router";
import { cssVariables, theme } from "./theme";

type Props = { router: AppRouter; queryClient: QueryClient; env?: "test" };

export function App({ router, queryClient, env }: Props) {
	return (
		<MantineProvider
			theme={theme}
			cssVariablesResolver={cssVariables}
			getStyleNonce={pageNonce}
			defaultColorScheme="auto"
			{...(env !== undefined && { env })}
		>
			<QueryClientProvider client={queryClient}>
				<Notifications position="bottom-right" />
				<RouterProvider router={router} />
			</QueryClientProvider>
		</MantineProvider>
	);
}
