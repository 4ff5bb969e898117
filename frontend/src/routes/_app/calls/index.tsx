import { createFileRoute } from "@tanstack/react-router";
import type { QueueView, RiskFact } from "@/api/schema";
import { requireArea } from "@/app/access";
import { CallsPage } from "@/features/calls/CallsPage";

type Search = { view?: QueueView; page?: number; risk?: RiskFact; mine?: true; language?: string };

const VIEWS: readonly unknown[] = ["OVERDUE", "DUE", "CALLED_BACK", "DONE_TODAY", "STOPPED"] satisfies QueueView[];
const RISKS: readonly unknown[] = [
	"SYMPTOMATIC_LEAK",
	"THREE_LEVELS",
	"ADVERSE_EVENT",
	"ANTITHROMBOTIC_HELD",
	"INPATIENT",
] satisfies RiskFact[];

export const Route = createFileRoute("/_app/calls/")({
	beforeLoad: requireArea("calls"),
	validateSearch: ({ view, page, risk, mine, language }: Record<string, unknown>): Search => ({
		...(VIEWS.includes(view) && { view: view as QueueView }),
		...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
		...(RISKS.includes(risk) && { risk: risk as RiskFact }),
		...(mine === true && { mine }),
		...(typeof language === "string" && /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(language) && { language }),
	}),
	component: Calls,
});

function Calls() {
	const { view = "ALL", page = 0, ...filter } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<CallsPage
			search={{ view, page, ...filter }}
			onSearch={({ view: nextView, page: nextPage, risk, mine, language }) =>
				void navigate({
					search: {
						...(nextView !== "ALL" && { view: nextView }),
						...(nextPage > 0 && { page: nextPage }),
						...(risk !== undefined && { risk }),
						...(mine === true && { mine }),
						...(language !== undefined && { language }),
					},
				})
			}
		/>
	);
}
