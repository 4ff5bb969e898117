import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { BonesPage } from "@/features/bones/BonesPage";
import { type BonesSearch, isGapKind, isGapStatus } from "@/features/bones/search";

export const Route = createFileRoute("/_app/bone-health")({
	beforeLoad: requireArea("bones"),
	validateSearch: ({ kind, status, page }: Record<string, unknown>): Partial<BonesSearch> => ({
		...(isGapKind(kind) && { kind }),
		...(isGapStatus(status) && { status }),
		...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
	}),
	component: Page,
});

function Page() {
	const { kind, status, page = 0 } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<BonesPage
			search={{ kind, status, page }}
			onSearch={(next) =>
				void navigate({
					search: {
						...(next.kind !== undefined && { kind: next.kind }),
						...(next.status !== undefined && { status: next.status }),
						...(next.page > 0 && { page: next.page }),
					},
					replace: true,
				})
			}
		/>
	);
}
