import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { CallsPage } from "@/features/calls/CallsPage";

export const Route = createFileRoute("/_app/calls/$contactId")({
	beforeLoad: requireArea("calls"),
	component: Call,
});

function Call() {
	return <CallsPage contactId={Route.useParams().contactId} />;
}
