import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { EpisodePage } from "@/features/episodes/EpisodePage";

export const Route = createFileRoute("/_app/episodes/$episodeId")({
	beforeLoad: requireArea("episodes"),
	component: EpisodePage,
});
