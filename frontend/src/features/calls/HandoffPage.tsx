import "@/i18n/calls";
import { Button, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPrinter } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Handoff, QueueRow } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { languageName } from "@/lib/languages";
import { formatDateTime, formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./calls.module.css";
import { handoffQuery } from "./queries";
import { bornMrn, nameOf } from "./words";

/** What one shift tells the next, on one page that can be printed. */
export function HandoffPage() {
	const handoff = useQuery(handoffQuery);
	return (
		<>
			<PageHeader
				title={t("calls.handoffTitle")}
				actions={
					<Button variant="default" leftSection={<IconPrinter aria-hidden size={16} />} onClick={() => window.print()}>
						{t("calls.print")}
					</Button>
				}
			/>
			{handoff.isError ? (
				<ErrorState error={handoff.error} onRetry={() => void handoff.refetch()} />
			) : handoff.data === undefined ? (
				<LoadingState />
			) : (
				<Lists handoff={handoff.data} />
			)}
		</>
	);
}

function Lists({ handoff }: { handoff: Handoff }) {
	const zone = useZone();
	const mayHandOver = useMay("FOLLOWUP_CALL");
	return (
		<div className={classes["lists"]}>
			<p className={classes["dim"]}>{t("calls.handoffAt", { at: formatDateTime(handoff.at, zone) })}</p>
			<List title={t("calls.handoffEscalations")}>
				{handoff.escalations.map(({ id, patient, reasons, acknowledgedBy, answerBy, forUser }) => (
					<li key={id}>
						<b>{nameOf(patient)}</b> <span className={classes["dim"]}>{bornMrn(patient)}</span>: {reasons}{" "}
						<span className={classes["dim"]}>
							{acknowledgedBy ??
								t("calls.escalationFor", {
									name: forUser ?? t("calls.escalationAll"),
									until: formatTime(answerBy, zone),
								})}
						</span>
					</li>
				))}
			</List>
			<List title={t("calls.handoffImaging")}>
				{handoff.imaging.map(({ id, patient, finding }) => (
					<li key={id}>
						<b>{nameOf(patient)}</b> <span className={classes["dim"]}>{bornMrn(patient)}</span>: {finding}
					</li>
				))}
			</List>
			<Calls title={t("calls.handoffClaimed")} rows={handoff.claimed} />
			<Calls title={t("calls.handoffCalledBack")} rows={handoff.calledBack} />
			<Calls title={t("calls.handoffOverdue")} rows={handoff.overdue} />
			<Calls title={t("calls.handoffDue")} rows={handoff.due} />
			{mayHandOver && <HandOver />}
			<List title={t("calls.handoffLast")}>
				{handoff.handovers.map(({ at, by, handedTo, remark, openCalls, unansweredEscalations }) => (
					<li key={at}>
						{t("calls.handoffLine", {
							by,
							to: handedTo,
							at: formatDateTime(at, zone),
							calls: openCalls,
							escalations: unansweredEscalations,
						})}
						{remark !== undefined && <p>{remark}</p>}
					</li>
				))}
			</List>
		</div>
	);
}

function Calls({ title, rows }: { title: string; rows: readonly QueueRow[] }) {
	const zone = useZone();
	return (
		<List title={title}>
			{rows.map(({ contactId, patient, label, dueUntil, attempts, claim, nextTryAt }) => (
				<li key={contactId}>
					<b>{nameOf(patient)}</b> <span className={classes["dim"]}>{bornMrn(patient)}</span>, {label},{" "}
					{patient.phone ?? t("calls.noPhone")}, {languageName(patient.language)}
					<span className={classes["dim"]}>
						{" "}
						{t("calls.attempts")}: {attempts}, {formatDateTime(dueUntil, zone)}
						{claim !== undefined && `, ${claim.by}`}
						{nextTryAt !== undefined && `, ${t("calls.nextTry", { at: formatDateTime(nextTryAt, zone) })}`}
					</span>
				</li>
			))}
		</List>
	);
}

function List({ title, children }: { title: string; children: readonly ReactNode[] }) {
	return (
		<section aria-label={title}>
			<h2 className={classes["listTitle"]}>
				{title} ({children.length})
			</h2>
			{children.length === 0 ? (
				<p className={classes["dim"]}>{t("calls.handoffNothing")}</p>
			) : (
				<ul className={classes["plain"]}>{children}</ul>
			)}
		</section>
	);
}

function HandOver() {
	const client = useQueryClient();
	const [handedTo, setHandedTo] = useState("");
	const [remark, setRemark] = useState("");
	const [tried, setTried] = useState(false);
	const send = useMutation({
		mutationFn: () =>
			api.POST("/api/follow-up/handovers", {
				body: { handedTo: handedTo.trim(), ...(remark.trim() !== "" && { remark: remark.trim() }) },
			}),
		onSuccess: () => {
			notifications.show({ message: t("calls.handoffSaved", { name: handedTo.trim() }) });
			setHandedTo("");
			setRemark("");
			setTried(false);
			void client.invalidateQueries({ queryKey: handoffQuery.queryKey });
		},
		onError: (error) => notifications.show({ color: "red", message: asProblem(error).message }),
	});
	return (
		<form
			noValidate
			className={classes["screenOnly"]}
			aria-label={t("calls.handoffSave")}
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (handedTo.trim() !== "") send.mutate();
			}}
		>
			<div className={classes["closing"]}>
				<TextInput
					size="xs"
					label={t("calls.handoffTo")}
					maxLength={120}
					value={handedTo}
					onChange={(event) => setHandedTo(event.currentTarget.value)}
					error={tried && handedTo.trim() === "" ? t("calls.needsTo") : undefined}
				/>
				<Textarea
					label={t("calls.handoffRemark")}
					autosize
					minRows={2}
					maxLength={2000}
					value={remark}
					onChange={(event) => setRemark(event.currentTarget.value)}
				/>
				<div className={classes["acts"]}>
					<Button type="submit" loading={send.isPending}>
						{t("calls.handoffSave")}
					</Button>
				</div>
			</div>
		</form>
	);
}
