import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function AdminPage() {
	return (
		<>
			<PageHeader title={t("shell.adminLong")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
