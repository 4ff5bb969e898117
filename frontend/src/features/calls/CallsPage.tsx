import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function CallsPage() {
	return (
		<>
			<PageHeader title={t("shell.callsLong")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
