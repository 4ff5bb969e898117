import { TimePicker } from "@mantine/dates";
import { t } from "@/i18n/t";

export type TimeFieldProps = {
	label: string;
	/** "08:30", or "" while it is not complete. */
	value: string;
	onChange: (time: string) => void;
	required?: boolean;
	disabled?: boolean;
	description?: string;
	error?: string | undefined;
	onBlur?: () => void;
	/** What the arrow keys add. */
	minutesStep?: number;
};

/** 24 hours whatever the browser's language: a native time field would show "08:30 PM" to some. */
export function TimeField(props: TimeFieldProps) {
	const { label, value, onChange, required, disabled, description, error, onBlur, minutesStep = 5 } = props;
	return (
		<TimePicker
			size="xs"
			format="24h"
			label={label}
			value={value}
			onChange={onChange}
			minutesStep={minutesStep}
			hoursInputLabel={`${label}: ${t("common.hour")}`}
			minutesInputLabel={`${label}: ${t("common.minute")}`}
			withAsterisk={required === true}
			{...(disabled !== undefined && { disabled })}
			{...(description !== undefined && { description })}
			{...(onBlur !== undefined && { onBlur })}
			error={error}
		/>
	);
}
