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

/** Typed in the unit people know, kept in the one everybody computes with; both are shown. */
export function MeasureField({ label, units, value, onChange, onBlur, error }: Props) {
	const [base] = units;
	const [unit, setUnit] = useState<Unit>(base);
	const [typed, setTyped] = useState<{ text: string | number; of: number | null }>({ text: value ?? "", of: value });
	// Another value from outside, such as a newer version of the record, replaces what was typed.
	const shown = typed.of === value ? typed.text : value === null ? "" : rounded(value * unit.perBase);
	const take = (text: string | number) => {
		const number = typeof text === "number" ? text : Number.parseFloat(text);
		const next = Number.isNaN(number) ? null : rounded(number / unit.perBase);
		setTyped({ text, of: next });
		onChange(next);
	};
	return (
		<NumberInput
			label={label}
			value={shown}
			onChange={take}
			min={0}
			decimalScale={DECIMALS}
			hideControls
			inputMode="decimal"
			rightSectionWidth={62}
			rightSectionPointerEvents="all"
			rightSection={
				<NativeSelect
					aria-label={t("patients.unitOf", { label })}
					size="xs"
					variant="unstyled"
					className={classes["unit"] ?? ""}
					data={units.map(({ name }) => name)}
					value={unit.name}
					onChange={(event) => {
						const next = units.find(({ name }) => name === event.currentTarget.value) ?? base;
						setUnit(next);
						setTyped({ text: value === null ? "" : rounded(value * next.perBase), of: value });
					}}
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
