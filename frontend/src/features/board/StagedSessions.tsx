import "@/i18n/board";
import { ActionIcon, Button, MultiSelect, NumberInput, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type Control, Controller, useFieldArray } from "react-hook-form";
import type { VertebralLevel } from "@/api/schema";
import { t } from "@/i18n/t";
import { DateTimeField } from "@/ui/DateTimeField";
import type { BookingValues } from "./BookingForm";
import classes from "./board.module.css";

type Option = { value: string; label: string };

type Props = {
	control: Control<BookingValues>;
	levels: readonly VertebralLevel[];
	rooms: readonly Option[];
	operators: readonly Option[];
	minutes: number | "";
};

/** A treatment has at most six sessions. */
const MOST_FURTHER = 5;

/** Many levels are treated on several days: booked together, or none of them. */
export function StagedSessions({ control, levels, rooms, operators, minutes }: Props) {
	const { fields, append, remove } = useFieldArray({ control, name: "sessions", keyName: "key" });
	const isStaged = fields.length > 0;
	return (
		<fieldset className={classes["staged"]}>
			<legend>{t("board.sessions")}</legend>
			{!isStaged && <p className={classes["dim"]}>{t("board.sessionsText")}</p>}
			{isStaged && (
				<Levels control={control} name="levels" levels={levels} label={t("board.levelsOf", { number: 1 })} />
			)}
			{fields.map((field, index) => {
				const number = index + 2;
				return (
					<fieldset key={field.key} aria-label={t("board.session", { number })} className={classes["session"]}>
						<div className={classes["sessionHead"]}>
							<b>{t("board.session", { number })}</b>
							<ActionIcon aria-label={t("board.removeSession", { number })} onClick={() => remove(index)}>
								<IconX aria-hidden size={14} />
							</ActionIcon>
						</div>
						<Controller
							control={control}
							name={`sessions.${index}.start`}
							rules={{ validate: (start) => start !== null || t("board.startRequired") }}
							render={({ field: { value, onChange }, fieldState }) => (
								<DateTimeField
									label={t("board.startOf", { number })}
									required
									value={value}
									onChange={onChange}
									error={fieldState.error?.message}
								/>
							)}
						/>
						<Controller
							control={control}
							name={`sessions.${index}.minutes`}
							rules={{
								validate: (value) =>
									(typeof value === "number" && value >= 5 && value <= 600 && value % 5 === 0) ||
									t("board.minutesRange"),
							}}
							render={({ field: { value, onChange, onBlur }, fieldState }) => (
								<NumberInput
									label={t("board.minutesOf", { number })}
									withAsterisk
									min={5}
									max={600}
									step={5}
									clampBehavior="none"
									allowDecimal={false}
									value={value}
									onBlur={onBlur}
									onChange={(next) => onChange(next === "" ? "" : Number(next))}
									error={fieldState.error?.message}
								/>
							)}
						/>
						<div className={classes["pair"]}>
							<Controller
								control={control}
								name={`sessions.${index}.roomId`}
								rules={{ required: t("board.roomRequired") }}
								render={({ field: own, fieldState }) => (
									<Select
										{...own}
										label={t("board.roomOf", { number })}
										allowDeselect={false}
										withAsterisk
										data={rooms}
										error={fieldState.error?.message}
									/>
								)}
							/>
							<Controller
								control={control}
								name={`sessions.${index}.operatorId`}
								rules={{ required: t("board.operatorRequired") }}
								render={({ field: own, fieldState }) => (
									<Select
										{...own}
										label={t("board.operatorOf", { number })}
										allowDeselect={false}
										withAsterisk
										data={operators}
										error={fieldState.error?.message}
									/>
								)}
							/>
						</div>
						<Levels
							control={control}
							name={`sessions.${index}.levels`}
							levels={levels}
							label={t("board.levelsOf", { number })}
						/>
					</fieldset>
				);
			})}
			{fields.length < MOST_FURTHER && (
				<Button
					variant="default"
					leftSection={<IconPlus aria-hidden size={14} />}
					onClick={() => append({ start: null, minutes, roomId: null, operatorId: null, levels: [] })}
				>
					{t("board.addSession")}
				</Button>
			)}
		</fieldset>
	);
}

type LevelsProps = {
	control: Control<BookingValues>;
	name: "levels" | `sessions.${number}.levels`;
	levels: readonly VertebralLevel[];
	label: string;
};

function Levels({ control, name, levels, label }: LevelsProps) {
	return (
		<Controller
			control={control}
			name={name}
			rules={{ validate: (chosen) => chosen.length > 0 || t("board.levelsRequired") }}
			render={({ field, fieldState }) => (
				<MultiSelect
					value={[...field.value]}
					onChange={field.onChange}
					onBlur={field.onBlur}
					label={label}
					withAsterisk
					data={[...levels]}
					error={fieldState.error?.message}
				/>
			)}
		/>
	);
}
