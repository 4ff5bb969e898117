import { Button, Checkbox, NumberInput, Switch, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconInfoCircle, IconLock } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { type UseFormReturn, useController, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { NoteResponse, OpenedLot } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { numberOf, type Typed } from "@/lib/numbers";
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

function Addenda({ note }: { note: NoteResponse }) {
	const { addenda } = note;
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
			{maySign && <AddendumForm note={note} />}
		</section>
	);
}

type Correction = { lotId: string; units: Typed; beyondStock: boolean };
type AddendumValues = { text: string; opened: Correction[] };

function AddendumForm({ note: { id, opened } }: { note: NoteResponse }) {
	const client = useQueryClient();
	const [fixing, setFixing] = useState(false);
	const none: AddendumValues = { text: "", opened: [] };
	const form = useForm<AddendumValues>({ defaultValues: none });
	const { register, handleSubmit, setError, setFocus, setValue, reset, formState } = form;
	const add = $api.useMutation("post", "/api/notes/{id}/addenda", {
		onSuccess: async () => {
			reset(none);
			setFixing(false);
			await client.invalidateQueries({ queryKey: noteQuery(id).queryKey });
			notifications.show({ message: t("notes.addendumAdded") });
		},
		onError: (error) => {
			applyProblemToForm(asProblem(error), setError);
		},
	});
	const save = ({ text, opened: corrected }: AddendumValues) =>
		add.mutate({
			params: { path: { id } },
			body: {
				text: text.trim(),
				opened: corrected.map(({ lotId, units, beyondStock }) => ({
					lotId,
					// Emptied is no count: the server refuses it at the field.
					units: numberOf(units) ?? 0,
					...(beyondStock && { beyondStock }),
				})),
			},
		});
	return (
		<form noValidate className={classes["dialog"]} onSubmit={(event) => void handleSubmit(save)(event)}>
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
			{opened.length > 0 && (
				<Switch
					label={t("notes.openedFix")}
					description={t("notes.openedHint")}
					checked={fixing}
					onChange={(event) => {
						const on = event.currentTarget.checked;
						setFixing(on);
						setValue("opened", on ? opened.map(({ lotId, units }) => ({ lotId, units, beyondStock: false })) : []);
					}}
				/>
			)}
			{fixing && opened.map((lot, index) => <OpenedCount key={lot.lotId} lot={lot} index={index} form={form} />)}
			<div>
				<Button type="submit" loading={add.isPending}>
					{t("notes.addAddendum")}
				</Button>
			</div>
		</form>
	);
}

type OpenedCountProps = { lot: OpenedLot; index: number; form: UseFormReturn<AddendumValues> };

function OpenedCount({ lot, index, form: { control, register, formState } }: OpenedCountProps) {
	const { field } = useController({ control, name: `opened.${index}.units` });
	const errors = formState.errors.opened?.[index];
	const beyond = (numberOf(field.value) ?? 0) - lot.units > Math.max(lot.onHand, 0);
	return (
		<>
			<NumberInput
				ref={field.ref}
				label={t("notes.openedUnits", { lot: t("notes.lotChosen", lot) })}
				description={t("notes.openedNow", { count: lot.units, left: lot.onHand })}
				allowDecimal={false}
				allowNegative={false}
				maw={320}
				value={field.value}
				onChange={field.onChange}
				onBlur={field.onBlur}
				error={errors?.units?.message ?? errors?.lotId?.message}
			/>
			{beyond && (
				<Checkbox
					label={t("notes.openedBeyond")}
					error={errors?.beyondStock?.message}
					{...register(`opened.${index}.beyondStock`)}
				/>
			)}
		</>
	);
}
