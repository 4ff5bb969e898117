import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { NotesPage, type NotesSearch } from "@/features/notes/NotesPage";

type Search = Partial<NotesSearch>;

export const Route = createFileRoute("/_app/notes/")({
	beforeLoad: requireArea("notes"),
	validateSearch: ({ status, page }: Record<string, unknown>): Search => ({
		...(status === "SIGNED" && { status }),
		...(typeof page === "number" && Number.isInteger(page) && page > 0 && { page }),
	}),
	component: Notes,
});

function Notes() {
	const { status = "DRAFT", page = 0 } = Route.useSearch();
	const navigate = Route.useNavigate();
	return (
		<NotesPage
			search={{ status, page }}
			onSearch={(next) =>
				void navigate({
					search: {
						...(next.status === "SIGNED" && { status: next.status }),
						...(next.page > 0 && { page: next.page }),
					},
				})
			}
		/>
	);
}
