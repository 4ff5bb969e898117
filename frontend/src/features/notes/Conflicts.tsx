import { Button } from "@mantine/core";
import { IconArrowsSplit2, IconCheck } from "@tabler/icons-react";
import { t } from "@/i18n/t";
import { useZone } from "@/lib/zone";
import classes from "./NoteEditor.module.css";
import type { Conflict } from "./noteValues";
import { fieldLabel, shownValue } from "./words";

type Props = {
	conflicts: readonly Conflict[];
	/** Mine stands in the note already. */
	onMine: (conflict: Conflict) => void;
	onTheirs: (conflict: Conflict) => void;
};

/** Where two people wrote the same field: both values side by side, until somebody chooses. */
export function Conflicts({ conflicts, onMine, onTheirs }: Props) {
	const zone = useZone();
	if (conflicts.length === 0) return null;
	return (
		<section className={classes["notice"]} aria-label={t("notes.conflicts")}>
			<p className={classes["noticeTitle"]} role="alert">
				<IconArrowsSplit2 aria-hidden size={16} />
				{t("notes.conflictCount", { count: conflicts.length })}
			</p>
			<table className={classes["compare"]}>
				<thead>
					<tr>
						<th scope="col">{t("notes.compareField")}</th>
						<th scope="col">{t("notes.conflictMine")}</th>
						<th scope="col">{t("notes.conflictTheirs")}</th>
					</tr>
				</thead>
				<tbody>
					{conflicts.map((conflict) => {
						const label = fieldLabel(conflict);
						return (
							<tr key={label}>
								<th scope="row">{label}</th>
								<td>
									<p>{shownValue(conflict.field, conflict.mine, zone)}</p>
									<Button
										size="compact-xs"
										variant="default"
										leftSection={<IconCheck aria-hidden size={12} />}
										aria-label={t("notes.takeMineOf", { label })}
										onClick={() => onMine(conflict)}
									>
										{t("notes.takeMine")}
									</Button>
								</td>
								<td>
									<p>{shownValue(conflict.field, conflict.theirs, zone)}</p>
									<Button
										size="compact-xs"
										variant="default"
										leftSection={<IconCheck aria-hidden size={12} />}
										aria-label={t("notes.takeTheirsOf", { label })}
										onClick={() => onTheirs(conflict)}
									>
										{t("notes.takeTheirs")}
									</Button>
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</section>
	);
}
