import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { SkinChecksPage } from "@/features/dose/SkinChecksPage";

type Search = { closed?: true; page?: number };

export const Route = createFileRoute("/_app/calls/skin")({
	beforeLoad: requireArea("calls"),
	validateSearch: ({ closed, page }: Record<string, unknown>): Search => ({
		...(closed === true && { closed }),
		...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
	}),
	component: Page,
});

function Page() {
	const { closed = false, page = 0 } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<SkinChecksPage
			search={{ closed, page }}
			onSearch={(next) =>
				void navigate({ search: { ...(next.closed && { closed: true }), ...(next.page > 0 && { page: next.page }) } })
			}
		/>
	);
}
