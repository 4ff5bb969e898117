import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RowMark } from "@/api/schema";
import { t } from "@/i18n/t";
import type { Typed } from "@/lib/numbers";
import { formatTime, type IsoInstant, instantAt, instantOf, localDate, parseMinutes, type Zone } from "@/lib/time";
import { TimeField } from "@/ui/TimeField";

/** Leaves out what was not recorded. */
export function recorded<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined | null> } {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ""),
	) as { [K in keyof T]?: Exclude<T[K], undefined | null> };
}

type NumberProps = {
	label: string;
	unit?: string | undefined;
	value: Typed;
	onChange: (value: Typed) => void;
	error?: string | undefined;
	decimals?: number;
	signed?: boolean;
};

/** For a thumb on a tablet: high, with the keypad of numbers. */
export function BigNumber({ label, unit, value, onChange, error, decimals = 0, signed = false }: NumberProps) {
	return (
		<NumberInput
			size="md"
			label={label}
			hideControls
			inputMode={signed ? "text" : decimals > 0 ? "decimal" : "numeric"}
			allowedDecimalSeparators={[".", ","]}
			allowDecimal={decimals > 0}
			decimalScale={decimals}
			allowNegative={signed}
			value={value}
			onChange={onChange}
			error={error}
			{...(unit !== undefined && { description: unit, inputWrapperOrder: ["label", "input", "description", "error"] })}
		/>
	);
}

/** A line that stands for another, or comes after the record was closed. */
export type Correction = { id: string; at: IsoInstant };

/** Time and reason of a line: now and none, unless it is corrected, late or was taken at another time. */
export function useMark(zone: Zone, corrects: Correction | undefined) {
	const [time, setTime] = useState(corrects === undefined ? "" : formatTime(corrects.at, zone));
	const [reason, setReason] = useState("");
	const mark = (withdraw = false): RowMark => {
		const minutes = parseMinutes(time);
		const day = localDate(corrects?.at ?? instantOf(Date.now()), zone);
		const moved = minutes !== undefined && (corrects === undefined || time !== formatTime(corrects.at, zone));
		return recorded({
			at: moved ? instantAt(day, minutes, zone) : undefined,
			correctsId: corrects?.id,
			withdraw: withdraw ? true : undefined,
			reason: reason.trim(),
		});
	};
	const clear = () => {
		setTime("");
		setReason("");
	};
	return { time, setTime, reason, setReason, mark, clear };
}

export const MARK_FIELDS = ["/mark/at", "/mark/reason"];

type MarkProps = {
	mark: ReturnType<typeof useMark>;
	at: Readonly<Record<string, string>>;
	/** Corrected, or after closing: the reason is asked for. */
	asks: "care.correctionReason" | "care.lateReason" | undefined;
};

export function MarkFields({ mark, at, asks }: MarkProps) {
	return (
		<>
			<TimeField
				label={t("care.otherTime")}
				value={mark.time}
				onChange={mark.setTime}
				minutesStep={1}
				error={at["/mark/at"]}
			/>
			{asks !== undefined && (
				<TextInput
					label={t(asks)}
					withAsterisk
					maxLength={500}
					value={mark.reason}
					onChange={(event) => mark.setReason(event.currentTarget.value)}
					error={at["/mark/reason"]}
				/>
			)}
		</>
	);
}
