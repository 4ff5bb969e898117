import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement, ReactNode } from "react";
import { cssVariables, theme } from "@/app/theme";
import { FacilityZone } from "@/lib/zone";

type Options = { zone?: string };

/** Renders as the application would, in Dublin's zone, with a query client of its own and without animations. */
export function renderUi(ui: ReactElement, { zone = "Europe/Dublin" }: Options = {}) {
	const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
	const wrapper = ({ children }: { children: ReactNode }) => (
		<MantineProvider env="test" theme={theme} cssVariablesResolver={cssVariables}>
			<QueryClientProvider client={queryClient}>
				<Notifications />
				<FacilityZone zone={zone}>{children}</FacilityZone>
			</QueryClientProvider>
		</MantineProvider>
	);
	return { user: userEvent.setup(), ...render(ui, { wrapper }) };
}
