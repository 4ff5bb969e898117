import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { NotePage } from "@/features/notes/NotePage";

export const Route = createFileRoute("/_app/notes/$noteId")({
	beforeLoad: requireArea("notes"),
	component: Page,
});

function Page() {
	return <NotePage noteId={Route.useParams().noteId} />;
}
