import "@/i18n/notes";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
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

/** What another screen shows of the procedure a note is about. */
type Beside = (note: NoteResponse) => ReactNode;

export function NotePage({ noteId, events }: { noteId: string; events: Beside }) {
	const note = useQuery(noteQuery(noteId));
	if (note.data !== undefined) return <Opened key={noteId} loaded={note.data} events={events} />;
	return (
		<>
			<PageHeader title={t("shell.note")} />
			{note.isError ? <ErrorState error={note.error} onRetry={() => void note.refetch()} /> : <LoadingState />}
		</>
	);
}

function Opened({ loaded, events }: { loaded: Versioned<NoteResponse>; events: Beside }) {
	const client = useQueryClient();
	const mayWrite = useMay("NOTE_WRITE");
	// A version that arrives in the background must not take the editor away.
	const [writing, setWriting] = useState(mayWrite && loaded.data.status === "DRAFT");
	const [notice, setNotice] = useState<string>();
	const { id } = loaded.data;
	if (!writing) return <NoteReader loaded={loaded} notice={notice} events={events(loaded.data)} />;
	return (
		<NoteEditor
			first={loaded}
			events={events(loaded.data)}
			onSigned={(signed, message) => {
				client.setQueryData(noteQuery(id).queryKey, signed);
				setNotice(message);
				setWriting(false);
			}}
		/>
	);
}
