import "@/i18n/supply";
import { Button, Pagination, SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconPackage, IconPackageImport, IconSearch, IconUsersGroup } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import type { LotResponse, ScanResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { Attention } from "./Attention";
import { Catalogue } from "./Catalogue";
import { LotDrawer } from "./LotDrawer";
import { LotTable } from "./LotTable";
import { type Receipt, ReceiveDrawer } from "./ReceiveDrawer";
import { ScanPanel } from "./ScanPanel";
import { SUPPLY_VIEWS, type SupplySearch } from "./search";
import classes from "./supply.module.css";

const PAGE_SIZE = 50;

type Props = { search: SupplySearch; onSearch: (search: SupplySearch) => void };

export function SupplyPage({ search, onSearch }: Props) {
	const mayManage = useMay("SUPPLY_MANAGE");
	const mayRecall = useMay("RECALL_RUN");
	const [receipt, setReceipt] = useState<Receipt>();
	const openLot = (lot: string | undefined) => onSearch({ ...search, lot });
	const receiveScanned = ({ product, lot, expiry, units }: ScanResponse) =>
		setReceipt({ productId: product?.id ?? null, lot: lot ?? "", expiry: expiry ?? null, units: units ?? 1 });
	return (
		<>
			<PageHeader
				title={t("supply.title")}
				actions={
					<>
						{mayRecall && (
							<Button
								variant="default"
								leftSection={<IconUsersGroup aria-hidden size={14} />}
								renderRoot={(props) => <Link to="/supply/recall" {...props} />}
							>
								{t("supply.recall")}
							</Button>
						)}
						{mayManage && (
							<Button
								leftSection={<IconPackageImport aria-hidden size={14} />}
								onClick={() => setReceipt({ productId: null, lot: "", expiry: null, units: 1 })}
							>
								{t("supply.receive")}
							</Button>
						)}
					</>
				}
			>
				<SegmentedControl
					size="xs"
					aria-label={t("supply.view")}
					data={[
						{ value: "shelf", label: t("supply.viewShelf") },
						{ value: "attention", label: t("supply.viewAttention") },
						{ value: "catalogue", label: t("supply.viewCatalogue") },
					]}
					value={search.view}
					onChange={(next) =>
						onSearch({ ...search, view: SUPPLY_VIEWS.find((view) => view === next) ?? "shelf", page: 0 })
					}
				/>
			</PageHeader>
			<div className={classes["page"]}>
				<ScanPanel mayManage={mayManage} onReceive={receiveScanned} onOpen={(lot) => openLot(lot.id)} />
				{search.view === "shelf" && <ShelfView search={search} onSearch={onSearch} />}
				{search.view === "attention" && <Attention onOpen={(lot) => openLot(lot.id)} selected={search.lot} />}
				{search.view === "catalogue" && <Catalogue mayManage={mayManage} />}
			</div>
			<ReceiveDrawer
				receipt={receipt}
				onClose={() => setReceipt(undefined)}
				onReceived={(lot) => {
					setReceipt(undefined);
					openLot(lot.id);
				}}
			/>
			<LotDrawer lotId={search.lot} mayManage={mayManage} mayRecall={mayRecall} onClose={() => openLot(undefined)} />
		</>
	);
}

function ShelfView({ search, onSearch }: Props) {
	const { q, everything, page, lot } = search;
	const found = $api.useQuery(
		"get",
		"/api/supply/lots",
		{ params: { query: { ...(q !== "" && { q }), everything, page, size: PAGE_SIZE } } },
		{ placeholderData: keepPreviousData },
	);
	const pages = found.data === undefined ? 0 : Math.ceil(found.data.total / PAGE_SIZE);
	return (
		<section className={classes["panel"]} aria-label={t("supply.viewShelf")}>
			<div className={classes["buttons"]}>
				<TextInput
					aria-label={t("supply.search")}
					placeholder={t("supply.search")}
					leftSection={<IconSearch aria-hidden size={14} />}
					value={q}
					maxLength={100}
					autoComplete="off"
					onChange={(event) => onSearch({ ...search, q: event.currentTarget.value, page: 0 })}
				/>
				<Switch
					label={t("supply.everything")}
					checked={everything}
					onChange={(event) => onSearch({ ...search, everything: event.currentTarget.checked, page: 0 })}
				/>
				<span role="status" className={classes["dim"]}>
					{found.data !== undefined && t("supply.found", { count: found.data.total })}
				</span>
			</div>
			{found.isError ? (
				<ErrorState error={found.error} onRetry={() => void found.refetch()} />
			) : found.data === undefined ? (
				<LoadingState />
			) : found.data.total === 0 ? (
				<EmptyState
					icon={IconPackage}
					title={q === "" ? t("supply.noLotsTitle") : t("supply.notFoundTitle")}
					text={q === "" ? t("supply.noLotsText") : t("supply.notFoundText")}
				/>
			) : (
				<LotTable
					caption={t("supply.lotsCaption")}
					lots={found.data.items}
					selected={lot}
					onOpen={(one: LotResponse) => onSearch({ ...search, lot: one.id })}
				/>
			)}
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("supply.pages")}>
					<Pagination
						size="sm"
						total={pages}
						value={page + 1}
						onChange={(next) => onSearch({ ...search, page: next - 1 })}
						getItemProps={(at) => ({ "aria-label": t("supply.page", { page: at }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("supply.nextPage") : t("supply.previousPage"),
						})}
					/>
				</nav>
			)}
		</section>
	);
}
