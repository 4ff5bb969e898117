import { type Control, Controller, type FieldPathByValue, type FieldValues } from "react-hook-form";
import { t } from "@/i18n/t";
import type { IsoDate } from "@/lib/time";
import { DateField } from "@/ui/DateField";

type Props<T extends FieldValues> = { control: Control<T>; name: FieldPathByValue<T, IsoDate | null> };

/** Until when a lot may be used; empty while the label does not say. */
export function ExpiryField<T extends FieldValues>({ control, name }: Props<T>) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState }) => (
				<DateField
					label={t("supply.expiry")}
					value={field.value}
					onChange={field.onChange}
					onBlur={field.onBlur}
					error={fieldState.error?.message}
				/>
			)}
		/>
	);
}
