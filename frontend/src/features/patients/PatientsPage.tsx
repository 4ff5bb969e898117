import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function PatientsPage() {
	return (
		<>
			<PageHeader title={t("shell.patients")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
