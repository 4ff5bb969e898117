import { useQuery } from "@tanstack/react-query";
import type { LotResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { DataTable } from "@/ui/DataTable";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import { LotTable, OnHand } from "./LotTable";
import { attentionQuery } from "./queries";
import classes from "./supply.module.css";
import { KIND_WORDS } from "./words";

type Props = { selected: string | undefined; onOpen: (lot: LotResponse) => void };

/** What wants somebody's hand: products that run low, lots that expire. */
export function Attention({ selected, onOpen }: Props) {
	const { data, isError, error, refetch } = useQuery(attentionQuery);
	if (data === undefined) {
		return isError ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />;
	}
	const expiringTitle = t("supply.expiringTitle", { days: data.expiresSoonDays });
	return (
		<>
			<section className={classes["panel"]} aria-label={t("supply.lowTitle")}>
				<h2 className={classes["heading"]}>{t("supply.lowTitle")}</h2>
				{data.low.length === 0 ? (
					<p className={classes["none"]}>{t("supply.lowNone")}</p>
				) : (
					<DataTable
						caption={t("supply.lowCaption")}
						columns={[
							{ id: "name", header: t("supply.product"), cell: ({ name }) => name },
							{ id: "kind", header: t("supply.kind"), cell: ({ kind }) => t(KIND_WORDS[kind]) },
							{
								id: "low",
								header: t("supply.state"),
								cell: () => <StatusChip tone="amber" label={t("supply.lowStock")} />,
							},
							{ id: "lowAt", header: t("supply.lowAt"), align: "end", cell: ({ lowStockAt }) => lowStockAt },
							{
								id: "onHand",
								header: t("supply.onHand"),
								align: "end",
								cell: ({ onHand }) => <OnHand onHand={onHand} />,
							},
						]}
						rows={data.low}
						rowKey={({ id }) => id}
					/>
				)}
			</section>
			<section className={classes["panel"]} aria-label={expiringTitle}>
				<h2 className={classes["heading"]}>{expiringTitle}</h2>
				{data.expiring.length === 0 ? (
					<p className={classes["none"]}>{t("supply.expiringNone")}</p>
				) : (
					<LotTable caption={expiringTitle} lots={data.expiring} selected={selected} onOpen={onOpen} />
				)}
			</section>
		</>
	);
}
