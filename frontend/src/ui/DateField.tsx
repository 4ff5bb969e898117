import { DateInput } from "@mantine/dates";
import { t } from "@/i18n/t";
import { type IsoDate, parseDate } from "@/lib/time";

export type DateFieldProps = {
	label: string;
	value: IsoDate | null;
	onChange: (date: IsoDate | null) => void;
	min?: IsoDate;
	max?: IsoDate;
	required?: boolean;
	disabled?: boolean;
	description?: string;
	error?: string | undefined;
	onBlur?: () => void;
};

/** A day to type ("23 Nov 2026", "23.11.2026", "2026-11-23") or to pick. What can be read two ways is not taken. */
export function DateField({
	label,
	value,
	onChange,
	min,
	max,
	required,
	disabled,
	description,
	error,
	onBlur,
}: DateFieldProps) {
	return (
		<DateInput
			size="xs"
			label={label}
			value={value}
			onChange={onChange}
			valueFormat="D MMM YYYY"
			dateParser={(text) => parseDate(text) ?? null}
			placeholder={t("common.datePlaceholder")}
			clearable={required !== true}
			clearButtonProps={{ "aria-label": t("common.clear"), style: { minWidth: 24, minHeight: 24 } }}
			withAsterisk={required === true}
			firstDayOfWeek={1}
			popoverProps={{ withinPortal: true }}
			previousLabel={t("common.previousMonth")}
			nextLabel={t("common.nextMonth")}
			aria-required={required === true}
			{...(min !== undefined && { minDate: min })}
			{...(max !== undefined && { maxDate: max })}
			{...(disabled !== undefined && { disabled })}
			{...(description !== undefined && { description })}
			{...(onBlur !== undefined && { onBlur })}
			error={error}
		/>
	);
}
