import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { AbsencesPage, type AbsencesSearch } from "@/features/admin/AbsencesPage";

export const Route = createFileRoute("/_app/absences")({
	beforeLoad: requireArea("absences"),
	validateSearch: ({ resource }: Record<string, unknown>): AbsencesSearch => ({
		resource: typeof resource === "string" && resource !== "" ? resource : undefined,
	}),
	component: Absences,
});

function Absences() {
	const navigate = Route.useNavigate();
	return <AbsencesPage search={Route.useSearch()} onSearch={(search) => void navigate({ search })} />;
}
