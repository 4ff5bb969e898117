import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { ImportPage } from "@/features/import/ImportPage";

export const Route = createFileRoute("/_app/import")({
	beforeLoad: requireArea("import"),
	component: ImportPage,
});
