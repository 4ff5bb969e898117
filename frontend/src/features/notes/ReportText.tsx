import type { TextSection } from "@/api/schema";
import { t } from "@/i18n/t";
import classes from "./NoteEditor.module.css";

/** The server's own words for what was entered: the same entries always give the same text. */
export function ReportText({ sections }: { sections: readonly TextSection[] }) {
	if (sections.length === 0) return <p className={classes["hint"]}>{t("notes.reportEmpty")}</p>;
	return (
		<div className={classes["report"]}>
			{sections.map(({ title, text }) => (
				<p key={title}>
					<b>{title}.</b> {text}
				</p>
			))}
		</div>
	);
}
