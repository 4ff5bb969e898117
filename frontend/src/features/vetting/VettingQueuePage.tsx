import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function VettingQueuePage() {
	return (
		<>
			<PageHeader title={t("shell.vetting")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
