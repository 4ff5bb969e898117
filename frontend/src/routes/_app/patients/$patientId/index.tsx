import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { DosePanel } from "@/features/dose/DosePanel";
import { PatientPage } from "@/features/patients/PatientPage";

export const Route = createFileRoute("/_app/patients/$patientId/")({
	beforeLoad: requireArea("patients"),
	component: Page,
});

function Page() {
	const { patientId } = Route.useParams();
	return <PatientPage patientId={patientId} dose={<DosePanel patientId={patientId} />} />;
}
