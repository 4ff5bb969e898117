import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { PlanPage, type PlanSearch } from "@/features/plan/PlanPage";
import { isIsoDate } from "@/lib/time";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const Route = createFileRoute("/_app/plan")({
	beforeLoad: requireArea("plan"),
	validateSearch: ({ from, days, draft }: Record<string, unknown>): PlanSearch => ({
		from: typeof from === "string" && isIsoDate(from) ? from : undefined,
		days: days === 7 ? 7 : undefined,
		draft: typeof draft === "string" && UUID.test(draft) ? draft : undefined,
	}),
	component: Plan,
});

function Plan() {
	const navigate = Route.useNavigate();
	return (
		<PlanPage
			search={Route.useSearch()}
			onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
		/>
	);
}
