import { Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import type { PlanResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { FormFoot } from "@/ui/FormFoot";
import { mustBeTold, needsReason } from "./changes";
import classes from "./plan.module.css";

type Props = {
	plan: PlanResponse;
	opened: boolean;
	busy: boolean;
	onClose: () => void;
	/** @param reason empty unless the plan goes beyond working hours */
	onConfirm: (reason: string) => void;
};

export function PublishDialog(props: Props) {
	return (
		<Modal opened={props.opened} onClose={props.onClose} title={t("plan.publishTitle")}>
			<PublishForm {...props} />
		</Modal>
	);
}

function PublishForm({ plan, busy, onClose, onConfirm }: Props) {
	const zone = useZone();
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const told = plan.placements.filter(mustBeTold);
	const lacksReason = needsReason(plan) && reason.trim() === "";
	return (
		<form
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (!lacksReason) onConfirm(reason.trim());
			}}
		>
			<Stack gap="sm">
				<p>{told.length === 0 ? t("plan.publishNobody") : t("plan.publishText", { count: told.length })}</p>
				<ul className={classes["reasons"]}>
					{told.map((placement) => (
						<li key={placement.id}>
							{t("plan.callList", {
								name: nameOf(placement.patient),
								from: placement.from === undefined ? t("plan.waitingList") : formatDateTime(placement.from.start, zone),
								to: placement.to === undefined ? t("plan.noPlace") : formatDateTime(placement.to.start, zone),
							})}
						</li>
					))}
				</ul>
				{needsReason(plan) && (
					<Textarea
						label={t("plan.overtimeReason")}
						withAsterisk
						autosize
						minRows={2}
						maxLength={1000}
						value={reason}
						onChange={(event) => setReason(event.currentTarget.value)}
						error={tried && lacksReason ? t("plan.overtimeNeeded") : undefined}
					/>
				)}
				<FormFoot submit={t("plan.publishConfirm")} busy={busy} onCancel={onClose} />
			</Stack>
		</form>
	);
}
