import { NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import { t } from "@/i18n/t";
import { formatQuantity } from "@/lib/numbers";
import classes from "./MeasureField.module.css";

export type Unit = { name: string; perBase: number };

type Props = {
	label: string;
	/** The first is the one that is kept. */
	units: readonly [Unit, ...Unit[]];
	value: number | null;
	onChange: (value: number | null) => void;
	onBlur?: () => void;
	error?: string | undefined;
};

const DECIMALS = 1;

function rounded(value: number): number {
	return Number(value.toFixed(DECIMALS));
}

function inUnit(value: number | null, unit: Unit): number | "" {
	return value === null ? "" : rounded(value * unit.perBase);
}

/** Typed in the unit people know, kept in the one everybody computes with; both are shown. */
export function MeasureField({ label, units, value, onChange, onBlur, error }: Props) {
	const [base] = units;
	const [unit, setUnit] = useState<Unit>(base);
	const [typed, setTyped] = useState<{ text: string | number; of: number | null }>();
	// Another value from outside, such as a newer version of the record, replaces what was typed.
	const shown = typed?.of === value ? typed.text : inUnit(value, unit);
	const take = (text: string | number, read: Unit) => {
		const number = typeof text === "number" ? text : Number.parseFloat(text);
		const next = Number.isNaN(number) ? null : rounded(number / read.perBase);
		setTyped({ text, of: next });
		onChange(next);
	};
	/** A number just typed is meant in the unit chosen after it; a recorded one is converted. */
	const change = (next: Unit) => {
		setUnit(next);
		if (typed?.of === value) take(typed.text, next);
	};
	return (
		<NumberInput
			label={label}
			value={shown}
			onChange={(text) => take(text, unit)}
			min={0}
			decimalScale={DECIMALS}
			hideControls
			inputMode="decimal"
			rightSectionWidth={72}
			rightSectionPointerEvents="all"
			rightSection={
				<NativeSelect
					aria-label={t("patients.unitOf", { label })}
					size="xs"
					variant="unstyled"
					classNames={{ input: classes["unit"] ?? "" }}
					data={units.map(({ name }) => name)}
					value={unit.name}
					onChange={(event) => change(units.find(({ name }) => name === event.currentTarget.value) ?? base)}
				/>
			}
			{...(unit !== base &&
				value !== null && {
					description: t("patients.keptAs", { quantity: formatQuantity(value, base.name, DECIMALS) }),
				})}
			{...(onBlur !== undefined && { onBlur })}
			error={error}
		/>
	);
}

export const WEIGHT_UNITS: readonly [Unit, ...Unit[]] = [
	{ name: "kg", perBase: 1 },
	{ name: "lb", perBase: 2.204_622_62 },
];

export const HEIGHT_UNITS: readonly [Unit, ...Unit[]] = [
	{ name: "cm", perBase: 1 },
	{ name: "in", perBase: 0.393_700_79 },
];
