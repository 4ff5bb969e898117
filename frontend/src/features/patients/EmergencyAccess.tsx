import "@/i18n/restricted";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconUrgent } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BreakGlassRequest } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ReasonDialog } from "@/ui/ReasonDialog";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./EmergencyAccess.module.css";

type Props = { patientId: string };
const SHORTEST_TEXT = 15;

/** Offered where a record was not found: whether it is restricted or does not exist is not told apart before. */
export function OpenInEmergency({ patientId }: Props) {
	const may = useMay("BREAK_GLASS");
	const client = useQueryClient();
	const [asking, setAsking] = useState(false);
	const open = $api.useMutation("post", "/api/break-glass", {
		onSuccess: () => client.resetQueries(),
		onSettled: () => setAsking(false),
	});
	if (!may) return null;
	return (
		<div className={classes["offer"]}>
			{open.isError && <StatusChip tone="red" label={asProblem(open.error).message} />}
			<Button
				color="red"
				variant="outline"
				leftSection={<IconUrgent aria-hidden size={14} />}
				onClick={() => setAsking(true)}
			>
				{t("restricted.open")}
			</Button>
			<ReasonDialog
				opened={asking}
				onClose={() => setAsking(false)}
				title={t("restricted.openTitle")}
				reasons={[
					{ code: "EMERGENCY_CARE", label: t("restricted.reasonEmergency"), needsText: true },
					{ code: "COVERING_COLLEAGUE", label: t("restricted.reasonCovering"), needsText: true },
					{ code: "PATIENT_ASKS", label: t("restricted.reasonPatient"), needsText: true },
					{ code: "OTHER", label: t("restricted.reasonOther"), needsText: true },
				]}
				shortestText={SHORTEST_TEXT}
				confirm={t("restricted.openConfirm")}
				danger
				busy={open.isPending}
				onConfirm={({ code, text }) =>
					open.mutate({ body: { patientId, reasonCode: code as BreakGlassRequest["reasonCode"], text } })
				}
			>
				<p>{t("restricted.openText")}</p>
			</ReasonDialog>
		</div>
	);
}

/** Stays in sight for as long as a restricted record is open in an emergency. */
export function EmergencyBanner({ patientId }: Props) {
	return useMay("BREAK_GLASS") ? <Banner patientId={patientId} /> : null;
}

function Banner({ patientId }: Props) {
	const zone = useZone();
	const client = useQueryClient();
	const active = $api.useQuery("get", "/api/break-glass/active", {}, { refetchInterval: 60_000 });
	const end = $api.useMutation("post", "/api/break-glass/{id}/end", {
		onSuccess: async () => {
			notifications.show({ message: t("restricted.ended") });
			await client.resetQueries();
		},
	});
	const grant = active.data?.find((each) => each.patientId === patientId);
	if (grant === undefined) return null;
	return (
		<div className={classes["banner"]} role="alert">
			<IconUrgent aria-hidden size={18} />
			<span>{t("restricted.active", { time: formatTime(grant.expiresAt, zone) })}</span>
			<Button
				color="red"
				variant="white"
				loading={end.isPending}
				onClick={() => end.mutate({ params: { path: { id: grant.id } } })}
			>
				{t("restricted.end")}
			</Button>
		</div>
	);
}
