import type { LotResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { type Column, DataTable } from "@/ui/DataTable";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./supply.module.css";
import { FRESHNESS_LOOKS, KIND_WORDS, STATE_LOOKS } from "./words";

type Props = {
	caption: string;
	lots: readonly LotResponse[];
	selected: string | undefined;
	onOpen: (lot: LotResponse) => void;
};

export function LotTable({ caption, lots, selected, onOpen }: Props) {
	return (
		<DataTable
			caption={caption}
			columns={columns()}
			rows={lots}
			rowKey={({ id }) => id}
			selected={selected}
			onOpen={onOpen}
		/>
	);
}

/** Colour, icon and word; the day itself where one is recorded. */
export function Expiry({ lot: { expiry, freshness } }: { lot: Pick<LotResponse, "expiry" | "freshness"> }) {
	const look = FRESHNESS_LOOKS[freshness];
	return (
		<span className={classes["expiry"]}>
			{expiry !== undefined && <span className={classes["number"]}>{formatDate(expiry)}</span>}
			<StatusChip tone={look.tone} label={t(look.label)} />
		</span>
	);
}

export function OnHand({ onHand }: { onHand: number }) {
	return onHand < 0 ? (
		<span className={classes["below"]}>{t("supply.belowZero", { count: onHand })}</span>
	) : (
		<span className={classes["number"]}>{onHand}</span>
	);
}

function columns(): readonly Column<LotResponse>[] {
	return [
		{
			id: "lot",
			header: t("supply.lot"),
			cell: ({ lot, productName, manufacturer }) => (
				<span className={classes["two"]}>
					<b>{lot}</b>
					<span className={classes["dim"]}>
						{manufacturer === undefined ? productName : `${productName} · ${manufacturer}`}
					</span>
				</span>
			),
		},
		{ id: "kind", header: t("supply.kind"), cell: ({ kind }) => t(KIND_WORDS[kind]) },
		{ id: "expiry", header: t("supply.expiry"), cell: (lot) => <Expiry lot={lot} /> },
		{
			id: "state",
			header: t("supply.state"),
			cell: ({ state }) => <StatusChip tone={STATE_LOOKS[state].tone} label={t(STATE_LOOKS[state].label)} />,
		},
		{ id: "onHand", header: t("supply.onHand"), align: "end", cell: ({ onHand }) => <OnHand onHand={onHand} /> },
	];
}
