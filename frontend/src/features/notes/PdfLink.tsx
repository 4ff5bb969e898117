import { Button, Select } from "@mantine/core";
import { IconFileTypePdf } from "@tabler/icons-react";
import { useState } from "react";
import type { NoteStatus, Paper } from "@/api/schema";
import { useMe } from "@/api/session";
import { t } from "@/i18n/t";
import classes from "./NoteEditor.module.css";
import { choicesOf, PAPER_WORDS } from "./words";

/** The server writes "DRAFT, not signed" on what is not signed. */
export function PdfLink({ noteId, status }: { noteId: string; status: NoteStatus }) {
	const [paper, setPaper] = useState<Paper>(useMe().facility.paper);
	const label = status === "SIGNED" ? t("notes.openPdf") : t("notes.openDraftPdf");
	return (
		<>
			<Select
				className={classes["paper"] ?? ""}
				aria-label={t("notes.paper")}
				data={choicesOf(PAPER_WORDS)}
				allowDeselect={false}
				value={paper}
				onChange={(next) => setPaper(next === "LETTER" ? "LETTER" : "A4")}
			/>
			<Button
				variant="default"
				component="a"
				href={`/api/notes/${noteId}/pdf?paper=${paper}`}
				target="_blank"
				rel="noreferrer"
				aria-label={t("notes.newTab", { label })}
				leftSection={<IconFileTypePdf aria-hidden size={14} />}
			>
				{label}
			</Button>
		</>
	);
}
