import { Skeleton } from "@mantine/core";
import { t } from "@/i18n/t";
import classes from "./LoadingState.module.css";

type Props = { rows?: number; label?: string };

/** Bars where the rows will be, so that nothing jumps when they arrive. */
export function LoadingState({ rows = 6, label = t("common.loading") }: Props) {
	return (
		<div className={classes["loading"]} role="status" aria-label={label}>
			{Array.from({ length: rows }, (_, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: identical bars that never move
				<Skeleton key={row} height={26} width={`${100 - ((row * 13) % 40)}%`} />
			))}
		</div>
	);
}
