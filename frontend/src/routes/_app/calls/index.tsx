import { createFileRoute } from "@tanstack/react-router";
import type { QueueView } from "@/api/schema";
import { requireArea } from "@/app/access";
import { CallsPage } from "@/features/calls/CallsPage";

type Search = { view?: QueueView; page?: number };

const VIEWS: readonly unknown[] = ["OVERDUE", "DUE", "DONE_TODAY"] satisfies QueueView[];

export const Route = createFileRoute("/_app/calls/")({
	beforeLoad: requireArea("calls"),
	validateSearch: ({ view, page }: Record<string, unknown>): Search => ({
		...(VIEWS.includes(view) && { view: view as QueueView }),
		...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
	}),
	component: Calls,
});

function Calls() {
	const { view = "ALL", page = 0 } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<CallsPage
			search={{ view, page }}
			onSearch={(next) =>
				void navigate({
					search: { ...(next.view !== "ALL" && { view: next.view }), ...(next.page > 0 && { page: next.page }) },
				})
			}
		/>
	);
}
