import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function VettingPage() {
	return (
		<>
			<PageHeader title={t("shell.vettingOne")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
