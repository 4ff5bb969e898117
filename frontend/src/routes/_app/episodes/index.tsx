import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { EpisodesPage } from "@/features/episodes/EpisodesPage";
import { type EpisodesSearch, isEpisodeStatus } from "@/features/episodes/search";

export const Route = createFileRoute("/_app/episodes/")({
	beforeLoad: requireArea("episodes"),
	validateSearch: ({ status, page, sort, descending }: Record<string, unknown>): EpisodesSearch => ({
		status: isEpisodeStatus(status) ? status : undefined,
		page: typeof page === "number" && Number.isInteger(page) && page > 1 ? page : undefined,
		sort: typeof sort === "string" ? sort : undefined,
		descending: descending === true ? true : undefined,
	}),
	component: Episodes,
});

function Episodes() {
	const navigate = Route.useNavigate();
	return <EpisodesPage search={Route.useSearch()} onSearch={(search) => void navigate({ search })} />;
}
