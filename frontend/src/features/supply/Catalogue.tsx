import { Button, Drawer } from "@mantine/core";
import { IconPlus, IconTags } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProductResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import { DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { OnHand } from "./LotTable";
import { ProductForm } from "./ProductForm";
import { productsQuery } from "./queries";
import classes from "./supply.module.css";
import { KIND_WORDS } from "./words";

export function Catalogue({ mayManage }: { mayManage: boolean }) {
	const products = useQuery(productsQuery);
	const [editing, setEditing] = useState<ProductResponse | "new">();
	const add = mayManage && (
		<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setEditing("new")}>
			{t("supply.addProduct")}
		</Button>
	);
	return (
		<section className={classes["panel"]} aria-label={t("supply.viewCatalogue")}>
			{products.data === undefined ? (
				products.isError ? (
					<ErrorState error={products.error} onRetry={() => void products.refetch()} />
				) : (
					<LoadingState />
				)
			) : products.data.length === 0 ? (
				<EmptyState
					icon={IconTags}
					title={t("supply.noProductsTitle")}
					text={t("supply.noProductsText")}
					action={add}
				/>
			) : (
				<>
					<div className={classes["buttons"]}>{add}</div>
					<DataTable
						caption={t("supply.catalogueCaption")}
						columns={[
							{
								id: "name",
								header: t("supply.product"),
								cell: ({ name, manufacturer }) => (
									<span className={classes["two"]}>
										<b>{name}</b>
										<span className={classes["dim"]}>{manufacturer ?? t("common.notRecorded")}</span>
									</span>
								),
							},
							{ id: "kind", header: t("supply.kind"), cell: ({ kind }) => t(KIND_WORDS[kind]) },
							{
								id: "gtin",
								header: t("supply.gtin"),
								cell: ({ gtin }) => <span className={classes["number"]}>{gtin ?? t("common.notRecorded")}</span>,
							},
							{
								id: "rated",
								header: t("supply.ratedPressure"),
								align: "end",
								cell: ({ kind, ratedPressurePsi }) =>
									kind === "BALLOON" ? formatQuantity(ratedPressurePsi, t("supply.psi")) : "–",
							},
							{
								id: "state",
								header: t("supply.state"),
								cell: ({ retired, low }) =>
									retired ? (
										<StatusChip tone="grey" label={t("supply.retiredWord")} />
									) : low ? (
										<StatusChip tone="amber" label={t("supply.lowStock")} />
									) : (
										<StatusChip tone="green" label={t("supply.inUse")} />
									),
							},
							{
								id: "onHand",
								header: t("supply.onHand"),
								align: "end",
								cell: ({ onHand }) => <OnHand onHand={onHand} />,
							},
						]}
						rows={products.data}
						rowKey={({ id }) => id}
						{...(mayManage && { onOpen: setEditing })}
					/>
				</>
			)}
			<Drawer
				opened={editing !== undefined}
				onClose={() => setEditing(undefined)}
				title={
					editing === undefined || editing === "new"
						? t("supply.addProduct")
						: t("supply.editProduct", { name: editing.name })
				}
				position="right"
				size={480}
				closeOnClickOutside={false}
			>
				{editing !== undefined && (
					<ProductForm product={editing === "new" ? undefined : editing} onDone={() => setEditing(undefined)} />
				)}
			</Drawer>
		</section>
	);
}
