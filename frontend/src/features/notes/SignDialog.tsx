import { Button, Group, Modal } from "@mantine/core";
import { IconAlertTriangle, IconWritingSign } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { FieldError, NoteResponse } from "@/api/schema";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { formatDateTime, formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { FormError } from "@/ui/FormError";
import classes from "./NoteEditor.module.css";
import { OpenPoints } from "./OpenPoints";
import { SIDE_WORDS, TECHNIQUE_WORDS } from "./words";

type Props = {
	/** As the server has it, so that what is shown is what is signed. */
	note: NoteResponse;
	etag: string;
	/** The window that holds the note. */
	editor: string;
	open: readonly FieldError[];
	onClose: () => void;
	onGo: (pointer: string) => void;
	onSigned: (signed: Versioned<NoteResponse>) => void;
	onStale: () => void;
};

export function SignDialog({ note, etag, editor, open, onClose, onGo, onSigned, onStale }: Props) {
	const client = useQueryClient();
	const zone = useZone();
	const sign = useMutation({
		mutationFn: () =>
			versioned(
				api.POST("/api/notes/{id}/signature", {
					params: { path: { id: note.id }, query: { editor }, header: ifMatch(etag) },
				}),
			),
		onSuccess: (signed) => {
			onSigned(signed);
			// A signature moves the booking, the episode and the call queue.
			void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "notes" });
		},
		onError: (error) => {
			if (asProblem(error).isStale) onStale();
		},
	});
	const problem = sign.isError ? asProblem(sign.error) : undefined;
	const incomplete = problem?.is("note-incomplete") === true ? problem.errors : open;
	if (incomplete.length > 0) {
		return (
			<Modal opened onClose={onClose} title={t("notes.signIncomplete")}>
				<div className={classes["dialog"]}>
					<p className={classes["noticeTitle"]} role="alert">
						<IconAlertTriangle aria-hidden size={16} />
						{t("notes.openCount", { count: incomplete.length })}
					</p>
					<p>{t("notes.signOpen")}</p>
					<OpenPoints points={incomplete} onGo={onGo} />
					<Group justify="flex-end">
						<Button variant="default" data-autofocus onClick={onClose}>
							{t("common.close")}
						</Button>
					</Group>
				</div>
			</Modal>
		);
	}
	return (
		<Modal opened onClose={onClose} title={t("notes.signTitle")}>
			<div className={classes["dialog"]}>
				{problem !== undefined && !problem.isStale && (
					<FormError errors={{}} onFocus={onClose} problem={problem} messages={problem.errors.map((e) => e.message)} />
				)}
				<div>
					<b>{t("notes.signLevels")}</b>
					<ul className={classes["levelList"]}>
						{note.levels.map(({ level, technique, side, cementMlLeft, cementMlRight }) => (
							<li key={level}>
								<b>{level}</b>
								{technique !== undefined && `, ${t(TECHNIQUE_WORDS[technique])}`}
								{side !== undefined && `, ${t(SIDE_WORDS[side])}`}
								{`, ${formatQuantity((cementMlLeft ?? 0) + (cementMlRight ?? 0), "mL", 1)}`}
							</li>
						))}
					</ul>
				</div>
				{note.startedAt !== undefined && note.endedAt !== undefined && (
					<p>
						<b>{t("notes.signTimes")}</b> {formatDateTime(note.startedAt, zone)}–{formatTime(note.endedAt, zone)}
					</p>
				)}
				<p>{t("notes.signLocks")}</p>
				<p>{t("notes.signFollowUp")}</p>
				<Group justify="flex-end" gap="xs">
					<Button variant="default" onClick={onClose}>
						{t("common.cancel")}
					</Button>
					<Button
						data-autofocus
						leftSection={<IconWritingSign aria-hidden size={14} />}
						loading={sign.isPending}
						onClick={() => sign.mutate()}
					>
						{t("notes.signNow")}
					</Button>
				</Group>
			</div>
		</Modal>
	);
}
