import { Pagination } from "@mantine/core";
import { IconAlertTriangle, IconFileImport } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type { ImportRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./ImportPage.module.css";

export const RECENT = (page: number) => ({ params: { query: { page, size: 10 } } });

export function RecentImports() {
	const zone = useZone();
	const [page, setPage] = useState(0);
	const recent = $api.useQuery("get", "/api/imports", RECENT(page), { placeholderData: keepPreviousData });
	return (
		<section className={classes["panel"]} aria-label={t("imports.recent")}>
			<h2 className={classes["subtitle"]}>{t("imports.recent")}</h2>
			{recent.isError ? (
				<ErrorState error={recent.error} onRetry={() => void recent.refetch()} />
			) : recent.data === undefined ? (
				<LoadingState rows={4} />
			) : recent.data.total === 0 ? (
				<EmptyState icon={IconFileImport} title={t("imports.recentEmptyTitle")} text={t("imports.recentEmptyText")} />
			) : (
				<>
					<DataTable
						caption={t("imports.recentCaption")}
						columns={columnsIn(zone)}
						rows={recent.data.items}
						rowKey={({ importId }) => importId}
					/>
					{recent.data.total > recent.data.size && (
						<nav className={classes["pages"]} aria-label={t("imports.pages")}>
							<Pagination
								size="sm"
								total={Math.ceil(recent.data.total / recent.data.size)}
								value={page + 1}
								onChange={(next) => setPage(next - 1)}
								getItemProps={(at) => ({ "aria-label": t("imports.page", { page: at }) })}
								getControlProps={(control) => ({
									"aria-label": control === "next" ? t("imports.nextPage") : t("imports.previousPage"),
								})}
							/>
						</nav>
					)}
				</>
			)}
		</section>
	);
}

function columnsIn(zone: string): readonly Column<ImportRow>[] {
	return [
		{
			id: "file",
			header: t("imports.file"),
			cell: ({ fileName }) => <span className={classes["path"]}>{fileName}</span>,
		},
		{ id: "when", header: t("imports.when"), width: 170, cell: ({ importedAt }) => formatDateTime(importedAt, zone) },
		{ id: "by", header: t("imports.by"), cell: ({ importedBy }) => importedBy },
		{
			id: "patients",
			header: t("imports.patientsColumn"),
			cell: (row) =>
				t("imports.tally", {
					created: formatNumber(row.patientsCreated),
					updated: formatNumber(row.patientsUpdated),
					unchanged: formatNumber(row.patientsUnchanged),
				}),
		},
		{
			id: "facts",
			header: t("imports.factsColumn"),
			cell: (row) =>
				t("imports.tally", {
					created: formatNumber(row.factsCreated),
					updated: formatNumber(row.factsUpdated),
					unchanged: formatNumber(row.factsUnchanged),
				}),
		},
		{
			id: "ignored",
			header: t("imports.ignoredColumn"),
			align: "end",
			cell: ({ resourcesIgnored }) => formatNumber(resourcesIgnored),
		},
		{
			id: "warnings",
			header: t("imports.warningsColumn"),
			cell: ({ warningCount }) =>
				warningCount === 0 ? (
					<span className={classes["dim"]}>{t("imports.noWarnings")}</span>
				) : (
					<StatusChip
						tone="amber"
						icon={IconAlertTriangle}
						variant="plain"
						label={t("imports.warnings", { count: warningCount })}
					/>
				),
		},
	];
}
