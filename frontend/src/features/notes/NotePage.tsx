import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api } from "@/api/client";
import type { NoteResponse, VertebralLevel } from "@/api/schema";
import { useMay } from "@/api/session";
import { versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { TECHNIQUE_WORDS } from "@/ui/clinicalWords";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { Spine, type SpineLevelState } from "@/ui/Spine";
import { NoteForm } from "./NoteForm";
import classes from "./notes.module.css";
import { SignedNote } from "./SignedNote";

export function NotePage({ noteId }: { noteId: string }) {
	const queryClient = useQueryClient();
	const mayWrite = useMay("NOTE_WRITE");
	const [generation, setGeneration] = useState(0);
	const note = useQuery({
		queryKey: ["note", noteId],
		queryFn: () => versioned(api.GET("/api/notes/{id}", { params: { path: { id: noteId } } })),
		// The form holds what was typed; a reload in the background would not.
		refetchOnWindowFocus: false,
		staleTime: Number.POSITIVE_INFINITY,
		gcTime: 0,
	});
	if (note.error !== null) return <ErrorState error={note.error} onRetry={() => void note.refetch()} />;
	if (note.isPending) return <LoadingState rows={10} />;
	const reload = async () => {
		await queryClient.refetchQueries({ queryKey: ["note", noteId] });
		setGeneration((before) => before + 1);
	};
	return note.data.data.status === "SIGNED" || !mayWrite ? (
		<SignedNote note={note.data.data} onChanged={reload} />
	) : (
		<NoteForm key={generation} loaded={note.data} onReload={reload} />
	);
}

type PictureProps = {
	note: NoteResponse;
	treated: readonly { level: VertebralLevel; technique?: NoteResponse["levels"][number]["technique"] | null }[];
	onToggle?: (level: VertebralLevel) => void;
};

/** What was planned, what was treated earlier, and what is treated now. */
export function NoteSpine({ note, treated, onToggle }: PictureProps) {
	const [selected, setSelected] = useState<VertebralLevel | null>(null);
	const states = useMemo(() => {
		const byLevel = new Map<VertebralLevel, SpineLevelState>();
		for (const level of note.earlierLevels) {
			byLevel.set(level, { level, status: "prior", callout: { title: level, detail: t("notes.prior") } });
		}
		for (const level of note.plannedLevels) {
			byLevel.set(level, { level, status: "planned", callout: { title: level, detail: t("notes.planned") } });
		}
		for (const { level, technique } of treated) {
			byLevel.set(level, {
				level,
				status: "treated",
				callout: {
					title: level,
					detail: [t("notes.treated"), technique && t(TECHNIQUE_WORDS[technique])].filter(Boolean).join(", "),
				},
			});
		}
		return [...byLevel.values()];
	}, [note.earlierLevels, note.plannedLevels, treated]);
	return (
		<section className={classes["spine"]} aria-label={t("notes.spine")}>
			{onToggle !== undefined && <p className={classes["help"]}>{t("notes.spineHelp")}</p>}
			<Spine
				levels={states}
				label={t("notes.spine")}
				selected={selected}
				maxHeight={640}
				{...(onToggle !== undefined && {
					onSelect: setSelected,
					onToggle: (level: VertebralLevel) => {
						setSelected(level);
						onToggle(level);
					},
				})}
			/>
		</section>
	);
}
