import { useState } from "react";
import { t } from "@/i18n/t";
import {
	formatTime,
	type IsoDate,
	type IsoInstant,
	instantAt,
	instantOf,
	isSkipped,
	localDate,
	parseMinutes,
	type Zone,
	zoneLabel,
} from "@/lib/time";
import { useZone } from "@/lib/zone";
import { DateField } from "./DateField";
import classes from "./DateTimeField.module.css";
import { TimeField } from "./TimeField";

type Props = {
	/** "Collected" names both fields. */
	label: string;
	value: IsoInstant | null;
	/** Null until day and time are both there, and for a time that the clock skips. */
	onChange: (instant: IsoInstant | null) => void;
	min?: IsoDate;
	max?: IsoDate;
	required?: boolean;
	disabled?: boolean;
	error?: string | undefined;
};

type Draft = { date: IsoDate | null; time: string };

/** A moment, entered on the facility's clock, which it names. */
export function DateTimeField({ label, value, onChange, min, max, required, disabled, error }: Props) {
	const zone = useZone();
	const [draft, setDraft] = useState(() => draftOf(value, zone));
	const [known, setKnown] = useState(value);
	if (known !== value) {
		setKnown(value);
		if (value !== momentOf(draft, zone)) setDraft(draftOf(value, zone));
	}
	const change = (next: Draft) => {
		setDraft(next);
		const moment = momentOf(next, zone);
		setKnown(moment);
		onChange(moment);
	};
	const isInGap = skipped(draft, zone);
	const shared = { ...(required !== undefined && { required }), ...(disabled !== undefined && { disabled }) };
	return (
		<div>
			<div className={classes["fields"]}>
				<DateField
					label={t("common.dateOf", { label })}
					value={draft.date}
					onChange={(date) => change({ ...draft, date })}
					// A day and a time are there: what is wrong is said at the time.
					error={isInGap ? undefined : error}
					{...shared}
					{...(min !== undefined && { min })}
					{...(max !== undefined && { max })}
				/>
				<TimeField
					label={t("common.timeOf", { label })}
					value={draft.time}
					onChange={(time) => change({ ...draft, time })}
					error={isInGap ? t("common.clockSkips", { time: draft.time }) : undefined}
					{...shared}
				/>
			</div>
			<p className={classes["zone"]}>{zoneLabel(zone, value ?? instantOf(Date.now()))}</p>
		</div>
	);
}

function draftOf(value: IsoInstant | null, zone: Zone): Draft {
	return value === null ? { date: null, time: "" } : { date: localDate(value, zone), time: formatTime(value, zone) };
}

function momentOf(draft: Draft, zone: Zone): IsoInstant | null {
	const minutes = parseMinutes(draft.time);
	if (draft.date === null || minutes === undefined || skipped(draft, zone)) return null;
	return instantAt(draft.date, minutes, zone);
}

function skipped({ date, time }: Draft, zone: Zone): boolean {
	const minutes = parseMinutes(time);
	return date !== null && minutes !== undefined && isSkipped(date, minutes, zone);
}
