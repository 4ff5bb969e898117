import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { EPISODE_TABS, EpisodePage, type EpisodeTab } from "@/features/episodes/EpisodePage";

export const Route = createFileRoute("/_app/episodes/$episodeId")({
	beforeLoad: requireArea("episodes"),
	validateSearch: ({ tab }: Record<string, unknown>): { tab?: EpisodeTab | undefined } => ({
		tab: EPISODE_TABS.find((each) => each === tab),
	}),
	component: Episode,
});

function Episode() {
	const navigate = Route.useNavigate();
	return (
		<EpisodePage
			episodeId={Route.useParams().episodeId}
			tab={Route.useSearch().tab ?? "timeline"}
			onTab={(tab) => void navigate({ search: tab === "timeline" ? {} : { tab }, replace: true })}
		/>
	);
}
