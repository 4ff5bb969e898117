import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { SupplyPage } from "@/features/supply/SupplyPage";
import { SUPPLY_VIEWS, type SupplySearch } from "@/features/supply/search";

export const Route = createFileRoute("/_app/supply/")({
	beforeLoad: requireArea("supply"),
	validateSearch: ({ view, q, everything, page, lot }: Record<string, unknown>): Partial<SupplySearch> => {
		const known = SUPPLY_VIEWS.find((each) => each === view);
		return {
			...(known !== undefined && known !== "shelf" && { view: known }),
			...(typeof q === "string" && q !== "" && { q }),
			...(everything === true && { everything }),
			...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
			...(typeof lot === "string" && lot !== "" && { lot }),
		};
	},
	component: Supply,
});

function Supply() {
	const { view = "shelf", q = "", everything = false, page = 0, lot } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<SupplyPage
			search={{ view, q, everything, page, lot }}
			onSearch={(next) =>
				void navigate({
					search: {
						...(next.view !== "shelf" && { view: next.view }),
						...(next.q !== "" && { q: next.q }),
						...(next.everything && { everything: true }),
						...(next.page > 0 && { page: next.page }),
						...(next.lot !== undefined && { lot: next.lot }),
					},
					replace: true,
				})
			}
		/>
	);
}
