import "@/i18n/restricted";
import { Button } from "@mantine/core";
import { IconUrgent } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { EmergencyGrantResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./EmergencyAccess.module.css";

/** Who opened a restricted record in an emergency, for a lead to judge. */
export function EmergencyReviewPage() {
	const queue = $api.useQuery("get", "/api/break-glass", { params: { query: { size: 100 } } });
	return (
		<>
			<PageHeader
				title={t("restricted.reviewTitle")}
				subtitle={queue.data !== undefined && t("restricted.reviewCount", { count: queue.data.total })}
			/>
			{queue.isError ? (
				<ErrorState error={queue.error} onRetry={() => void queue.refetch()} />
			) : queue.data === undefined ? (
				<LoadingState />
			) : queue.data.items.length === 0 ? (
				<EmptyState icon={IconUrgent} title={t("restricted.reviewEmptyTitle")} text={t("restricted.reviewEmptyText")} />
			) : (
				<table className={classes["table"]}>
					<thead>
						<tr>
							<th scope="col">{t("restricted.when")}</th>
							<th scope="col">{t("restricted.who")}</th>
							<th scope="col">{t("restricted.stated")}</th>
							<th scope="col">{t("restricted.verdict")}</th>
						</tr>
					</thead>
					<tbody>
						{queue.data.items.map((grant) => (
							<Access key={grant.id} grant={grant} />
						))}
					</tbody>
				</table>
			)}
		</>
	);
}

const REASONS = {
	EMERGENCY_CARE: "restricted.reasonEmergency",
	COVERING_COLLEAGUE: "restricted.reasonCovering",
	PATIENT_ASKS: "restricted.reasonPatient",
	OTHER: "restricted.reasonOther",
} as const;

function Access({ grant }: { grant: EmergencyGrantResponse }) {
	const zone = useZone();
	return (
		<tr>
			<td>{formatDateTime(grant.grantedAt, zone)}</td>
			<td>{grant.userName}</td>
			<td>
				<b>{t(REASONS[grant.reasonCode])}</b>
				<p>{grant.reasonText}</p>
			</td>
			<td>
				<Verdict grant={grant} />
			</td>
		</tr>
	);
}

function Verdict({ grant }: { grant: EmergencyGrantResponse }) {
	const client = useQueryClient();
	const review = $api.useMutation("post", "/api/break-glass/{id}/review", {
		onSettled: () => client.invalidateQueries(),
	});
	if (grant.verdict !== undefined) {
		const justified = grant.verdict === "JUSTIFIED";
		return (
			<StatusChip
				tone={justified ? "green" : "red"}
				label={t("restricted.by", {
					verdict: t(justified ? "restricted.justified" : "restricted.notJustified"),
					name: grant.reviewedByName ?? "",
				})}
			/>
		);
	}
	if (grant.own) return <StatusChip tone="amber" label={t("restricted.own")} />;
	const judge = (verdict: "JUSTIFIED" | "NOT_JUSTIFIED") =>
		review.mutate({
			params: { path: { id: grant.id }, header: ifMatch(`"${grant.version}"`) },
			body: { verdict },
		});
	return (
		<div className={classes["acts"]}>
			{grant.active && <StatusChip tone="amber" label={t("restricted.underWay")} />}
			{review.isError && <StatusChip tone="red" label={asProblem(review.error).message} />}
			<Button variant="default" loading={review.isPending} onClick={() => judge("JUSTIFIED")}>
				{t("restricted.justified")}
			</Button>
			<Button variant="default" color="red" loading={review.isPending} onClick={() => judge("NOT_JUSTIFIED")}>
				{t("restricted.notJustified")}
			</Button>
		</div>
	);
}
