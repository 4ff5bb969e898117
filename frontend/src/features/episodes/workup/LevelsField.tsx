import { MultiSelect } from "@mantine/core";
import { type FieldPath, type FieldValues, useController } from "react-hook-form";
import { VERTEBRAL_LEVELS, type VertebralLevel } from "@/ui/Spine";

type Props<T extends FieldValues> = { name: FieldPath<T>; label: string; required?: string };

export const LEVEL_CHOICES = VERTEBRAL_LEVELS.map((level) => ({ value: level, label: level }));

export function isLevel(value: unknown): value is VertebralLevel {
	return VERTEBRAL_LEVELS.some((level) => level === value);
}

/** Several levels, kept head to tail whatever the order of choosing. */
export function LevelsField<T extends FieldValues>({ name, label, required }: Props<T>) {
	const { field, fieldState } = useController<T>({ name });
	const value: unknown = field.value;
	return (
		<MultiSelect
			ref={field.ref}
			label={label}
			data={LEVEL_CHOICES}
			searchable
			hidePickedOptions
			value={Array.isArray(value) ? value.filter(isLevel) : []}
			onChange={(levels) => field.onChange(VERTEBRAL_LEVELS.filter((level) => levels.includes(level)))}
			onBlur={field.onBlur}
			error={fieldState.error?.message}
			withAsterisk={required !== undefined}
		/>
	);
}
