import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { EmergencyReviewPage } from "@/features/patients/EmergencyReviewPage";

export const Route = createFileRoute("/_app/emergency")({
	beforeLoad: requireArea("emergency"),
	component: EmergencyReviewPage,
});
