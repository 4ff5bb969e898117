import { createFileRoute } from "@tanstack/react-router";
import { requireArea } from "@/app/access";
import { NotesPage } from "@/features/notes/NotesPage";

export const Route = createFileRoute("/_app/notes/")({
	beforeLoad: requireArea("notes"),
	component: NotesPage,
});
