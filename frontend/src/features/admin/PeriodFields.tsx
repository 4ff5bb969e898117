import "@/i18n/absences";
import { type Control, Controller } from "react-hook-form";
import { t } from "@/i18n/t";
import { DateTimeField } from "@/ui/DateTimeField";

export type Period = { start: string | null; end: string | null };

const FIELDS = [
	{ name: "start", label: "absences.start", required: "absences.requiredStart" },
	{ name: "end", label: "absences.end", required: "absences.requiredEnd" },
] as const;

/** From when until when; both are asked for. */
// biome-ignore lint/suspicious/noExplicitAny: whatever else the form holds and makes of it
export function PeriodFields<T extends Period>({ control }: { control: Control<T, any, any> }) {
	// A form that holds a period and more is a form that holds a period.
	const period = control as unknown as Control<Period>;
	return FIELDS.map(({ name, label, required }) => (
		<Controller
			key={name}
			control={period}
			name={name}
			rules={{ validate: (moment) => moment !== null || t(required) }}
			render={({ field, fieldState }) => (
				<DateTimeField
					label={t(label)}
					required
					value={field.value}
					onChange={field.onChange}
					error={fieldState.error?.message}
				/>
			)}
		/>
	));
}
