import { Button, Group, Modal, NumberInput, Stack, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api } from "@/api/client";
import type { ContactResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime, formatDayMonth, type IsoDate, type IsoInstant, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DateField } from "@/ui/DateField";
import { DateTimeField } from "@/ui/DateTimeField";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./CallSheet.module.css";
import { useContactAction } from "./useContactAction";
import { CHANGE_WORDS, STATUS_WORDS } from "./words";

type Act = "WITHDRAWN" | "DIED" | "RESUME" | "READMITTED" | "DISCHARGED" | "MOVE";

const ACT_WORDS = {
	WITHDRAWN: "calls.withdraw",
	DIED: "calls.died",
	RESUME: "calls.resume",
	READMITTED: "calls.readmitted",
	DISCHARGED: "calls.discharged",
	MOVE: "calls.moveContact",
} as const;

/** The plan behind this contact: its other contacts, what life did to it, and what can be done. */
export function PlanPanel({ contact, mayCall }: { contact: ContactResponse; mayCall: boolean }) {
	const zone = useZone();
	const [act, setAct] = useState<Act>();
	const { plan } = contact;
	const stopped = plan.stoppedAt !== undefined;
	const inHospital = plan.stays.some(({ dischargedOn }) => dischargedOn === undefined);
	const open = contact.status !== "DONE" && contact.status !== "CANCELLED";
	const acts: readonly Act[] = stopped
		? ["RESUME"]
		: [...(open ? (["MOVE"] as const) : []), inHospital ? "DISCHARGED" : "READMITTED", "WITHDRAWN", "DIED"];
	return (
		<>
			<h2 className={classes["sideTitle"]}>{t("calls.plan")}</h2>
			{stopped && (
				<p>
					<StatusChip variant="plain" tone="grey" label={t("calls.stoppedTitle")} /> {plan.stopReason}
					<span className={classes["dim"]}>
						{" "}
						{plan.stoppedBy}, {formatDateTime(plan.stoppedAt ?? "", zone)}
					</span>
				</p>
			)}
			<p className={classes["dim"]}>
				{plan.risks.length === 0 ? t("calls.planNoRisks") : `${t("calls.planRisks")}: ${plan.risks.join(", ")}`}
			</p>
			{plan.stays.map(({ id, admittedOn, dischargedOn, reason }) => (
				<p key={id} className={classes["dim"]}>
					{dischargedOn === undefined
						? t("calls.stayOpen", { from: formatDate(admittedOn) })
						: t("calls.stayOver", { from: formatDate(admittedOn), until: formatDate(dischargedOn) })}
					: {reason}
				</p>
			))}
			<ul className={classes["planned"]}>
				{plan.contacts.map(({ id, label, status, dueFrom, stoppedBecause }) => (
					<li key={id}>
						<Link to="/calls/$contactId" params={{ contactId: id }} className={classes["link"]}>
							{label}
						</Link>{" "}
						<span className={classes["dim"]}>{formatDayMonth(localDate(dueFrom, zone))}</span>
						<StatusChip variant="plain" tone={STATUS_WORDS[status].tone} label={t(STATUS_WORDS[status].label)} />
						{stoppedBecause !== undefined && <span className={classes["dim"]}>{stoppedBecause}</span>}
					</li>
				))}
			</ul>
			{mayCall && (
				<div className={classes["outcomes"]}>
					{acts.map((one) => (
						<Button key={one} variant="default" size="xs" onClick={() => setAct(one)}>
							{t(ACT_WORDS[one])}
						</Button>
					))}
				</div>
			)}
			<h2 className={classes["sideTitle"]}>{t("calls.trail")}</h2>
			<ol className={classes["attempts"]} aria-label={t("calls.trail")}>
				{plan.changes.toReversed().map(({ at, by, what, was, became, why }) => (
					<li key={`${at} ${what} ${became ?? ""}`}>
						<b>{t(CHANGE_WORDS[what])}</b>{" "}
						<span className={classes["dim"]}>
							{formatDateTime(at, zone)} · {by}
						</span>
						{became !== undefined && <p>{became}</p>}
						{was !== undefined && <p className={classes["dim"]}>{t("calls.changeWas", { was })}</p>}
						{why !== undefined && <p>{why}</p>}
					</li>
				))}
			</ol>
			<Modal
				opened={act !== undefined}
				onClose={() => setAct(undefined)}
				title={act === undefined ? "" : t(ACT_WORDS[act])}
			>
				{act !== undefined && <ActForm act={act} contact={contact} onDone={() => setAct(undefined)} />}
			</Modal>
		</>
	);
}

