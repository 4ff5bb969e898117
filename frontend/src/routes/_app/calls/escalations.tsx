import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { EscalationsPage } from "@/features/calls/EscalationsPage";

export const Route = createFileRoute("/_app/calls/escalations")({
	beforeLoad: requireArea("calls"),
	component: EscalationsPage,
});
