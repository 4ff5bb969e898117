import { Alert, Button, SegmentedControl, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileTypePdf, IconLock } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { NoteResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { identityOf, nameOf } from "@/ui/clinicalWords";
import { FormError } from "@/ui/FormError";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import { NoteSpine } from "./NotePage";
import classes from "./notes.module.css";

type Paper = "A4" | "LETTER";

/** A note to read: signed, or seen by somebody who does not write notes. */
export function SignedNote({ note, onChanged }: { note: NoteResponse; onChanged: () => Promise<void> }) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const mayWrite = useMay("NOTE_WRITE");
	const [paper, setPaper] = useState<Paper>("LETTER");
	const signed = note.status === "SIGNED";
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("notes.title", { name: nameOf(note.patient) })}
				subtitle={identityOf(note.patient, today)}
				actions={
					<>
						<Button
							variant="default"
							renderRoot={(props) => (
								<Link {...props} to="/episodes/$episodeId" params={{ episodeId: note.episodeId }} />
							)}
						>
							{t("notes.openEpisode")}
						</Button>
						{signed && (
							<>
								<SegmentedControl
									size="xs"
									aria-label={t("notes.paper")}
									value={paper}
									onChange={(value) => setPaper(value)}
									data={[
										{ value: "LETTER", label: t("notes.LETTER") },
										{ value: "A4", label: t("notes.A4") },
									]}
								/>
								<Button
									component="a"
									href={`/api/notes/${note.id}/pdf?paper=${paper}`}
									target="_blank"
									rel="noreferrer"
									leftSection={<IconFileTypePdf aria-hidden size={16} />}
								>
									{t("notes.openPdf")}
								</Button>
							</>
						)}
					</>
				}
			>
				<StatusChip tone={signed ? "green" : "amber"} label={t(`notes.${note.status}`)} />
			</PageHeader>
			<div className={classes["columnsRead"]}>
				<NoteSpine note={note} treated={note.levels} />
				<main className={classes["main"]}>
					{signed && (
						<Alert
							color="teal"
							icon={<IconLock aria-hidden />}
							title={t("notes.signedBanner", {
								name: note.signedByName ?? "",
								when: note.signedAt === undefined ? "" : formatDateTime(note.signedAt, zone),
							})}
						>
							<span className={classes["hash"]}>{t("notes.hash", { hash: note.contentHash ?? "" })}</span>
						</Alert>
					)}
					<section className={classes["card"]} aria-labelledby="report">
						<h2 id="report">{t("notes.report")}</h2>
						<Report note={note} />
					</section>
					{signed && (
						<section className={classes["card"]} aria-labelledby="addenda">
							<h2 id="addenda">{t("notes.addenda")}</h2>
							{note.addenda.length === 0 ? (
								<p className={classes["help"]}>{t("notes.noAddenda")}</p>
							) : (
								note.addenda.map(({ at, by, text }) => (
									<p key={at}>
										<strong>{`${formatDateTime(at, zone)}, ${by}.`}</strong> {text}
									</p>
								))
							)}
							{mayWrite && <AddendumForm noteId={note.id} onAdded={onChanged} />}
						</section>
					)}
				</main>
			</div>
		</div>
	);
}

export function Report({ note }: { note: Pick<NoteResponse, "text"> }) {
	if (note.text.length === 0) return <p className={classes["help"]}>{t("notes.reportEmpty")}</p>;
	return note.text.map(({ title, text }) => (
		<p key={title} className={classes["reportPart"]}>
			<strong>{`${title}.`}</strong> {text}
		</p>
	));
}

function AddendumForm({ noteId, onAdded }: { noteId: string; onAdded: () => Promise<void> }) {
	const { register, handleSubmit, setError, setFocus, reset, formState } = useForm({ defaultValues: { text: "" } });
	const [problem, setProblem] = useState<ProblemError>();
	const add = async ({ text }: { text: string }) => {
		setProblem(undefined);
		try {
			await api.POST("/api/notes/{id}/addenda", { params: { path: { id: noteId } }, body: { text: text.trim() } });
			reset();
			notifications.show({ message: t("notes.addendumSaved") });
			await onAdded();
		} catch (error) {
			const refused = asProblem(error);
			applyProblemToForm(refused, setError);
			if (refused.errors.length === 0) setProblem(refused);
		}
	};
	return (
		<form noValidate onSubmit={(event) => void handleSubmit(add)(event)}>
			<FormError errors={formState.errors} onFocus={setFocus} problem={problem} />
			<Textarea
				autosize
				minRows={2}
				label={t("notes.addendum")}
				{...register("text", { validate: (text) => text.trim() !== "" || t("notes.addendumRequired") })}
				error={formState.errors.text?.message}
			/>
			<Button type="submit" variant="default" mt="xs" loading={formState.isSubmitting}>
				{t("notes.addAddendum")}
			</Button>
		</form>
	);
}
