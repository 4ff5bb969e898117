import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowMerge } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { MergeResponse, PatientResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { FormError } from "@/ui/FormError";
import form from "./PatientForm.module.css";
import classes from "./PatientPage.module.css";

/** Leads to the record in use. */
export function MergedNotice({ survivorId }: { survivorId: string }) {
	return (
		<div className={form["notice"]} role="status">
			<p className={form["noticeTitle"]}>
				<IconArrowMerge aria-hidden size={16} />
				{t("patients.mergedTitle")}
			</p>
			<p>
				{t("patients.mergedText")}{" "}
				<Link to="/patients/$patientId" params={{ patientId: survivorId }}>
					{t("patients.mergedOpen")}
				</Link>
			</p>
		</div>
	);
}

/** What became part of this record, and what is a record of its own again; nothing where nothing ever was. */
export function Merges({ loaded }: { loaded: Versioned<PatientResponse> }) {
	const { id } = loaded.data;
	const zone = useZone();
	const mayUndo = useMay("PATIENT_REGISTER");
	const [undoing, setUndoing] = useState<string>();
	const { data } = $api.useQuery("get", "/api/patients/{id}/merges", { params: { path: { id } } });
	if (data === undefined || data.length === 0) return null;
	return (
		<section className={classes["panel"]} aria-label={t("patients.merges")}>
			<h2 className={classes["title"]}>{t("patients.merges")}</h2>
			<ul className={classes["list"]}>
				{data.map((merge) => (
					<li key={merge.id}>
						<span>
							{t("patients.mergedInLine", {
								name: nameOf(merge.merged),
								mrn: merge.merged.mrn,
								by: merge.byName,
								when: formatDateTime(merge.at, zone),
								reason: merge.reason,
							})}
						</span>
						{merge.undoneAt !== undefined ? (
							<span className={classes["dim"]}>
								{t("patients.mergeUndoneLine", {
									by: merge.undoneByName ?? "",
									when: formatDateTime(merge.undoneAt, zone),
									reason: merge.undoReason ?? "",
								})}
							</span>
						) : (
							mayUndo &&
							merge.survivor.id === id &&
							(undoing === merge.id ? (
								<Undoing loaded={loaded} merge={merge} onDone={() => setUndoing(undefined)} />
							) : (
								<Button
									variant="default"
									size="compact-xs"
									aria-label={t("patients.unmergeOf", { mrn: merge.merged.mrn })}
									onClick={() => setUndoing(merge.id)}
								>
									{t("patients.unmerge")}
								</Button>
							))
						)}
					</li>
				))}
			</ul>
		</section>
	);
}

type UndoingProps = { loaded: Versioned<PatientResponse>; merge: MergeResponse; onDone: () => void };

function Undoing({ loaded, merge, onDone }: UndoingProps) {
	const client = useQueryClient();
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const undo = $api.useMutation("post", "/api/patients/{id}/unmerge", {
		onSuccess: async () => {
			notifications.show({ message: t("patients.unmergeDone") });
			onDone();
			await client.invalidateQueries();
		},
	});
	const submit = () => {
		setTried(true);
		if (reason.trim() === "") return;
		undo.mutate({
			params: { path: { id: loaded.data.id }, header: ifMatch(loaded.etag) },
			body: { mergeId: merge.id, reason: reason.trim() },
		});
	};
	return (
		<form
			noValidate
			className={classes["mergeForm"]}
			aria-label={t("patients.unmergeOf", { mrn: merge.merged.mrn })}
			onSubmit={(event) => {
				event.preventDefault();
				submit();
			}}
		>
			{undo.isError && (
				<FormError errors={{}} onFocus={() => undefined} problem={asProblem(undo.error)} messages={[]} />
			)}
			<Textarea
				label={t("patients.unmergeReason")}
				required
				autosize
				minRows={1}
				maxLength={1000}
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
				error={tried && reason.trim() === "" ? t("patients.unmergeReasonRequired") : undefined}
			/>
			<div className={classes["mergeFoot"]}>
				<Button variant="default" onClick={onDone}>
					{t("common.cancel")}
				</Button>
				<Button type="submit" loading={undo.isPending}>
					{t("patients.unmergeNow")}
				</Button>
			</div>
		</form>
	);
}
