import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function EpisodePage() {
	return (
		<>
			<PageHeader title={t("shell.episode")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
