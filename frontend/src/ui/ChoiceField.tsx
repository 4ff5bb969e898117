import { type KeyboardEvent, useId } from "react";
import classes from "./ChoiceField.module.css";
import { classNames } from "./classNames";

type Choice<V extends string> = { value: V; label: string };

type Props<V extends string> = {
	label: string;
	choices: readonly Choice<V>[];
	/** Null is "not recorded": nothing is chosen beforehand. */
	value: V | null;
	/** Choosing what is chosen takes it back. */
	onChange: (value: V | null) => void;
	/** Label at the left, for a list of questions. */
	inline?: boolean;
	/** This choice, when made, needs a look: drawn in red. */
	alarming?: V | undefined;
	error?: string | undefined;
};

/**
 * A few words side by side, one of which holds: arrow keys change it, Tab passes it in one stop. Its first letter chooses
 * a word too, when no other begins with it: Tab and N go through a list of questions.
 */
export function ChoiceField<V extends string>({
	label,
	choices,
	value,
	onChange,
	inline = false,
	alarming,
	error,
}: Props<V>) {
	const id = useId();
	const byLetter = (event: KeyboardEvent<HTMLElement>) => {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		const [found, ...others] = choices.filter((choice) =>
			choice.label.toLowerCase().startsWith(event.key.toLowerCase()),
		);
		if (event.key === " " || found === undefined || others.length > 0) return;
		event.preventDefault();
		onChange(found.value);
		// The focus stays with the choice: from another one Tab would stop at it first.
		event.currentTarget.querySelector<HTMLElement>(`input[value="${found.value}"]`)?.focus();
	};
	return (
		<div
			className={classNames(classes["field"], inline && classes["inline"])}
			role="radiogroup"
			aria-labelledby={`${id}-label`}
			aria-describedby={error === undefined ? undefined : `${id}-error`}
			aria-invalid={error !== undefined || undefined}
			onKeyDown={byLetter}
		>
			<span id={`${id}-label`} className={classes["label"]}>
				{label}
			</span>
			<span className={classNames(classes["choices"], error !== undefined && classes["wrong"])}>
				{choices.map((choice) => (
					<label
						key={choice.value}
						className={classNames(classes["choice"], choice.value === alarming && classes["alarming"])}
					>
						<input
							type="radio"
							name={id}
							value={choice.value}
							checked={choice.value === value}
							onChange={() => onChange(choice.value)}
							onClick={() => {
								if (choice.value === value) onChange(null);
							}}
						/>
						{choice.label}
					</label>
				))}
			</span>
			{error !== undefined && (
				<span id={`${id}-error`} className={classes["error"]}>
					{error}
				</span>
			)}
		</div>
	);
}
