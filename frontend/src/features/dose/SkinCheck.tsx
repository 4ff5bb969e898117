import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { DoseFollowUpStatus, DoseFollowUpView } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { StatusChip } from "@/ui/StatusChip";
import { showUndo } from "@/ui/undoToast";
import classes from "./dose.module.css";

type Props = {
	check: DoseFollowUpView;
	/** Whose it is, where the list is not one patient's. */
	whose?: ReactNode;
};

/** One look at the skin: why, until when, and what was found. */
export function SkinCheck({ check, whose }: Props) {
	const zone = useZone();
	const mayClose = useMay("NURSING_RECORD");
	const { status, overdue, due, reason, noteId, closedAt, closedByName, remark } = check;
	return (
		<li>
			<span className={classes["line"]}>
				{status !== "OPEN" ? (
					<StatusChip
						tone={status === "DONE" ? "green" : "grey"}
						label={t(status === "DONE" ? "dose.done" : "dose.waived")}
					/>
				) : (
					<StatusChip tone={overdue ? "red" : "amber"} label={t(overdue ? "dose.overdue" : "dose.open")} />
				)}
				{whose}
				<span>{`${reason} · ${due === undefined ? t("dose.noDate") : t("dose.due", { date: formatDate(due) })}`}</span>
				<Link to="/notes/$noteId" params={{ noteId }}>
					{t("dose.openNote")}
				</Link>
			</span>
			{closedAt !== undefined && (
				<span className={classes["dim"]}>
					{t("dose.closedBy", { name: closedByName ?? "", when: formatDateTime(closedAt, zone), remark: remark ?? "" })}
				</span>
			)}
			{status === "OPEN" && mayClose && <CloseForm check={check} />}
		</li>
	);
}

/** Wherever looks at the skin are shown: one patient's panel, and the list over all. */
function useRefresh() {
	const client = useQueryClient();
	return () =>
		void client.invalidateQueries({
			predicate: ({ queryKey: [, path] }) => path === "/api/patients/{id}/dose" || path === "/api/dose-follow-ups",
		});
}

function CloseForm({ check: { id, version, reason, patientName } }: { check: DoseFollowUpView }) {
	const refresh = useRefresh();
	const [remark, setRemark] = useState("");
	const [tried, setTried] = useState(false);
	const reopen = $api.useMutation("post", "/api/dose-follow-ups/{id}/reopening", {
		onSettled: refresh,
		onError: (error) => notifications.show({ color: "red", message: asProblem(error).message }),
	});
	const close = $api.useMutation("put", "/api/dose-follow-ups/{id}", {
		onSuccess: (closed) =>
			showUndo({
				message: t("dose.closed"),
				onUndo: () => reopen.mutate({ params: { path: { id }, header: ifMatch(`"${closed.version}"`) } }),
			}),
		onSettled: refresh,
	});
	const words = remark.trim();
	const send = (status: DoseFollowUpStatus) => {
		setTried(true);
		if (words !== "")
			close.mutate({ params: { path: { id }, header: ifMatch(`"${version}"`) }, body: { status, remark: words } });
	};
	const missing = tried && words === "" ? t("dose.requiredRemark") : undefined;
	return (
		<form
			noValidate
			className={classes["close"]}
			onSubmit={(event) => {
				event.preventDefault();
				send("DONE");
			}}
		>
			<TextInput
				aria-label={t("dose.remarkOf", { reason: `${patientName}, ${reason}` })}
				placeholder={t("dose.remark")}
				maxLength={1000}
				autoComplete="off"
				value={remark}
				error={missing ?? (close.isError ? asProblem(close.error).message : undefined)}
				onChange={(event) => setRemark(event.currentTarget.value)}
			/>
			<Button type="submit" variant="default" loading={close.isPending}>
				{t("dose.markDone")}
			</Button>
			<Button variant="subtle" onClick={() => send("WAIVED")}>
				{t("dose.markWaived")}
			</Button>
		</form>
	);
}
