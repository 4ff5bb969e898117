import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { EditPatientPage } from "@/features/patients/EditPatientPage";

export const Route = createFileRoute("/_app/patients/$patientId/edit")({
	beforeLoad: requireArea("patients"),
	component: Page,
});

function Page() {
	return <EditPatientPage patientId={Route.useParams().patientId} />;
}
