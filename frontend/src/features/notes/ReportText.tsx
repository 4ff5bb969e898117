import { useState } from "react";
import type { FieldPath } from "react-hook-form";
import type { LinkedSection, TextSection } from "@/api/schema";
import { t } from "@/i18n/t";
import { Chip } from "./Chip";
import classes from "./NoteEditor.module.css";
import type { NoteValues } from "./noteValues";

type Editing = {
	/** Where the form has what the text says at this pointer; undefined when it is gone from there. */
	nameOf: (pointer: string) => FieldPath<NoteValues> | undefined;
	/** Leads to the field in the form. */
	onGo: (name: FieldPath<NoteValues>) => void;
	/** A value was edited in the text, which now waits to follow. */
	onEdited: () => void;
};

type Props = {
	sections: readonly TextSection[];
	linked: readonly LinkedSection[];
	/** Without it the text is only read. */
	editing?: Editing | undefined;
};

/** The server's own words for what was entered: the same entries always give the same text. Each value is edited in place. */
export function ReportText({ sections, linked, editing }: Props) {
	/** While a value is edited the sentence around it stands still: it must not take the field away. */
	const [edited, setEdited] = useState<{ pointer: string; sections: readonly TextSection[] }>();
	const shown = edited?.sections ?? sections;
	const close = () => {
		setEdited(undefined);
		editing?.onEdited();
	};
	return (
		<>
			{shown.length === 0 ? (
				<p className={classes["hint"]}>{t("notes.reportEmpty")}</p>
			) : (
				<div className={classes["report"]}>
					{shown.map(({ title, text, parts }) => (
						<div key={title} className={classes["sentences"]}>
							<b>{title}.</b>{" "}
							{editing === undefined
								? text
								: parts.map(({ text: words, pointer }) => {
										const name = pointer === undefined ? undefined : editing.nameOf(pointer);
										if (pointer === undefined || name === undefined) return words;
										return (
											<Chip
												key={pointer}
												words={words}
												name={name}
												opened={edited?.pointer === pointer}
												onOpen={() => setEdited({ pointer, sections: shown })}
												onClose={close}
												onGo={() => {
													close();
													editing.onGo(name);
												}}
											/>
										);
									})}
						</div>
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
