import { createFileRoute } from "@tanstack/react-router";
import type { QueueView } from "@/api/schema";
import { requireArea } from "@/app/access";
import { AdverseEventsPanel } from "@/features/adverse/AdverseEventsPanel";
import { CallSheetPage } from "@/features/calls/CallSheetPage";
import { OutcomePanel } from "@/features/proms/OutcomePanel";

/** The view the caller works through: "Next in queue" stays in it. */
type Search = { view?: QueueView };

const VIEWS: readonly unknown[] = ["OVERDUE", "DUE", "CALLED_BACK"] satisfies QueueView[];

export const Route = createFileRoute("/_app/calls/$contactId")({
	beforeLoad: requireArea("calls"),
	validateSearch: ({ view }: Record<string, unknown>): Search =>
		VIEWS.includes(view) ? { view: view as QueueView } : {},
	component: Page,
});

function Page() {
	return (
		<CallSheetPage
			contactId={Route.useParams().contactId}
			view={Route.useSearch().view ?? "ALL"}
			events={({ id, episodeId }) => (
				<>
					<AdverseEventsPanel episodeId={episodeId} source="CALL" />
					<OutcomePanel episodeId={episodeId} contactId={id} />
				</>
			)}
		/>
	);
}
