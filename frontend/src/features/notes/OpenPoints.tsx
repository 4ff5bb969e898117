import { IconArrowRight, IconCircleCheck } from "@tabler/icons-react";
import type { FieldError } from "@/api/schema";
import { t } from "@/i18n/t";
import classes from "./NoteEditor.module.css";

type Props = {
	points: readonly FieldError[];
	onGo: (pointer: string) => void;
	label?: string;
};

/** What the server still wants before the note can be signed; each leads to its field. */
export function OpenPoints({ points, onGo, label = t("notes.openList") }: Props) {
	if (points.length === 0) {
		return (
			<p className={classes["hint"]}>
				<IconCircleCheck aria-hidden size={14} /> {t("notes.openNone")}
			</p>
		);
	}
	return (
		<ul className={classes["points"]} aria-label={label}>
			{points.map(({ pointer, message }) => (
				<li key={pointer + message}>
					<button type="button" className={classes["point"]} onClick={() => onGo(pointer)}>
						<IconArrowRight aria-hidden size={14} />
						{message}
					</button>
				</li>
			))}
		</ul>
	);
}
