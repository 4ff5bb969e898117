import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AdverseEventsPanel } from "@/features/adverse/AdverseEventsPanel";
import { BonePanel } from "@/features/bones/BonePanel";
import { EpisodePage } from "@/features/episodes/EpisodePage";
import { type EpisodeTab, isEpisodeTab } from "@/features/episodes/search";
import { OutcomePanel } from "@/features/proms/OutcomePanel";

export const Route = createFileRoute("/_app/episodes/$episodeId")({
	beforeLoad: requireArea("episodes"),
	validateSearch: ({ tab }: Record<string, unknown>): { tab?: EpisodeTab | undefined } => ({
		tab: isEpisodeTab(tab) ? tab : undefined,
	}),
	component: Episode,
});

function Episode() {
	const { episodeId } = Route.useParams();
	const { tab } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<EpisodePage
			episodeId={episodeId}
			tab={tab}
			events={<AdverseEventsPanel episodeId={episodeId} source="OTHER" />}
			outcome={({ patient }) => (
				<>
					<OutcomePanel episodeId={episodeId} />
					<BonePanel patientId={patient.id} />
				</>
			)}
			onTab={(next) => void navigate({ search: { tab: next === "overview" ? undefined : next }, replace: true })}
		/>
	);
}
