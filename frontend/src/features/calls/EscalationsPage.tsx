import { bornMrn, nameOf } from "@/lib/people";
import "@/i18n/calls";
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconHandStop, IconShieldCheck } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { EscalationOutcome, EscalationView, ImagingResult, ImagingTaskView } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, formatTime } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./calls.module.css";
import { OnCall } from "./OnCall";
import { escalationsQuery, FRESH_EVERY, imagingQuery } from "./queries";
import { ESCALATION_OUTCOME_WORDS } from "./words";

const IMAGING_RESULTS: readonly ImagingResult[] = ["NEW_FRACTURE", "NO_NEW_FRACTURE", "UNCLEAR"];

/** What waits for a radiologist: red flags, suspected new fractures, and who is asked. */
export function EscalationsPage() {
	const escalations = useQuery({ ...escalationsQuery, refetchInterval: FRESH_EVERY });
	const imaging = useQuery({ ...imagingQuery, refetchInterval: FRESH_EVERY });
	return (
		<>
			<PageHeader title={t("calls.escalationsTitle")} />
			<div className={classes["lists"]}>
				<section aria-label={t("calls.escalationsTitle")}>
					{escalations.isError ? (
						<ErrorState error={escalations.error} onRetry={() => void escalations.refetch()} />
					) : escalations.data === undefined ? (
						<LoadingState rows={3} />
					) : escalations.data.length === 0 ? (
						<EmptyState
							icon={IconShieldCheck}
							title={t("calls.escalationsEmpty")}
							text={t("calls.escalationsEmptyText")}
						/>
					) : (
						<ul className={classes["cards"]}>
							{escalations.data.map((escalation) => (
								<Card key={escalation.id} escalation={escalation} />
							))}
						</ul>
					)}
				</section>
				<section aria-label={t("calls.imagingTitle")}>
					<h2 className={classes["listTitle"]}>{t("calls.imagingTitle")}</h2>
					{imaging.isError ? (
						<ErrorState error={imaging.error} onRetry={() => void imaging.refetch()} />
					) : imaging.data === undefined ? (
						<LoadingState rows={2} />
					) : imaging.data.length === 0 ? (
						<p className={classes["dim"]}>{t("calls.imagingEmpty")}</p>
					) : (
						<ul className={classes["cards"]}>
							{imaging.data.map((task) => (
								<Imaging key={task.id} task={task} />
							))}
						</ul>
					)}
				</section>
				<OnCall />
			</div>
		</>
	);
}

/** What changes here changes the badge, the queue and the sheets. */
function useAnswer<Body>(send: (body: Body) => Promise<unknown>) {
	const client = useQueryClient();
	return useMutation({
		mutationFn: send,
		onSettled: () =>
			client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[1]).includes("follow-up") }),
		onError: (error) => notifications.show({ color: "red", message: asProblem(error).message }),
	});
}

function Card({ escalation }: { escalation: EscalationView }) {
	const zone = useZone();
	const now = useNow();
	const mayAnswer = useMay("ESCALATION_ANSWER");
	const [closing, setClosing] = useState(false);
	const { id, patient, reasons, raisedAt, raisedBy, forUser, answerBy, acknowledgedAt, acknowledgedBy, contactId } =
		escalation;
	const acknowledge = useAnswer(() =>
		api.POST("/api/follow-up/escalations/{id}/acknowledgement", { params: { path: { id } } }),
	);
	const late = acknowledgedAt === undefined && Date.parse(answerBy) <= Date.parse(now);
	return (
		<li className={classes["card"]}>
			<p className={classes["cardTitle"]}>
				<b>{nameOf(patient)}</b> <span className={classes["dim"]}>{bornMrn(patient)}</span>
			</p>
			<p>{reasons}</p>
			<p className={classes["dim"]}>
				{t("calls.raisedBy", { name: raisedBy, at: formatDateTime(raisedAt, zone) })}
				{patient.phone !== undefined && ` · ${patient.phone}`}
			</p>
			<p>
				{acknowledgedAt !== undefined && acknowledgedBy !== undefined ? (
					<StatusChip
						tone="amber"
						label={t("calls.escalationBy", { name: acknowledgedBy, at: formatTime(acknowledgedAt, zone) })}
					/>
				) : (
					<StatusChip
						tone="red"
						label={
							late
								? t("calls.escalationLate")
								: t("calls.escalationFor", {
										name: forUser ?? t("calls.escalationAll"),
										until: formatTime(answerBy, zone),
									})
						}
					/>
				)}
			</p>
			{closing ? (
				<Closing id={id} onDone={() => setClosing(false)} />
			) : (
				<div className={classes["acts"]}>
					{mayAnswer && acknowledgedAt === undefined && (
						<Button
							leftSection={<IconHandStop aria-hidden size={16} />}
							loading={acknowledge.isPending}
							onClick={() => acknowledge.mutate(undefined)}
						>
							{t("calls.acknowledge")}
						</Button>
					)}
					{mayAnswer && acknowledgedAt !== undefined && (
						<Button onClick={() => setClosing(true)}>{t("calls.close")}</Button>
					)}
					{contactId !== undefined && <OpenSheet contactId={contactId} />}
				</div>
			)}
		</li>
	);
}

