import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { PatientsPage } from "@/features/patients/PatientsPage";

export const Route = createFileRoute("/_app/patients/")({
	beforeLoad: requireArea("patients"),
	component: PatientsPage,
});
