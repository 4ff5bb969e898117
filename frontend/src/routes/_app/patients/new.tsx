import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { RegisterPatientPage } from "@/features/patients/RegisterPatientPage";

export const Route = createFileRoute("/_app/patients/new")({
	beforeLoad: requireArea("patients"),
	component: RegisterPatientPage,
});
