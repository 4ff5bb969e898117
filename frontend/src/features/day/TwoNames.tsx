import { TextInput } from "@mantine/core";
import classes from "./day.module.css";

type Name = { label: string; value: string; onChange: (value: string) => void; error: string | undefined };

/** Two people answer for it: who they are. */
export function TwoNames({ first, second }: { first: Name; second: Name }) {
	return (
		<div className={classes["pair"]}>
			{[first, second].map(({ label, value, onChange, error }) => (
				<TextInput
					key={label}
					size="md"
					label={label}
					maxLength={120}
					value={value}
					onChange={(event) => onChange(event.currentTarget.value)}
					error={error}
				/>
			))}
		</div>
	);
}
