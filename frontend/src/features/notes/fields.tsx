import { Checkbox, NumberInput, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { type Control, Controller, type FieldPath } from "react-hook-form";
import { DateField } from "@/ui/DateField";
import { DateTimeField } from "@/ui/DateTimeField";
import type { NoteValues } from "./noteValues";

export type NoteControl = Control<NoteValues>;
type Name = FieldPath<NoteValues>;
type Bound = { control: NoteControl; name: Name; label: string };

/** Marks where a field stands, so that a list of open points can lead there. */
function at(name: Name) {
	return { "data-field": name };
}

export function focusField(name: string) {
	const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
	field?.scrollIntoView({ block: "center" });
	field?.querySelector<HTMLElement>("input, textarea, button")?.focus();
}

export function TextBox({ control, name, label, lines, hint }: Bound & { lines?: number; hint?: string | undefined }) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => {
				const shared = {
					...field,
					value: String(field.value ?? ""),
					size: "xs",
					label,
					description: hint,
					error: error?.message,
				} as const;
				return (
					<div {...at(name)}>
						{lines === undefined ? <TextInput {...shared} /> : <Textarea {...shared} autosize minRows={lines} />}
					</div>
				);
			}}
		/>
	);
}

export function NumberBox({ control, name, label, decimals = 0 }: Bound & { decimals?: number }) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<div {...at(name)}>
					<NumberInput
						{...field}
						size="xs"
						label={label}
						value={typeof field.value === "number" ? field.value : ""}
						onChange={(value) => field.onChange(typeof value === "number" ? value : "")}
						decimalScale={decimals}
						allowDecimal={decimals > 0}
						step={decimals > 0 ? 0.1 : 1}
						error={error?.message}
					/>
				</div>
			)}
		/>
	);
}

type Choices = readonly { value: string; label: string }[];

export function ChoiceBox({
	control,
	name,
	label,
	choices,
	hint,
}: Bound & { choices: Choices; hint?: string | undefined }) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<div {...at(name)}>
					<Select
						{...field}
						size="xs"
						label={label}
						description={hint}
						value={typeof field.value === "string" ? field.value : null}
						data={choices}
						clearable
						error={error?.message}
					/>
				</div>
			)}
		/>
	);
}

/** Few choices, all in sight. */
export function SegmentBox({ control, name, label, choices }: Bound & { choices: Choices }) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<div {...at(name)}>
					<SegmentedControl
						size="xs"
						aria-label={label}
						value={typeof field.value === "string" ? field.value : ""}
						onChange={(value) => field.onChange(value)}
						data={[...choices]}
					/>
					{error?.message !== undefined && <p role="alert">{error.message}</p>}
				</div>
			)}
		/>
	);
}

export function Tick({ control, name, label }: Bound) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<div {...at(name)}>
					<Checkbox
						size="xs"
						label={label}
						checked={field.value === true}
						onChange={(event) => field.onChange(event.currentTarget.checked)}
						error={error?.message}
					/>
				</div>
			)}
		/>
	);
}

export function DayBox({ control, name, label }: Bound) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<div {...at(name)}>
					<DateField
						label={label}
						value={typeof field.value === "string" ? field.value : null}
						onChange={field.onChange}
						error={error?.message}
					/>
				</div>
			)}
		/>
	);
}

export function MomentBox({ control, name, label }: Bound) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<div {...at(name)}>
					<DateTimeField
						label={label}
						value={typeof field.value === "string" ? field.value : null}
						onChange={field.onChange}
						error={error?.message}
					/>
				</div>
			)}
		/>
	);
}
