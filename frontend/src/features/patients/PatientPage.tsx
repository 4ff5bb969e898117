import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { PageHeader } from "@/ui/PageHeader";

export function PatientPage() {
	return (
		<>
			<PageHeader title={t("shell.patient")} />
			<EmptyState title={t("common.emptyPageTitle")} />
		</>
	);
}
