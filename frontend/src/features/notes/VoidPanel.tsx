import { Button, Group, Modal, Textarea } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { NoteResponse } from "@/api/schema";
import { useMay, useMe } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./NoteEditor.module.css";
import { noteQuery } from "./queries";

type Props = { loaded: Versioned<NoteResponse> };

/** The void of a signed note: asked for by one person with a reason, approved by another. */
export function VoidPanel({ loaded: { data: note, etag } }: Props) {
	const zone = useZone();
	const me = useMe();
	const mayVoid = useMay("NOTE_VOID");
	const client = useQueryClient();
	const [asking, setAsking] = useState(false);
	const params = { path: { id: note.id }, header: ifMatch(etag) };
	const taken = (next: Versioned<NoteResponse>) => {
		client.setQueryData(noteQuery(note.id).queryKey, next);
		void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "notes" });
		setAsking(false);
	};
	const approve = useMutation({
		mutationFn: () => versioned(api.POST("/api/notes/{id}/void/approval", { params })),
		onSuccess: taken,
	});
	const withdraw = useMutation({
		mutationFn: () => versioned(api.POST("/api/notes/{id}/void/withdrawal", { params })),
		onSuccess: taken,
	});
	const failed = approve.error ?? withdraw.error;
	const problem = failed === null ? undefined : asProblem(failed);
	const { voided } = note;
	if (note.status === "VOIDED" && voided !== undefined) {
		return (
			<section className={classes["void"]} role="status" aria-label={t("notes.voided")}>
				<b>
					<IconBan aria-hidden size={16} />
					{t("notes.voidedTitle")}
				</b>
				<p>{voided.reason}</p>
				<span className={classes["dim"]}>
					{t("notes.voidedBy", {
						asked: voided.requestedByName,
						approved: voided.approvedByName ?? t("common.notRecorded"),
						at: voided.approvedAt === undefined ? t("common.notRecorded") : formatDateTime(voided.approvedAt, zone),
					})}
				</span>
			</section>
		);
	}
	if (note.status !== "SIGNED") return null;
	if (voided !== undefined) {
		const own = voided.requestedBy === me.id;
		return (
			<section className={classes["notice"]} role="status" aria-label={t("notes.voidAsked")}>
				<p className={classes["noticeTitle"]}>
					<IconBan aria-hidden size={16} />
					{t("notes.voidAskedBy", { name: voided.requestedByName, at: formatDateTime(voided.requestedAt, zone) })}
				</p>
				<p>{voided.reason}</p>
				{problem !== undefined && <FormError errors={{}} onFocus={() => undefined} problem={problem} />}
				{mayVoid && (
					<Group gap="xs">
						{own ? (
							<span className={classes["dim"]}>{t("notes.voidNeedsOther")}</span>
						) : (
							<Button color="red" loading={approve.isPending} onClick={() => approve.mutate()}>
								{t("notes.voidApprove")}
							</Button>
						)}
						<Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
							{t("notes.voidWithdraw")}
						</Button>
					</Group>
				)}
			</section>
		);
	}
	if (!mayVoid) return null;
	return (
		<>
			<div>
				<Button variant="default" leftSection={<IconBan aria-hidden size={14} />} onClick={() => setAsking(true)}>
					{t("notes.voidAsk")}
				</Button>
			</div>
			{asking && <AskDialog noteId={note.id} etag={etag} onClose={() => setAsking(false)} onAsked={taken} />}
		</>
	);
}

type AskProps = {
	noteId: string;
	etag: string;
	onClose: () => void;
	onAsked: (next: Versioned<NoteResponse>) => void;
};

function AskDialog({ noteId, etag, onClose, onAsked }: AskProps) {
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const ask = useMutation({
		mutationFn: () =>
			versioned(
				api.POST("/api/notes/{id}/void", {
					params: { path: { id: noteId }, header: ifMatch(etag) },
					body: { reason: reason.trim() },
				}),
			),
		onSuccess: onAsked,
	});
	const missing = reason.trim() === "";
	return (
		<Modal opened onClose={onClose} title={t("notes.voidTitle")}>
			<form
				noValidate
				className={classes["dialog"]}
				onSubmit={(event) => {
					event.preventDefault();
					setTried(true);
					if (!missing) ask.mutate();
				}}
			>
				<p>{t("notes.voidText")}</p>
				{ask.isError && <FormError errors={{}} onFocus={() => undefined} problem={asProblem(ask.error)} />}
				<Textarea
					data-autofocus
					label={t("notes.voidReason")}
					autosize
					minRows={2}
					maxLength={1000}
					value={reason}
					onChange={(event) => setReason(event.currentTarget.value)}
					error={tried && missing ? t("notes.voidReasonRequired") : undefined}
				/>
				<FormFoot submit={t("notes.voidAskNow")} busy={ask.isPending} onCancel={onClose} danger />
			</form>
		</Modal>
	);
}
