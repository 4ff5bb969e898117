import { Button, Textarea } from "@mantine/core";
import { IconArrowBackUp, IconMail, IconPhoneCall, IconPhoneIncoming, IconUrgent } from "@tabler/icons-react";
import { useState } from "react";
import { api } from "@/api/client";
import type { ContactResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime, formatTime } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { StatusChip } from "@/ui/StatusChip";
import tones from "@/ui/tones.module.css";
import classes from "./CallSheet.module.css";
import { useContactAction } from "./useContactAction";

/** Who rings this patient now, and what else can be done about reaching him. */
export function Claiming({ contact: { id, claim, calledBack, proposal } }: { contact: ContactResponse }) {
	const zone = useZone();
	const path = { params: { path: { id } } };
	const take = useContactAction(id, () => api.POST("/api/follow-up/contacts/{id}/claim", path));
	const giveBack = useContactAction(id, () => api.POST("/api/follow-up/contacts/{id}/claim/return", path));
	const rangBack = useContactAction(id, () => api.POST("/api/follow-up/contacts/{id}/called-back", path));
	const letterSent = useContactAction(id, () => api.POST("/api/follow-up/contacts/{id}/letters", path));
	const until = claim === undefined ? "" : formatTime(claim.until, zone);
	return (
		<div className={classes["outcomes"]}>
			{claim?.mine === false ? (
				<p className={classNames(classes["box"], tones["amber"])} role="status">
					<b>
						<IconPhoneCall aria-hidden size={16} />
						{t("calls.takenTitle", { name: claim.by })}
					</b>
					<span>{t("calls.takenText", { until })}</span>
				</p>
			) : claim === undefined ? (
				<Button
					leftSection={<IconPhoneCall aria-hidden size={16} />}
					loading={take.isPending}
					onClick={() => take.mutate(undefined)}
				>
					{t("calls.take")}
				</Button>
			) : (
				<>
					<StatusChip tone="blue" icon={IconPhoneCall} label={t("calls.claimedMine", { until })} />
					<Button
						variant="default"
						leftSection={<IconArrowBackUp aria-hidden size={16} />}
						loading={giveBack.isPending}
						onClick={() => giveBack.mutate(undefined)}
					>
						{t("calls.giveBack")}
					</Button>
				</>
			)}
			{!calledBack && (
				<Button
					variant="default"
					leftSection={<IconPhoneIncoming aria-hidden size={16} />}
					loading={rangBack.isPending}
					onClick={() => rangBack.mutate(undefined)}
				>
					{t("calls.rangBack")}
				</Button>
			)}
			{proposal?.way === "LETTER" && (
				<>
					<Button
						component="a"
						variant="default"
						leftSection={<IconMail aria-hidden size={16} />}
						href={`/api/follow-up/contacts/${id}/letter.pdf`}
						target="_blank"
						rel="noreferrer"
					>
						{t("calls.printLetter")}
					</Button>
					<Button variant="default" loading={letterSent.isPending} onClick={() => letterSent.mutate(undefined)}>
						{t("calls.letterSent")}
					</Button>
				</>
			)}
		</div>
	);
}

/** What was escalated of this episode and is not closed, and the way to escalate now. */
export function Escalations({
	contact: { id, escalations, imaging },
	mayCall,
}: {
	contact: ContactResponse;
	mayCall: boolean;
}) {
	const zone = useZone();
	const now = useNow();
	const [writing, setWriting] = useState(false);
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const escalate = useContactAction(id, (body: { reason: string }) =>
		api.POST("/api/follow-up/contacts/{id}/escalation", { params: { path: { id } }, body }),
	);
	const open = escalations.filter(({ closedAt }) => closedAt === undefined);
	const suspected = imaging.filter(({ state }) => state === "OPEN");
	const submit = () => {
		setTried(true);
		if (reason.trim() === "") return;
		escalate.mutate(
			{ reason: reason.trim() },
			{
				onSuccess: () => {
					setWriting(false);
					setReason("");
					setTried(false);
				},
			},
		);
	};
	return (
		<>
			{open.map(({ id: key, reasons, raisedAt, forUser, answerBy, acknowledgedAt, acknowledgedBy }) => (
				<p key={key} role="status" className={classNames(classes["box"], tones["red"])}>
					<b>
						<IconUrgent aria-hidden size={16} />
						{t("calls.escalationOpen", { at: formatDateTime(raisedAt, zone), reasons })}
					</b>
					<span>
						{acknowledgedAt !== undefined && acknowledgedBy !== undefined
							? t("calls.escalationBy", { name: acknowledgedBy, at: formatTime(acknowledgedAt, zone) })
							: t("calls.escalationFor", {
									name: forUser ?? t("calls.escalationAll"),
									until: formatTime(answerBy, zone),
								})}
						{acknowledgedAt === undefined && Date.parse(answerBy) <= Date.parse(now) && (
							<b> {t("calls.escalationLate")}</b>
						)}
					</span>
				</p>
			))}
			{suspected.map(({ id: key, finding }) => (
				<p key={key} role="status" className={classNames(classes["box"], tones["red"])}>
					<b>{t("calls.suspected")}</b>
					<span>{finding}</span>
				</p>
			))}
			{mayCall &&
				(writing ? (
					<form
						noValidate
						className={classes["section"]}
						aria-label={t("calls.escalate")}
						onSubmit={(event) => {
							event.preventDefault();
							submit();
						}}
					>
						<Textarea
							label={t("calls.escalateReason")}
							autosize
							minRows={2}
							maxLength={500}
							autoFocus
							value={reason}
							onChange={(event) => setReason(event.currentTarget.value)}
							error={tried && reason.trim() === "" ? t("calls.needsReason") : undefined}
						/>
						<div className={classes["outcomes"]}>
							<Button type="submit" color="red.8" loading={escalate.isPending}>
								{t("calls.escalateNow")}
							</Button>
							<Button variant="default" onClick={() => setWriting(false)}>
								{t("calls.cancel")}
							</Button>
						</div>
					</form>
				) : (
					<div>
						<Button
							variant="default"
							leftSection={<IconUrgent aria-hidden size={16} />}
							onClick={() => setWriting(true)}
						>
							{t("calls.escalate")}
						</Button>
					</div>
				))}
		</>
	);
}
