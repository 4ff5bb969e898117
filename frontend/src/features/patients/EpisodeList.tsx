import { IconClipboardText } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { EpisodeRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate, formatDay } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { EPISODE_WORDS, URGENCY_WORDS } from "./words";

export function EpisodeList({ patientId }: { patientId: string }) {
	const zone = useZone();
	const navigate = useNavigate();
	const episodes = $api.useQuery("get", "/api/patients/{patientId}/episodes", { params: { path: { patientId } } });
	if (episodes.isError) return <ErrorState error={episodes.error} onRetry={() => void episodes.refetch()} />;
	if (episodes.data === undefined) return <LoadingState rows={3} />;
	if (episodes.data.length === 0) {
		return (
			<EmptyState
				icon={IconClipboardText}
				title={t("patients.episodesEmptyTitle")}
				text={t("patients.episodesEmptyText")}
			/>
		);
	}
	return (
		<DataTable
			caption={t("patients.episodesCaption")}
			columns={columnsIn(zone)}
			rows={episodes.data.toSorted((one, other) => other.number - one.number)}
			rowKey={({ id }) => id}
			onOpen={({ id }) => void navigate({ to: "/episodes/$episodeId", params: { episodeId: id } })}
		/>
	);
}

function columnsIn(zone: string): readonly Column<EpisodeRow>[] {
	return [
		{
			id: "number",
			header: t("patients.episode"),
			cell: ({ number }) => t("patients.episodeNumber", { number }),
		},
		{
			id: "status",
			header: t("patients.status"),
			cell: ({ status }) => <StatusChip tone={EPISODE_WORDS[status].tone} label={t(EPISODE_WORDS[status].label)} />,
		},
		{
			id: "urgency",
			header: t("patients.urgency"),
			cell: ({ urgency }) => (
				<StatusChip tone={URGENCY_WORDS[urgency].tone} variant="plain" label={t(URGENCY_WORDS[urgency].label)} />
			),
		},
		{
			id: "levels",
			header: t("patients.levels"),
			cell: ({ fractureLevels }) => <LevelChips levels={fractureLevels} />,
		},
		{ id: "onset", header: t("patients.onset"), cell: ({ onset }) => formatDate(onset) },
		{
			id: "pain",
			header: t("patients.pain"),
			cell: ({ painOnMovement }) => t("patients.painOf", { score: painOnMovement }),
		},
		{ id: "referred", header: t("patients.referred"), cell: ({ referredAt }) => formatDay(referredAt, zone) },
	];
}
