import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AdverseEventsPanel } from "@/features/adverse/AdverseEventsPanel";
import { CarePage, type CareTab } from "@/features/care/CarePage";

export const Route = createFileRoute("/_app/care/$bookingId")({
	beforeLoad: requireArea("notes"),
	validateSearch: ({ tab }: Record<string, unknown>): { tab?: CareTab | undefined } => ({
		tab: tab === "recovery" ? tab : undefined,
	}),
	component: Care,
});

function Care() {
	const { bookingId } = Route.useParams();
	const { tab } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<CarePage
			bookingId={bookingId}
			tab={tab ?? "sedation"}
			events={({ episodeId }) => <AdverseEventsPanel episodeId={episodeId} bookingId={bookingId} source="RECOVERY" />}
			onTab={(next) => void navigate({ search: { tab: next === "sedation" ? undefined : next }, replace: true })}
		/>
	);
}
