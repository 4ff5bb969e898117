import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AuditPage } from "@/features/audit/AuditPage";
import { filterOf } from "@/features/audit/filter";

export const Route = createFileRoute("/_app/audit")({
	beforeLoad: requireArea("audit"),
	validateSearch: filterOf,
	component: Page,
});

function Page() {
	const navigate = Route.useNavigate();
	return <AuditPage filter={Route.useSearch()} onFilter={(search) => void navigate({ search })} />;
}
