import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function ImportPage() {
	return (
		<>
			<PageHeader title={t("shell.import")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
