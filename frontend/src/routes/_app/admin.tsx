import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AdminPage } from "@/features/admin/AdminPage";

export const Route = createFileRoute("/_app/admin")({
	beforeLoad: requireArea("admin"),
	component: AdminPage,
});
