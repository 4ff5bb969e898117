import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { VettingQueuePage } from "@/features/episodes/vetting/VettingQueuePage";

export const Route = createFileRoute("/_app/vetting/")({
	beforeLoad: requireArea("vetting"),
	component: VettingQueuePage,
});
