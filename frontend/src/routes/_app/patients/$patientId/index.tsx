import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { PatientPage } from "@/features/patients/PatientPage";

export const Route = createFileRoute("/_app/patients/$patientId/")({
	beforeLoad: requireArea("patients"),
	component: Page,
});

function Page() {
	return <PatientPage patientId={Route.useParams().patientId} />;
}
