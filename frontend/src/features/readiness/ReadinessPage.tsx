import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function ReadinessPage() {
	return (
		<>
			<PageHeader title={t("shell.readinessLong")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
