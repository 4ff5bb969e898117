import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { searchOf } from "@/features/outcomes/filter";
import { OutcomesPage } from "@/features/outcomes/OutcomesPage";

export const Route = createFileRoute("/_app/outcomes")({
	beforeLoad: requireArea("outcomes"),
	validateSearch: searchOf,
	component: Page,
});

function Page() {
	const navigate = Route.useNavigate();
	return <OutcomesPage search={Route.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
}
