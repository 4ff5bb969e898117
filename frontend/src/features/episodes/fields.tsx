import { MultiSelect, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { type Control, Controller, type FieldPath, type FieldValues } from "react-hook-form";
import { t } from "@/i18n/t";
import { DateField } from "@/ui/DateField";
import { DateTimeField } from "@/ui/DateTimeField";
import { VERTEBRAL_LEVELS } from "@/ui/Spine";

type Bound<T extends FieldValues> = { control: Control<T>; name: FieldPath<T>; label: string; required?: boolean };
type Choices = readonly { value: string; label: string }[];

function rulesOf(required: boolean | undefined) {
	return required === true
		? { validate: (value: unknown) => (value !== null && value !== "") || t("episode.required") }
		: {};
}

export function TextEntry<T extends FieldValues>({
	control,
	name,
	label,
	required,
	lines,
	description,
}: Bound<T> & { lines?: number; description?: string }) {
	return (
		<Controller
			control={control}
			name={name}
			rules={rulesOf(required)}
			render={({ field, fieldState: { error } }) => {
				const shared = {
					...field,
					value: field.value ?? "",
					size: "xs",
					label,
					description,
					withAsterisk: required === true,
					error: error?.message,
				} as const;
				return lines === undefined ? <TextInput {...shared} /> : <Textarea {...shared} autosize minRows={lines} />;
			}}
		/>
	);
}

export function NumberEntry<T extends FieldValues>({
	control,
	name,
	label,
	required,
	decimals = 0,
	description,
}: Bound<T> & { decimals?: number; description?: string }) {
	return (
		<Controller
			control={control}
			name={name}
			rules={rulesOf(required)}
			render={({ field, fieldState: { error } }) => (
				<NumberInput
					{...field}
					size="xs"
					label={label}
					description={description}
					withAsterisk={required === true}
					onChange={(value) => field.onChange(typeof value === "number" ? value : "")}
					decimalScale={decimals}
					allowDecimal={decimals > 0}
					error={error?.message}
				/>
			)}
		/>
	);
}

export function ChoiceEntry<T extends FieldValues>({
	control,
	name,
	label,
	required,
	choices,
	searchable,
}: Bound<T> & { choices: Choices; searchable?: boolean }) {
	return (
		<Controller
			control={control}
			name={name}
			rules={rulesOf(required)}
			render={({ field, fieldState: { error } }) => (
				<Select
					{...field}
					size="xs"
					label={label}
					withAsterisk={required === true}
					allowDeselect={required !== true}
					searchable={searchable === true}
					data={choices}
					error={error?.message}
				/>
			)}
		/>
	);
}

export function LevelEntry<T extends FieldValues>(props: Bound<T>) {
	return (
		<ChoiceEntry {...props} choices={VERTEBRAL_LEVELS.map((level) => ({ value: level, label: level }))} searchable />
	);
}

export function LevelsEntry<T extends FieldValues>({ control, name, label }: Bound<T>) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState: { error } }) => (
				<MultiSelect {...field} size="xs" label={label} data={VERTEBRAL_LEVELS} searchable error={error?.message} />
			)}
		/>
	);
}

export function DayEntry<T extends FieldValues>({ control, name, label, required }: Bound<T>) {
	return (
		<Controller
			control={control}
			name={name}
			rules={rulesOf(required)}
			render={({ field, fieldState: { error } }) => (
				<DateField
					label={label}
					value={field.value ?? null}
					onChange={field.onChange}
					error={error?.message}
					{...(required !== undefined && { required })}
				/>
			)}
		/>
	);
}

export function MomentEntry<T extends FieldValues>({ control, name, label, required }: Bound<T>) {
	return (
		<Controller
			control={control}
			name={name}
			rules={rulesOf(required)}
			render={({ field, fieldState: { error } }) => (
				<DateTimeField
					label={label}
					value={field.value ?? null}
					onChange={field.onChange}
					error={error?.message}
					{...(required !== undefined && { required })}
				/>
			)}
		/>
	);
}
