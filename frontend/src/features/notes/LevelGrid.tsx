import { NativeSelect, NumberInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import { type FieldPath, useController, useFormContext } from "react-hook-form";
import type { VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { useNoteFacts } from "./fields";
import classes from "./NoteEditor.module.css";
import { copiedDown, type LevelValues, type NoteValues } from "./noteValues";
import { choicesOf, LEAK_WORDS, ROUTE_WORDS, SIDE_WORDS, TECHNIQUE_WORDS } from "./words";

type Column = {
	field: keyof LevelValues;
	label: string;
	choices?: readonly { value: string; label: string }[];
	decimals?: number;
	signed?: boolean;
};

function columns(): Column[] {
	return [
		{ field: "technique", label: t("notes.technique"), choices: choicesOf(TECHNIQUE_WORDS) },
		{ field: "approach", label: t("notes.approach"), choices: choicesOf(ROUTE_WORDS) },
		{ field: "side", label: t("notes.side"), choices: choicesOf(SIDE_WORDS) },
		{ field: "needleGauge", label: t("notes.needleGauge"), decimals: 0 },
		{ field: "balloonVolumeMl", label: t("notes.balloonVolume"), decimals: 1 },
		{ field: "balloonPeakPressurePsi", label: t("notes.balloonPressure"), decimals: 0 },
		{ field: "cementMlLeft", label: t("notes.cementLeft"), decimals: 1 },
		{ field: "cementMlRight", label: t("notes.cementRight"), decimals: 1 },
		{ field: "cementMixingMinutes", label: t("notes.mixing"), decimals: 1 },
		{ field: "cementUnits", label: t("notes.cementUnits"), decimals: 0 },
		{ field: "leak", label: t("notes.leak"), choices: choicesOf(LEAK_WORDS) },
		{ field: "heightBeforeMm", label: t("notes.heightBefore"), decimals: 1 },
		{ field: "heightAfterMm", label: t("notes.heightAfter"), decimals: 1 },
		{ field: "kyphoticAngleDegrees", label: t("notes.kyphoticAngle"), decimals: 1, signed: true },
	];
}

type Props = {
	levels: readonly LevelValues[];
	planned: ReadonlySet<VertebralLevel>;
	active: VertebralLevel | null;
	onActive: (level: VertebralLevel) => void;
};

/** One row for each vertebra, written without a mouse; what needs more room is in the card of the row beneath. */
export function LevelGrid({ levels, planned, active, onActive }: Props) {
	const { getValues, setValue } = useFormContext<NoteValues>();
	const shown = columns();
	const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
		const cell = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-cell]") : null;
		const [row, column] = (cell?.dataset["cell"] ?? "").split(".").map(Number);
		if (row === undefined || column === undefined || Number.isNaN(row)) return;
		if (event.key.toLowerCase() === "d" && (event.ctrlKey || event.metaKey)) {
			event.preventDefault();
			const [from, to] = [getValues(`levels.${row}`), getValues(`levels.${row + 1}`)];
			if (from === undefined || to === undefined) return;
			setValue(`levels.${row + 1}`, copiedDown(from, to));
			focusCell(event.currentTarget, row + 1, column);
			return;
		}
		const isChoice = event.target instanceof HTMLSelectElement;
		const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
		if (step !== 0 && (!isChoice || event.altKey)) {
			event.preventDefault();
			focusCell(event.currentTarget, row + step, column);
		} else if (event.key === "Enter") {
			event.preventDefault();
			const last = column === shown.length - 1;
			focusCell(event.currentTarget, last ? row + 1 : row, last ? 0 : column + 1);
		}
	};
	return (
		<div className={classes["gridScroll"]}>
			<table className={classes["levelGrid"]} aria-label={t("notes.sectionLevels")} onKeyDown={onKeyDown}>
				<thead>
					<tr>
						<th scope="col">{t("notes.compareLevel")}</th>
						{shown.map(({ field, label }) => (
							<th key={field} scope="col">
								{label}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{levels.map(({ level }, row) => (
						<tr key={level} data-active={active === level} onFocusCapture={() => onActive(level)}>
							<th scope="row">
								{level}
								{!planned.has(level) && (
									<span className={classes["unplanned"]} title={t("notes.notPlanned")}>
										<IconAlertTriangle aria-hidden size={13} />
										{t("notes.notPlanned")}
									</span>
								)}
							</th>
							{shown.map((column, index) => (
								<Cell key={column.field} row={row} column={index} level={level} of={column} />
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	);
}

function focusCell(table: HTMLElement, row: number, column: number) {
	const cell = table.querySelector<HTMLElement>(`[data-cell="${row}.${column}"]`);
	cell?.querySelector<HTMLElement>("input, select")?.focus();
}

function Cell({ row, column, level, of }: { row: number; column: number; level: VertebralLevel; of: Column }) {
	const name = `levels.${row}.${of.field}` as FieldPath<NoteValues>;
	const { field, fieldState } = useController<NoteValues>({ name });
	const { open } = useNoteFacts();
	const label = `${level}, ${of.label}`;
	const error = fieldState.error?.message;
	const missing = open.has(`/levels/${row}/${of.field}`);
	return (
		<td data-cell={`${row}.${column}`} data-open={missing} title={error}>
			{of.choices === undefined ? (
				<NumberInput
					aria-label={label}
					size="xs"
					hideControls
					withKeyboardEvents={false}
					inputMode="decimal"
					allowedDecimalSeparators={[".", ","]}
					decimalScale={of.decimals ?? 0}
					allowDecimal={(of.decimals ?? 0) > 0}
					allowNegative={of.signed === true}
					value={typeof field.value === "number" || typeof field.value === "string" ? field.value : ""}
					onChange={field.onChange}
					onBlur={field.onBlur}
					error={error !== undefined}
				/>
			) : (
				<NativeSelect
					aria-label={label}
					size="xs"
					data={[{ value: "", label: "–" }, ...of.choices]}
					value={typeof field.value === "string" ? field.value : ""}
					onChange={(event) => field.onChange(event.currentTarget.value === "" ? null : event.currentTarget.value)}
					onBlur={field.onBlur}
					error={error !== undefined}
				/>
			)}
		</td>
	);
}
