import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AdverseEventsPanel } from "@/features/adverse/AdverseEventsPanel";
import { NotePage } from "@/features/notes/NotePage";

export const Route = createFileRoute("/_app/notes/$noteId")({
	beforeLoad: requireArea("notes"),
	component: Page,
});

function Page() {
	return (
		<NotePage
			noteId={Route.useParams().noteId}
			events={({ episodeId, bookingId }) => (
				<AdverseEventsPanel episodeId={episodeId} bookingId={bookingId} source="NOTE" />
			)}
		/>
	);
}
