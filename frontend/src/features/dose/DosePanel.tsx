import "@/i18n/dose";
import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { DoseFollowUpStatus, DoseFollowUpView, DoseSum } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { formatDate, formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./dose.module.css";

type Props = { patientId: string };

/** What a patient's procedures add up to, and whether somebody has to look at the skin. */
export function DosePanel({ patientId }: Props) {
	return useMay("NOTE_READ") ? <Panel patientId={patientId} /> : null;
}

function doseQuery(patientId: string) {
	return $api.queryOptions("get", "/api/patients/{id}/dose", { params: { path: { id: patientId } } });
}

function Panel({ patientId }: Props) {
	const dose = $api.useQuery("get", "/api/patients/{id}/dose", { params: { path: { id: patientId } } });
	return (
		<section className={classes["panel"]} aria-label={t("dose.title")}>
			<h2 className={classes["title"]}>{t("dose.title")}</h2>
			{dose.data === undefined ? (
				dose.isError ? (
					<ErrorState error={dose.error} onRetry={() => void dose.refetch()} />
				) : (
					<LoadingState rows={2} />
				)
			) : dose.data.procedures.length === 0 ? (
				<p className={classes["dim"]}>{t("dose.none")}</p>
			) : (
				<>
					<dl className={classes["sums"]}>
						<Sum label={t("dose.fluoroscopy")} sum={dose.data.fluoroscopy} decimals={1} />
						<Sum label={t("dose.airKerma")} sum={dose.data.airKerma} decimals={1} />
						<Sum label={t("dose.kap")} sum={dose.data.kap} decimals={2} />
					</dl>
					{dose.data.followUps.length > 0 && (
						<>
							<h3 className={classes["title"]}>{t("dose.followUps")}</h3>
							<ul className={classes["list"]}>
								{dose.data.followUps.map((followUp) => (
									<FollowUp key={followUp.id} followUp={followUp} />
								))}
							</ul>
						</>
					)}
				</>
			)}
		</section>
	);
}

function Sum({
	label,
	sum: { sum, unit, recorded, notRecorded },
	decimals,
}: {
	label: string;
	sum: DoseSum;
	decimals: number;
}) {
	return (
		<div>
			<dt>{label}</dt>
			<dd>
				<b>{sum === undefined ? t("dose.notRecorded") : formatQuantity(sum, unit, decimals)}</b>
				<span className={classes["dim"]}>
					{[
						recorded > 0 && t("dose.ofNotes", { count: recorded }),
						notRecorded > 0 && t("dose.missing", { count: notRecorded }),
					]
						.filter((part) => part !== false)
						.join(", ")}
				</span>
			</dd>
		</div>
	);
}

function FollowUp({ followUp }: { followUp: DoseFollowUpView }) {
	const zone = useZone();
	const mayClose = useMay("NURSING_RECORD");
	const { status, overdue, due, reason, noteId, closedAt, closedByName, remark } = followUp;
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
			{status === "OPEN" && mayClose && <CloseForm followUp={followUp} />}
		</li>
	);
}

function CloseForm({ followUp: { id, version, patientId, reason } }: { followUp: DoseFollowUpView }) {
	const client = useQueryClient();
	const [remark, setRemark] = useState("");
	const [tried, setTried] = useState(false);
	const close = $api.useMutation("put", "/api/dose-follow-ups/{id}", {
		onSettled: () => void client.invalidateQueries(doseQuery(patientId)),
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
				aria-label={t("dose.remarkOf", { reason })}
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