const OUTCOMES = Object.keys(ESCALATION_OUTCOME_WORDS) as EscalationOutcome[];

function Closing({ id, onDone }: { id: string; onDone: () => void }) {
	const [outcome, setOutcome] = useState<EscalationOutcome>();
	const [text, setText] = useState("");
	const [tried, setTried] = useState(false);
	const close = useAnswer((body: { outcome: EscalationOutcome; text?: string }) =>
		api.POST("/api/follow-up/escalations/{id}/closing", { params: { path: { id } }, body }),
	);
	return (
		<form
			noValidate
			className={classes["closing"]}
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (outcome === undefined) return;
				close.mutate({ outcome, ...(text.trim() !== "" && { text: text.trim() }) }, { onSuccess: onDone });
			}}
		>
			<NativeSelect
				size="xs"
				label={t("calls.outcomeOf")}
				autoFocus
				data={[
					{ value: "", label: t("calls.chooseOne") },
					...OUTCOMES.map((value) => ({ value, label: t(ESCALATION_OUTCOME_WORDS[value]) })),
				]}
				value={outcome ?? ""}
				onChange={(event) => setOutcome(OUTCOMES.find((known) => known === event.currentTarget.value))}
				error={tried && outcome === undefined ? t("calls.needsOutcome") : undefined}
			/>
			<Textarea
				label={t("calls.outcomeText")}
				autosize
				minRows={2}
				maxLength={1000}
				value={text}
				onChange={(event) => setText(event.currentTarget.value)}
			/>
			<div className={classes["acts"]}>
				<Button type="submit" loading={close.isPending}>
					{t("calls.close")}
				</Button>
				<Button variant="default" onClick={onDone}>
					{t("calls.cancel")}
				</Button>
			</div>
		</form>
	);
}

function Imaging({ task: { id, patient, finding, since, contactId } }: { task: ImagingTaskView }) {
	const zone = useZone();
	const mayAnswer = useMay("ESCALATION_ANSWER");
	const [remark, setRemark] = useState("");
	const [tried, setTried] = useState(false);
	const close = useAnswer((result: ImagingResult | undefined) =>
		api.POST("/api/follow-up/imaging-tasks/{id}/closing", {
			params: { path: { id } },
			body: { ...(result === undefined ? { state: "DISMISSED" } : { state: "DONE", result }), remark: remark.trim() },
		}),
	);
	const submit = (result?: ImagingResult) => {
		setTried(true);
		if (remark.trim() !== "") close.mutate(result);
	};
	return (
		<li className={classes["card"]}>
			<p className={classes["cardTitle"]}>
				<b>{nameOf(patient)}</b> <span className={classes["dim"]}>{bornMrn(patient)}</span>
			</p>
			<p>{finding}</p>
			<p className={classes["dim"]}>{formatDateTime(since, zone)}</p>
			{mayAnswer && (
				<Textarea
					label={t("calls.imagingRemark")}
					autosize
					minRows={1}
					maxLength={1000}
					value={remark}
					onChange={(event) => setRemark(event.currentTarget.value)}
					error={tried && remark.trim() === "" ? t("calls.needsReason") : undefined}
				/>
			)}
			<div className={classes["acts"]}>
				{mayAnswer && (
					<>
						{IMAGING_RESULTS.map((result) => (
							<Button key={result} loading={close.isPending} onClick={() => submit(result)}>
								{t(`calls.imaging${result}`)}
							</Button>
						))}
						<Button variant="default" disabled={close.isPending} onClick={() => submit()}>
							{t("calls.imagingDismiss")}
						</Button>
					</>
				)}
				{contactId !== undefined && <OpenSheet contactId={contactId} />}
			</div>
		</li>
	);
}

function OpenSheet({ contactId }: { contactId: string }) {
	return (
		<Button variant="default" renderRoot={(props) => <Link to="/calls/$contactId" params={{ contactId }} {...props} />}>
			{t("calls.openSheet")}
		</Button>
	);
}
