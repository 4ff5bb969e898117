import "@/i18n/vetting";
import { Button, Select } from "@mantine/core";
import { IconCalendarX } from "@tabler/icons-react";
import { useState } from "react";
import type { GivingUpReason } from "@/api/schema";
import { t } from "@/i18n/t";
import layout from "./vetting.module.css";
import { GIVING_UP_WORDS } from "./words";

type Props = { busy: boolean; onDecline: (reason: GivingUpReason) => void };

const REASONS = Object.keys(GIVING_UP_WORDS) as GivingUpReason[];

/** Shown when a decline was refused because the patient is booked: the decline and the cancellation in one step. */
export function DeclineBooked({ busy, onDecline }: Props) {
	const [reason, setReason] = useState<GivingUpReason | null>(null);
	const [missing, setMissing] = useState(false);
	return (
		<section className={layout["booked"]} aria-label={t("vetting.declineBooked")}>
			<p>{t("vetting.declineBookedText")}</p>
			<Select
				label={t("vetting.cancelReason")}
				required
				data={REASONS.map((value) => ({ value, label: t(GIVING_UP_WORDS[value]) }))}
				value={reason}
				onChange={(value) => {
					setReason(REASONS.find((known) => known === value) ?? null);
					setMissing(false);
				}}
				error={missing ? t("common.reasonRequired") : undefined}
			/>
			<Button
				variant="default"
				leftSection={<IconCalendarX aria-hidden size={14} />}
				loading={busy}
				onClick={() => (reason === null ? setMissing(true) : onDecline(reason))}
			>
				{t("vetting.declineBooked")}
			</Button>
		</section>
	);
}
