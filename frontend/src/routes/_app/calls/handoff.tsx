import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { HandoffPage } from "@/features/calls/HandoffPage";

export const Route = createFileRoute("/_app/calls/handoff")({
	beforeLoad: requireArea("calls"),
	component: HandoffPage,
});
