import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function BoardPage() {
	return (
		<>
			<PageHeader title={t("shell.board")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
