import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { BoardPage } from "@/features/board/BoardPage";
import { boardSearch } from "@/features/board/search";

export const Route = createFileRoute("/_app/board")({
	beforeLoad: requireArea("board"),
	validateSearch: boardSearch,
	component: Board,
});

function Board() {
	const navigate = Route.useNavigate();
	return (
		<BoardPage
			search={Route.useSearch()}
			onSearch={(change) => navigate({ search: (before) => ({ ...before, ...change }) })}
		/>
	);
}
