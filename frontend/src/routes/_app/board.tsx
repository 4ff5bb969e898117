import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { BoardPage, type BoardSearch } from "@/features/board/BoardPage";
import { isIsoDate } from "@/lib/time";

function text(value: unknown): string | undefined {
	return typeof value === "string" && value !== "" ? value : undefined;
}

export const Route = createFileRoute("/_app/board")({
	beforeLoad: requireArea("board"),
	validateSearch: ({ date, by, episode, booking }: Record<string, unknown>): BoardSearch => ({
		date: typeof date === "string" && isIsoDate(date) ? date : undefined,
		by: by === "operator" ? "operator" : undefined,
		episode: text(episode),
		booking: text(booking),
	}),
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
