import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function AuditPage() {
	return (
		<>
			<PageHeader title={t("shell.audit")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
