import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconInfoCircle, IconLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { NoteResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { bornMrn, nameOf } from "@/lib/people";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { FormError } from "@/ui/FormError";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./NoteEditor.module.css";
import { NoteSpine } from "./NoteSpine";
import { PdfLink } from "./PdfLink";
import { noteQuery } from "./queries";
import { ReportText } from "./ReportText";
import { VersionsButton } from "./VersionsDrawer";
import { VoidPanel } from "./VoidPanel";
import { STATUS_WORDS } from "./words";

type Props = { loaded: Versioned<NoteResponse>; notice?: string | undefined; events: ReactNode };

/** A signed note, or a draft for those who may not write it. */
export function NoteReader({ loaded, notice, events }: Props) {
	const { data: note } = loaded;
	const zone = useZone();
	const status = STATUS_WORDS[note.status];
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("notes.noteFor", { name: nameOf(note.patient) })}
				subtitle={bornMrn(note.patient)}
				actions={
					<>
						<VersionsButton noteId={note.id} />
						<PdfLink noteId={note.id} status={note.status} />
					</>
				}
			>
				<StatusChip tone={status.tone} label={t(status.label)} />
			</PageHeader>
			<div className={classes["readerBody"]}>
				<div className={classes["left"]}>
					<NoteSpine note={note} treated={note.levels} />
				</div>
				<div className={classes["main"]}>
					{notice !== undefined && (
						<div className={classes["notice"]} role="status">
							<p className={classes["noticeTitle"]}>
								<IconInfoCircle aria-hidden size={16} />
								{notice}
							</p>
						</div>
					)}
					{note.status === "VOIDED" && <VoidPanel loaded={loaded} />}
					{note.status !== "DRAFT" ? (
						<section className={classes["banner"]} aria-label={t("notes.signed")}>
							<b>
								<IconLock aria-hidden size={16} />
								{t("notes.signedBy", {
									name: note.signedByName ?? t("common.notRecorded"),
									at: note.signedAt === undefined ? t("common.notRecorded") : formatDateTime(note.signedAt, zone),
								})}
							</b>
							<span>{t("notes.readOnlySigned")}</span>
							<span className={classes["hash"]}>
								{t("notes.hash", { hash: note.contentHash ?? t("common.notRecorded") })}
							</span>
						</section>
					) : (
						<div className={classes["notice"]}>
							<p className={classes["noticeTitle"]}>
								<IconInfoCircle aria-hidden size={16} />
								{t("notes.readOnlyDraft")}
							</p>
						</div>
					)}
					<section className={classes["section"]} aria-labelledby="note-report">
						<h2 id="note-report" className={classes["sectionTitle"]}>
							{t("notes.report")}
						</h2>
						<div className={note.status === "VOIDED" ? classes["struck"] : undefined}>
							<ReportText sections={note.text} linked={note.linked} />
						</div>
					</section>
					{events}
					{note.status === "SIGNED" && <Addenda note={note} />}
					{note.status === "SIGNED" && <VoidPanel loaded={loaded} />}
				</div>
			</div>
		</div>
	);
}

function Addenda({ note: { id, addenda } }: { note: NoteResponse }) {
	const zone = useZone();
	const maySign = useMay("NOTE_SIGN");
	return (
		<section className={classes["section"]} aria-labelledby="note-addenda">
			<h2 id="note-addenda" className={classes["sectionTitle"]}>
				{t("notes.addenda")}
			</h2>
			{addenda.length === 0 && <p className={classes["empty"]}>{t("notes.noAddenda")}</p>}
			{addenda.map(({ text, by, at }) => (
				<article key={at + text} className={classes["addendum"]}>
					<span className={classes["dim"]}>
						{by}, {formatDateTime(at, zone)}
					</span>
					<p>{text}</p>
				</article>
			))}
			{maySign && <AddendumForm noteId={id} />}
		</section>
	);
}

function AddendumForm({ noteId }: { noteId: string }) {
	const client = useQueryClient();
	const { register, handleSubmit, setError, setFocus, reset, formState } = useForm({ defaultValues: { text: "" } });
	const add = $api.useMutation("post", "/api/notes/{id}/addenda", {
		onSuccess: async () => {
			reset();
			await client.invalidateQueries({ queryKey: noteQuery(noteId).queryKey });
			notifications.show({ message: t("notes.addendumAdded") });
		},
		onError: (error) => {
			applyProblemToForm(asProblem(error), setError);
		},
	});
	return (
		<form
			noValidate
			className={classes["dialog"]}
			onSubmit={(event) =>
				void handleSubmit(({ text }) => add.mutate({ params: { path: { id: noteId } }, body: { text: text.trim() } }))(
					event,
				)
			}
		>
			<FormError
				errors={formState.errors}
				onFocus={setFocus}
				problem={add.isError ? asProblem(add.error) : undefined}
			/>
			<Textarea
				label={t("notes.addendumText")}
				description={t("notes.addendumHint")}
				autosize
				minRows={2}
				maxLength={4000}
				error={formState.errors.text?.message}
				{...register("text", { validate: (text) => text.trim() !== "" || t("notes.addendumRequired") })}
			/>
			<div>
				<Button type="submit" loading={add.isPending}>
					{t("notes.addAddendum")}
				</Button>
			</div>
		</form>
	);
}
