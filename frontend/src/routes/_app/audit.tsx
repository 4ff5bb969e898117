import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AuditPage } from "@/features/audit/AuditPage";

export const Route = createFileRoute("/_app/audit")({
	beforeLoad: requireArea("audit"),
	component: AuditPage,
});
