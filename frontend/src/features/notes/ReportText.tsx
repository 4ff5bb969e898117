import type { LinkedSection, TextSection } from "@/api/schema";
import { t } from "@/i18n/t";
import classes from "./NoteEditor.module.css";

type Props = {
	sections: readonly TextSection[];
	linked: readonly LinkedSection[];
	/** Leads from a value to its field; without it the text is only read. */
	onGo?: (pointer: string) => void;
};

/** The server's own words for what was entered: the same entries always give the same text. Each value leads to its field. */
export function ReportText({ sections, linked, onGo }: Props) {
	return (
		<>
			{sections.length === 0 ? (
				<p className={classes["hint"]}>{t("notes.reportEmpty")}</p>
			) : (
				<div className={classes["report"]}>
					{sections.map(({ title, text, parts }) => (
						<p key={title}>
							<b>{title}.</b>{" "}
							{onGo === undefined
								? text
								: parts.map(({ text: words, pointer }, index) =>
										pointer === undefined ? (
											words
										) : (
											<button
												// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence have no identity but their place
												key={index}
												type="button"
												className={classes["chip"]}
												onClick={() => onGo(pointer)}
											>
												{words}
											</button>
										),
									)}
						</p>
					))}
				</div>
			)}
			{linked.length > 0 && (
				<section aria-label={t("notes.linked")} className={classes["report"]}>
					<p className={classes["hint"]}>
						{t("notes.linked")}: {t("notes.linkedHint")}
					</p>
					{linked.map(({ title, text }) => (
						<p key={title}>
							<b>{title}.</b> {text}
						</p>
					))}
				</section>
			)}
		</>
	);
}
