import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from "@mantine/core";
import { IconCheck, IconClipboardCheck } from "@tabler/icons-react";
import { createContext, type ReactNode, useContext } from "react";
import { type FieldPath, useController } from "react-hook-form";
import { t } from "@/i18n/t";
import { ChoiceField } from "@/ui/ChoiceField";
import { classNames } from "@/ui/classNames";
import { DateField } from "@/ui/DateField";
import { DateTimeField } from "@/ui/DateTimeField";
import classes from "./NoteEditor.module.css";
import type { NoteValues } from "./noteValues";
import type { Choice } from "./words";

type Name = FieldPath<NoteValues>;

/** What the fields know about the note they are part of. */
type NoteFacts = {
	/** Pointers of what is still open. */
	open: ReadonlySet<string>;
	/** Fields that came from the booking and nobody has looked at. */
	prefilled: readonly string[];
	onChecked: (field: string) => void;
};

const Facts = createContext<NoteFacts>({ open: new Set(), prefilled: [], onChecked: () => undefined });
export const NoteFactsProvider = Facts.Provider;
export const useNoteFacts = () => useContext(Facts);

/** Set where a field is shown a second time, out of the report text: the one in the form keeps the marks and the pointer. */
export const InText = createContext(false);

function useField(name: Name) {
	const { field, fieldState } = useController<NoteValues, Name>({ name });
	return { ...field, error: fieldState.error?.message };
}

export function pointerOf(name: string): string {
	return `/${name.replaceAll(".", "/")}`;
}

/** Leads from an open point to its field; whether there was one. */
export function focusPointer(pointer: string): boolean {
	const field = [...document.querySelectorAll<HTMLElement>("[data-pointer]")].find(
		(element) => element.dataset["pointer"] === pointer,
	);
	const target = field?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, button");
	if (field === undefined || target === null || target === undefined) return false;
	field.scrollIntoView({ block: "center" });
	target.focus({ preventScroll: true });
	return true;
}

/** Where a pointer of the server leads; marks what is still open and what nobody has checked. */
export function At(props: { name: string; label: string; span?: Span; children: ReactNode }) {
	return useContext(InText) ? props.children : <Marked {...props} />;
}

function Marked({
	name,
	label,
	span = "one",
	children,
}: {
	name: string;
	label: string;
	span?: Span;
	children: ReactNode;
}) {
	const { open } = useNoteFacts();
	const pointer = pointerOf(name);
	return (
		<div
			data-pointer={pointer}
			className={classNames(classes["at"], open.has(pointer) && classes["open"], classes[span])}
		>
			{children}
			<Prefilled field={name} label={label} />
		</div>
	);
}

export function Prefilled({ field, label }: { field: string; label: string }) {
	const { prefilled, onChecked } = useNoteFacts();
	if (!prefilled.includes(field)) return null;
	return (
		<span className={classes["prefilled"]}>
			<IconClipboardCheck aria-hidden size={14} />
			{t("notes.prefilledFrom")}
			<Button
				size="compact-xs"
				variant="default"
				leftSection={<IconCheck aria-hidden size={12} />}
				aria-label={t("notes.prefilledOkOf", { label })}
				onClick={() => onChecked(field)}
			>
				{t("notes.prefilledOk")}
			</Button>
		</span>
	);
}

/** How many columns it takes. */
export type Span = "one" | "two" | "all";
type Props = { name: Name; label: string; span?: Span };

function textOf(value: unknown): string {
	return typeof value === "string" ? value : "";
}

export function TextField({ name, label, span = "one", hint, longest }: Props & { hint?: string; longest: number }) {
	const { value, error, ref, onChange, onBlur } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<TextInput
				ref={ref}
				label={label}
				placeholder={hint}
				maxLength={longest}
				autoComplete="off"
				value={textOf(value)}
				onChange={onChange}
				onBlur={onBlur}
				error={error}
			/>
		</At>
	);
}

export function LongField({
	name,
	label,
	hint,
	longest,
	rows = 2,
}: Props & { hint?: string; longest: number; rows?: number }) {
	const { value, error, ref, onChange, onBlur } = useField(name);
	return (
		<At name={name} label={label} span="all">
			<Textarea
				ref={ref}
				label={label}
				placeholder={hint}
				maxLength={longest}
				autosize
				minRows={rows}
				maxRows={12}
				value={textOf(value)}
				onChange={onChange}
				onBlur={onBlur}
				error={error}
			/>
		</At>
	);
}

export function NumberField({
	name,
	label,
	span = "one",
	decimals,
	signed = false,
}: Props & { decimals: number; signed?: boolean }) {
	const { value, error, ref, onChange, onBlur } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<NumberInput
				ref={ref}
				label={label}
				hideControls
				inputMode="decimal"
				allowedDecimalSeparators={[".", ","]}
				decimalScale={decimals}
				allowDecimal={decimals > 0}
				allowNegative={signed}
				value={typeof value === "number" ? value : textOf(value)}
				onChange={onChange}
				onBlur={onBlur}
				error={error}
			/>
		</At>
	);
}

export function ChoicesField<V extends string>({
	name,
	label,
	span = "one",
	choices,
}: Props & { choices: readonly Choice<V>[] }) {
	const { value, error, onChange } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<ChoiceField
				label={label}
				choices={choices}
				value={choices.find((choice) => choice.value === value)?.value ?? null}
				onChange={onChange}
				error={error}
			/>
		</At>
	);
}

export function SelectField({ name, label, choices, span = "one" }: Props & { choices: readonly Choice<string>[] }) {
	const { value, error, ref, onChange, onBlur } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<Select
				ref={ref}
				label={label}
				placeholder={t("notes.choose")}
				data={choices}
				clearable
				allowDeselect={false}
				value={textOf(value) || null}
				onChange={onChange}
				onBlur={onBlur}
				error={error}
			/>
		</At>
	);
}

export function DayField({ name, label, span = "one" }: Props) {
	const { value, error, onChange, onBlur } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<DateField label={label} value={textOf(value) || null} onChange={onChange} onBlur={onBlur} error={error} />
		</At>
	);
}

export function MomentField({ name, label, span = "one" }: Props) {
	const { value, error, onChange } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<DateTimeField label={label} value={textOf(value) || null} onChange={onChange} error={error} />
		</At>
	);
}

export function TickField({ name, label, span = "one" }: Props) {
	const { value, error, ref, onChange, onBlur } = useField(name);
	return (
		<At name={name} label={label} span={span}>
			<Checkbox ref={ref} label={label} checked={value === true} onChange={onChange} onBlur={onBlur} error={error} />
		</At>
	);
}
