import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { ContactLine, EpisodeResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { CONTACT_LOOKS } from "./words";

export function FollowUpTab({ episode }: { episode: EpisodeResponse }) {
	const zone = useZone();
	const navigate = useNavigate();
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/follow-up", {
		params: { path: { id: episode.id } },
	});
	if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (isPending) return <LoadingState rows={4} />;
	if (data.length === 0) return <EmptyState title={t("episode.noFollowUp")} />;
	const columns: Column<ContactLine>[] = [
		{ id: "contact", header: t("episode.contact"), cell: ({ label }) => label },
		{
			id: "due",
			header: t("episode.due"),
			cell: ({ dueFrom, dueUntil }) => `${formatDateTime(dueFrom, zone)} – ${formatDateTime(dueUntil, zone)}`,
		},
		{
			id: "status",
			header: t("episode.status"),
			cell: ({ status }) => (
				<StatusChip variant="plain" tone={CONTACT_LOOKS[status].tone} label={t(CONTACT_LOOKS[status].word)} />
			),
		},
		{ id: "tries", header: t("episode.tries"), align: "end", cell: ({ attempts }) => attempts },
	];
	return (
		<DataTable
			caption={t("episode.contactCaption")}
			columns={columns}
			rows={data}
			rowKey={({ id }) => id}
			onOpen={({ id }) => void navigate({ to: "/calls/$contactId", params: { contactId: id } })}
		/>
	);
}
