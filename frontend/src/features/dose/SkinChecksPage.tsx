import "@/i18n/dose";
import { Pagination, SegmentedControl } from "@mantine/core";
import { IconEyeCheck } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./dose.module.css";
import { SkinCheck } from "./SkinCheck";

const PAGE_SIZE = 25;

/** `page` counts from 0. */
export type SkinSearch = { closed: boolean; page: number };

type Props = { search: SkinSearch; onSearch: (search: SkinSearch) => void };

/** Whose skin somebody has to look at, over all patients: the longest overdue first. */
export function SkinChecksPage({ search, onSearch }: Props) {
	const { closed, page } = search;
	const checks = $api.useQuery(
		"get",
		"/api/dose-follow-ups",
		{ params: { query: { closed, page, size: PAGE_SIZE } } },
		{ placeholderData: keepPreviousData },
	);
	const pages = Math.ceil((checks.data?.total ?? 0) / PAGE_SIZE);
	return (
		<>
			<PageHeader
				title={t("dose.skinTitle")}
				subtitle={
					<span role="status">{checks.data !== undefined && t("dose.skinCount", { count: checks.data.total })}</span>
				}
				actions={
					<SegmentedControl
						aria-label={t("dose.skinWhich")}
						data={[
							{ value: "open", label: t("dose.skinOpen") },
							{ value: "closed", label: t("dose.skinClosed") },
						]}
						value={closed ? "closed" : "open"}
						onChange={(value) => onSearch({ closed: value === "closed", page: 0 })}
					/>
				}
			/>
			<section className={classes["skin"]} aria-label={t("dose.followUps")}>
				{checks.data === undefined ? (
					checks.isError ? (
						<ErrorState error={checks.error} onRetry={() => void checks.refetch()} />
					) : (
						<LoadingState />
					)
				) : checks.data.items.length === 0 ? (
					<EmptyState
						icon={IconEyeCheck}
						title={t(closed ? "dose.skinNoneClosed" : "dose.skinNone")}
						{...(!closed && { text: t("dose.skinNoneText") })}
					/>
				) : (
					<ul className={classes["list"]}>
						{checks.data.items.map((check) => (
							<SkinCheck
								key={check.id}
								check={check}
								whose={
									<span className={classes["whose"]}>
										<Link to="/patients/$patientId" params={{ patientId: check.patientId }}>
											{check.patientName}
										</Link>
										<span className={classes["dim"]}>{`MRN ${check.mrn} · ${check.phone ?? t("dose.noPhone")}`}</span>
									</span>
								}
							/>
						))}
					</ul>
				)}
				{pages > 1 && (
					<Pagination
						aria-label={t("dose.skinPages")}
						total={pages}
						value={page + 1}
						onChange={(next) => onSearch({ closed, page: next - 1 })}
						getItemProps={(item) => ({ "aria-label": t("dose.skinPage", { page: item }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("dose.skinNext") : t("dose.skinPrevious"),
						})}
					/>
				)}
			</section>
		</>
	);
}
