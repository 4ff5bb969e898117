import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { ReferralPage } from "@/features/patients/referral/ReferralPage";

export const Route = createFileRoute("/_app/patients/$patientId/episodes/new")({
	beforeLoad: requireArea("patients"),
	component: Page,
});

function Page() {
	return <ReferralPage patientId={Route.useParams().patientId} />;
}
