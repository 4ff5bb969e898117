import { Button } from "@mantine/core";
import { IconFileTypePdf, IconShieldCheck, IconTable } from "@tabler/icons-react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { TrailVerdict } from "@/api/schema";
import { t } from "@/i18n/t";
import { StatusChip } from "@/ui/StatusChip";

/** Has the whole trail checked; asked for, because it reads every row. */
export function Verify() {
	const verdict = $api.useQuery("get", "/api/audit/verify", {}, { enabled: false, gcTime: 0 });
	return (
		<>
			<span role="status">
				{verdict.isError ? (
					<StatusChip tone="red" label={asProblem(verdict.error).message} />
				) : (
					verdict.data !== undefined && (
						<StatusChip tone={verdict.data.whole ? "green" : "red"} label={words(verdict.data)} />
					)
				)}
			</span>
			<Button
				variant="default"
				leftSection={<IconShieldCheck aria-hidden size={14} />}
				loading={verdict.isFetching}
				onClick={() => void verdict.refetch()}
			>
				{t("audit.verify")}
			</Button>
		</>
	);
}

function words({ whole, sealed, anchored, flaw, firstBadSeq }: TrailVerdict): string {
	if (whole || flaw === undefined) return t("audit.verifyWhole", { count: sealed, anchored });
	const what = t(`audit.flaw${flaw}`);
	return firstBadSeq === undefined
		? t("audit.verifyBrokenNowhere", { flaw: what })
		: t("audit.verifyBroken", { flaw: what, seq: firstBadSeq });
}

/** What a patient is handed who asks who saw the record. */
export function Report({ patientId }: { patientId: string }) {
	const base = `/api/audit/patients/${patientId}`;
	return (
		<>
			<Button
				component="a"
				href={`${base}/report.csv`}
				variant="default"
				leftSection={<IconTable aria-hidden size={14} />}
			>
				{t("audit.reportCsv")}
			</Button>
			<Button
				component="a"
				href={`${base}/report.pdf`}
				target="_blank"
				rel="noreferrer"
				variant="default"
				leftSection={<IconFileTypePdf aria-hidden size={14} />}
			>
				{t("audit.reportPdf")}
			</Button>
		</>
	);
}
