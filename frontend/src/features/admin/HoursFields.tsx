import { ActionIcon, Button, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type Control, Controller, useFieldArray, useWatch } from "react-hook-form";
import type { DayOfWeek, Hours } from "@/api/schema";
import { t } from "@/i18n/t";
import { localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { DateField } from "@/ui/DateField";
import { TimeField } from "@/ui/TimeField";
import classes from "./AdminPage.module.css";
import type { ResourceValues } from "./ResourceForm";
import { choicesOf, WEEKDAY_WORDS } from "./words";

export type HoursValues = {
	weekday: DayOfWeek;
	startsAt: string;
	endsAt: string;
	validFrom: string | null;
	validUntil: string | null;
};

const WEEKDAYS = Object.keys(WEEKDAY_WORDS) as DayOfWeek[];

export function hoursValuesOf({ weekday, startsAt, endsAt, validFrom, validUntil }: Hours): HoursValues {
	return {
		weekday,
		startsAt: startsAt.slice(0, 5),
		endsAt: endsAt.slice(0, 5),
		validFrom,
		validUntil: validUntil ?? null,
	};
}

/** Undefined while something that is needed is empty. */
export function hoursOf({ weekday, startsAt, endsAt, validFrom, validUntil }: HoursValues): Hours | undefined {
	if (startsAt === "" || endsAt === "" || validFrom === null) return undefined;
	return { weekday, startsAt, endsAt, validFrom, ...(validUntil !== null && { validUntil }) };
}

/** When a room, person or thing can be booked; the next row continues with the next day and the same times. */
export function HoursFields({ control }: { control: Control<ResourceValues> }) {
	const today = localDate(useNow(), useZone());
	const { fields, append, remove } = useFieldArray({ control, name: "hours" });
	const rows = useWatch({ control, name: "hours" });
	const add = () => {
		const last = rows.at(-1);
		const next = last === undefined ? 0 : (WEEKDAYS.indexOf(last.weekday) + 1) % WEEKDAYS.length;
		append({
			weekday: WEEKDAYS[next] ?? "MONDAY",
			startsAt: last?.startsAt ?? "",
			endsAt: last?.endsAt ?? "",
			validFrom: last?.validFrom ?? today,
			validUntil: last?.validUntil ?? null,
		});
	};
	const needed = { validate: (value: string | null) => (value !== null && value !== "") || t("admin.hoursNeeded") };
	return (
		<fieldset className={classes["hours"]}>
			<legend>{t("admin.hours")}</legend>
			{fields.length === 0 && <p className={classes["hint"]}>{t("admin.hoursEmpty")}</p>}
			{fields.map((row, index) => (
				<div key={row.id} className={classes["hoursRow"]}>
					<Controller
						control={control}
						name={`hours.${index}.weekday`}
						render={({ field }) => (
							<Select
								size="xs"
								label={t("admin.weekday")}
								allowDeselect={false}
								data={choicesOf(WEEKDAY_WORDS)}
								{...field}
							/>
						)}
					/>
					<Controller
						control={control}
						name={`hours.${index}.startsAt`}
						rules={needed}
						render={({ field, fieldState }) => (
							<TimeField
								label={t("admin.from")}
								value={field.value}
								onChange={field.onChange}
								error={fieldState.error?.message}
							/>
						)}
					/>
					<Controller
						control={control}
						name={`hours.${index}.endsAt`}
						rules={needed}
						render={({ field, fieldState }) => (
							<TimeField
								label={t("admin.to")}
								value={field.value}
								onChange={field.onChange}
								error={fieldState.error?.message}
							/>
						)}
					/>
					<Controller
						control={control}
						name={`hours.${index}.validFrom`}
						rules={needed}
						render={({ field, fieldState }) => (
							<DateField
								label={t("admin.validFrom")}
								value={field.value}
								onChange={field.onChange}
								error={fieldState.error?.message}
							/>
						)}
					/>
					<Controller
						control={control}
						name={`hours.${index}.validUntil`}
						render={({ field, fieldState }) => (
							<DateField
								label={t("admin.validUntil")}
								value={field.value}
								onChange={field.onChange}
								error={fieldState.error?.message}
							/>
						)}
					/>
					<ActionIcon
						variant="subtle"
						color="gray"
						aria-label={t("admin.removeHours", { number: index + 1 })}
						onClick={() => remove(index)}
					>
						<IconTrash aria-hidden size={16} />
					</ActionIcon>
				</div>
			))}
			<Button size="xs" variant="default" leftSection={<IconPlus aria-hidden size={14} />} onClick={add}>
				{t("admin.addHours")}
			</Button>
		</fieldset>
	);
}
