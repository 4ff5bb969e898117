import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { BoardPage } from "@/features/board/BoardPage";

export const Route = createFileRoute("/_app/board")({
	beforeLoad: requireArea("board"),
	component: BoardPage,
});
