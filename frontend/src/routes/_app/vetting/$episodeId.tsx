import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { VettingPage } from "@/features/episodes/vetting/VettingPage";

export const Route = createFileRoute("/_app/vetting/$episodeId")({
	beforeLoad: requireArea("vetting"),
	component: Vetting,
});

function Vetting() {
	return <VettingPage episodeId={Route.useParams().episodeId} />;
}
