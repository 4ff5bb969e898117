import { NumberInput, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { type FieldPath, type FieldValues, type RefCallBack, useController } from "react-hook-form";
import { t } from "@/i18n/t";
import { type IsoDate, type IsoInstant, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DateField as DateInput } from "@/ui/DateField";
import { DateTimeField as DateTimeInput } from "@/ui/DateTimeField";
import classes from "./episodes.module.css";

/** "yes", "no" or, as nothing is assumed, "unknown". */
export type Ternary = "yes" | "no" | "unknown";

export function wordsOf(text: string): string | undefined {
	const words = text.trim();
	return words === "" ? undefined : words;
}

export function truthOf(ternary: Ternary): boolean | undefined {
	return ternary === "unknown" ? undefined : ternary === "yes";
}

/** Leaves out what is missing: the documents know "absent", not "undefined". */
export function present<T extends object>(values: { [K in keyof T]: T[K] | undefined }): T {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

type FieldProps<T extends FieldValues> = {
	name: FieldPath<T>;
	label: string;
	/** The sentence shown when it is left empty. */
	required?: string;
	description?: string;
};

function useField<T extends FieldValues>({ name, label, required, description }: FieldProps<T>) {
	const { field, fieldState } = useController<T>({ name, ...(required !== undefined && { rules: { required } }) });
	const value: unknown = field.value;
	return {
		value,
		change: (next: unknown) => field.onChange(next),
		focusRef: field.ref,
		shared: {
			label,
			onBlur: field.onBlur,
			error: fieldState.error?.message,
			...(required !== undefined && { required: true }),
			...(description !== undefined && { description }),
		},
	};
}

/** Lets the form lead to a field that hides its input. */
function FocusInside({ focusRef, children }: { focusRef: RefCallBack; children: ReactNode }) {
	return (
		<div
			ref={(element) => {
				focusRef(
					element === null
						? null
						: { focus: () => element.querySelector<HTMLElement>("input, textarea, button")?.focus() },
				);
			}}
		>
			{children}
		</div>
	);
}

export function TextField<T extends FieldValues>(props: FieldProps<T> & { maxLength: number }) {
	const { value, change, focusRef, shared } = useField(props);
	return (
		<TextInput
			{...shared}
			ref={focusRef}
			maxLength={props.maxLength}
			autoComplete="off"
			value={typeof value === "string" ? value : ""}
			onChange={(event) => change(event.currentTarget.value)}
		/>
	);
}

export function LongTextField<T extends FieldValues>(props: FieldProps<T> & { maxLength: number; minRows?: number }) {
	const { value, change, focusRef, shared } = useField(props);
	return (
		<Textarea
			{...shared}
			ref={focusRef}
			maxLength={props.maxLength}
			autosize
			minRows={props.minRows ?? 2}
			maxRows={10}
			value={typeof value === "string" ? value : ""}
			onChange={(event) => change(event.currentTarget.value)}
		/>
	);
}

type NumberProps<T extends FieldValues> = FieldProps<T> & {
	min?: number;
	max?: number;
	decimals?: number;
	unit?: string;
};

export function NumberField<T extends FieldValues>(props: NumberProps<T>) {
	const { value, change, focusRef, shared } = useField(props);
	const { min, max, decimals = 0, unit } = props;
	return (
		<NumberInput
			{...shared}
			ref={focusRef}
			value={typeof value === "number" || typeof value === "string" ? value : ""}
			onChange={change}
			decimalScale={decimals}
			hideControls
			inputMode={min !== undefined && min < 0 ? "text" : decimals > 0 ? "decimal" : "numeric"}
			{...(min !== undefined && { min })}
			{...(max !== undefined && { max })}
			{...(unit !== undefined && {
				rightSection: <span className={classes["unit"]}>{unit}</span>,
				rightSectionWidth: 14 + unit.length * 7,
			})}
		/>
	);
}

type SelectProps<T extends FieldValues> = FieldProps<T> & {
	data: readonly { value: string; label: string }[];
	searchable?: boolean;
	onChosen?: (value: string | null) => void;
};

export function SelectField<T extends FieldValues>(props: SelectProps<T>) {
	const { value, change, focusRef, shared } = useField(props);
	const { data, required, searchable = false, onChosen } = props;
	return (
		<Select
			{...shared}
			ref={focusRef}
			data={[...data]}
			searchable={searchable}
			clearable={required === undefined}
			allowDeselect={false}
			placeholder={t("episodes.choose")}
			value={typeof value === "string" && value !== "" ? value : null}
			onChange={(next) => {
				change(next);
				onChosen?.(next);
			}}
		/>
	);
}

export function DateField<T extends FieldValues>(props: FieldProps<T> & { max?: IsoDate; min?: IsoDate }) {
	const { value, change, focusRef, shared } = useField(props);
	const { max, min } = props;
	return (
		<FocusInside focusRef={focusRef}>
			<DateInput
				{...shared}
				value={typeof value === "string" ? value : null}
				onChange={change}
				{...(max !== undefined && { max })}
				{...(min !== undefined && { min })}
			/>
		</FocusInside>
	);
}

/** A moment; `past` when it cannot lie ahead. */
export function MomentField<T extends FieldValues>(props: FieldProps<T> & { past?: boolean }) {
	const { value, change, focusRef, shared } = useField(props);
	const today = localDate(useNow(), useZone());
	const { label, error, required } = shared;
	return (
		<FocusInside focusRef={focusRef}>
			<DateTimeInput
				label={label}
				value={typeof value === "string" ? (value satisfies IsoInstant) : null}
				onChange={change}
				error={error}
				{...(required === true && { required })}
				{...(props.past === true && { max: today })}
			/>
		</FocusInside>
	);
}

/** Yes, no, or not recorded; one stop for Tab, arrow keys choose. */
export function TernaryField<T extends FieldValues>(props: FieldProps<T>) {
	const id = useId();
	const { value, change, focusRef } = useField(props);
	return (
		<FocusInside focusRef={focusRef}>
			<span id={id} className={classes["fieldLabel"]}>
				{props.label}
			</span>
			<SegmentedControl
				size="xs"
				fullWidth
				role="radiogroup"
				aria-labelledby={id}
				value={typeof value === "string" ? value : "unknown"}
				onChange={change}
				data={[
					{ value: "yes", label: t("episodes.yes") },
					{ value: "no", label: t("episodes.no") },
					{ value: "unknown", label: t("episodes.notRecorded") },
				]}
			/>
		</FocusInside>
	);
}
