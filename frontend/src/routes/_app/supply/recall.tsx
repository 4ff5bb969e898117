import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { RecallPage, type RecallSearch } from "@/features/supply/RecallPage";

export const Route = createFileRoute("/_app/supply/recall")({
	beforeLoad: requireArea("recall"),
	validateSearch: ({ lotId, lot }: Record<string, unknown>): Partial<RecallSearch> => ({
		...(typeof lotId === "string" && lotId !== "" && { lotId }),
		...(typeof lot === "string" && lot !== "" && { lot }),
	}),
	component: Recall,
});

function Recall() {
	const { lotId, lot } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<RecallPage
			key={lotId ?? lot ?? ""}
			search={{ lotId, lot }}
			onSearch={(next) => void navigate({ search: { ...(next.lot !== undefined && { lot: next.lot }) } })}
		/>
	);
}
