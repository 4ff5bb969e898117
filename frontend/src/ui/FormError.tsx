import { IconAlertTriangle } from "@tabler/icons-react";
import type { FieldErrors, FieldPath, FieldValues } from "react-hook-form";
import type { ProblemError } from "@/api/problem";
import { t } from "@/i18n/t";
import classes from "./FormError.module.css";
import { problemWords } from "./problemWords";

type Props<T extends FieldValues> = {
	/** `form.formState.errors` */
	errors: FieldErrors<T>;
	/** `form.setFocus` */
	onFocus: (name: FieldPath<T>) => void;
	/** The server's refusal, when it names no field: its words are shown first. */
	problem?: ProblemError | undefined;
	/** What `applyProblemToForm` returned: messages that belong to no field. */
	messages?: readonly string[];
};

/** Above a form that was refused: says what is wrong and leads to each field. Shows nothing while nothing is wrong. */
export function FormError<T extends FieldValues>({ errors, onFocus, problem, messages = [] }: Props<T>) {
	const fields = fieldMessages(errors);
	const count = fields.length + messages.length;
	if (count === 0 && problem === undefined) return null;
	const words = problem === undefined || fields.length > 0 ? undefined : problemWords(problem);
	return (
		<div className={classes["error"]} role="alert">
			<p className={classes["title"]}>
				<IconAlertTriangle aria-hidden size={16} />
				{words?.title ?? t("common.formNotSaved", { count })}
			</p>
			{words?.text !== undefined && <p className={classes["text"]}>{words.text}</p>}
			{count > 0 && (
				<ul className={classes["list"]}>
					{messages.map((message) => (
						<li key={message}>{message}</li>
					))}
					{fields.map(({ name, message }) => (
						<li key={name}>
							<button type="button" className={classes["jump"]} onClick={() => onFocus(name as FieldPath<T>)}>
								{message}
							</button>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}

type FieldMessage = { name: string; message: string };

function fieldMessages(errors: object, path = ""): FieldMessage[] {
	return Object.entries(errors).flatMap(([key, error]: [string, unknown]) => {
		// `ref` is the DOM node of the field; following it would walk the whole page.
		if (typeof error !== "object" || error === null || key === "ref") return [];
		const name = path === "" ? key : `${path}.${key}`;
		const message = "message" in error && typeof error.message === "string" ? error.message : "";
		return message === "" ? fieldMessages(error, name) : [{ name, message }];
	});
}
