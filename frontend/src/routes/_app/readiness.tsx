import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { ReadinessPage } from "@/features/readiness/ReadinessPage";

export const Route = createFileRoute("/_app/readiness")({
	beforeLoad: requireArea("readiness"),
	component: ReadinessPage,
});
