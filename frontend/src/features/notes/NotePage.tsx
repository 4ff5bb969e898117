import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function NotePage() {
	return (
		<>
			<PageHeader title={t("shell.note")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