type Said = { reason: string; from: IsoInstant | null; days: number; admitted: IsoDate | null; left: IsoDate | null };

function ActForm({ act, contact, onDone }: { act: Act; contact: ContactResponse; onDone: () => void }) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const [said, setSaid] = useState<Said>({ reason: "", from: null, days: 2, admitted: null, left: null });
	const [tried, setTried] = useState(false);
	const send = useContactAction(contact.id, () => sent(act, contact, said));
	const needs = {
		reason: act !== "DISCHARGED" && said.reason.trim() === "",
		from: act === "MOVE" && said.from === null,
		admitted: act === "READMITTED" && said.admitted === null,
		left: act === "DISCHARGED" && said.left === null,
	};
	const change = (part: Partial<Said>) => setSaid({ ...said, ...part });
	const missing = tried ? t("calls.needsReason") : undefined;
	const needed = tried ? t("calls.needsDay") : undefined;
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (!Object.values(needs).includes(true)) send.mutate(undefined, { onSuccess: onDone });
			}}
		>
			<Stack gap="sm">
				{act === "DIED" && <p>{t("calls.planDied")}</p>}
				{act === "WITHDRAWN" && <p>{t("calls.planWithdrawn")}</p>}
				{act === "MOVE" && (
					<>
						<DateTimeField
							label={t("calls.moveFrom")}
							value={said.from}
							min={today}
							onChange={(from) => change({ from })}
							error={needs.from ? needed : undefined}
						/>
						<NumberInput
							size="xs"
							label={t("calls.moveDays")}
							min={1}
							max={90}
							allowDecimal={false}
							value={said.days}
							onChange={(days) => change({ days: Number(days) || 1 })}
						/>
					</>
				)}
				{act === "READMITTED" && (
					<DateField
						label={t("calls.admittedOn")}
						value={said.admitted}
						max={today}
						onChange={(admitted) => change({ admitted })}
						error={needs.admitted ? needed : undefined}
					/>
				)}
				{(act === "READMITTED" || act === "DISCHARGED") && (
					<DateField
						label={t("calls.dischargedOn")}
						value={said.left}
						onChange={(left) => change({ left })}
						{...(act === "READMITTED" && { description: t("calls.dischargedHint") })}
						error={needs.left ? needed : undefined}
					/>
				)}
				{act !== "DISCHARGED" && (
					<Textarea
						label={t("calls.reason")}
						withAsterisk
						autosize
						minRows={2}
						maxLength={500}
						value={said.reason}
						onChange={(event) => change({ reason: event.currentTarget.value })}
						error={needs.reason ? missing : undefined}
					/>
				)}
				<Group justify="flex-end" gap="xs">
					<Button variant="default" onClick={onDone}>
						{t("calls.cancel")}
					</Button>
					<Button type="submit" loading={send.isPending} {...(act === "DIED" && { color: "red.8" })}>
						{t("calls.save")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}

function sent(act: Act, { id, plan }: ContactResponse, said: Said): Promise<unknown> {
	const reason = said.reason.trim();
	const path = { path: { id: plan.id } };
	switch (act) {
		case "WITHDRAWN":
		case "DIED":
			return api.POST("/api/follow-up/plans/{id}/stop", { params: path, body: { cause: act, reason } });
		case "RESUME":
			return api.POST("/api/follow-up/plans/{id}/resume", { params: path, body: { reason } });
		case "READMITTED":
			return api.POST("/api/follow-up/plans/{id}/stays", {
				params: path,
				body: { admittedOn: said.admitted ?? "", reason, ...(said.left !== null && { dischargedOn: said.left }) },
			});
		case "DISCHARGED": {
			const stay = plan.stays.find(({ dischargedOn }) => dischargedOn === undefined);
			return api.POST("/api/follow-up/plans/{id}/stays/{stayId}/discharge", {
				params: { path: { id: plan.id, stayId: stay?.id ?? "" } },
				body: { dischargedOn: said.left ?? "" },
			});
		}
		case "MOVE":
			return api.POST("/api/follow-up/contacts/{id}/move", {
				params: { path: { id } },
				body: { from: said.from ?? "", days: said.days, reason },
			});
	}
}
