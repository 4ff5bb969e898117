import "@/i18n/notes";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { NoteResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { NoteEditor } from "./NoteEditor";
import { NoteReader } from "./NoteReader";
import { noteQuery } from "./queries";

export function NotePage({ noteId }: { noteId: string }) {
	const note = useQuery(noteQuery(noteId));
	if (note.data !== undefined) return <Opened key={noteId} loaded={note.data} />;
	return (
		<>
			<PageHeader title={t("shell.note")} />
			{note.isError ? <ErrorState error={note.error} onRetry={() => void note.refetch()} /> : <LoadingState />}
		</>
	);
}

function Opened({ loaded }: { loaded: Versioned<NoteResponse> }) {
	const client = useQueryClient();
	const mayWrite = useMay("NOTE_WRITE");
	// A version that arrives in the background must not take the editor away.
	const [writing, setWriting] = useState(mayWrite && loaded.data.status === "DRAFT");
	const [notice, setNotice] = useState<string>();
	const { id } = loaded.data;
	if (!writing) return <NoteReader loaded={loaded} notice={notice} />;
	return (
		<NoteEditor
			first={loaded}
			onSigned={(signed, message) => {
				client.setQueryData(noteQuery(id).queryKey, signed);
				setNotice(message);
				setWriting(false);
			}}
		/>
	);
}
