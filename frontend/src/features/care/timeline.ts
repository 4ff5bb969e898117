import type { SedationDrugView, SedationEventView, SedationResponse, SedationVitalsView } from "@/api/schema";
import { formatTime, type IsoInstant, type Zone } from "@/lib/time";

/** The lines that count. */
export function current<T extends { replaced: boolean; withdrawn: boolean }>(rows: readonly T[]): T[] {
	return rows.filter(({ replaced, withdrawn }) => !replaced && !withdrawn);
}

export type Column = {
	/** Minutes since 1970: two clocks that show 01:30 on the night of the change stay apart. */
	minute: number;
	time: string;
	at: IsoInstant;
	reading: SedationVitalsView | undefined;
	drugs: SedationDrugView[];
	events: SedationEventView[];
};

function columnOf(at: IsoInstant, zone: Zone): Column {
	const minute = Math.floor(Date.parse(at) / 60_000);
	return { minute, time: formatTime(at, zone), at, reading: undefined, drugs: [], events: [] };
}

/** One column for each minute in which something was read or given; of two readings in a minute the later one has its own. */
export function columnsOf(record: SedationResponse, zone: Zone): Column[] {
	const columns: Column[] = [];
	const columnAt = (at: IsoInstant, free: (column: Column) => boolean): Column => {
		const made = columnOf(at, zone);
		const found = columns.find((column) => column.minute === made.minute && free(column));
		if (found !== undefined) return found;
		columns.push(made);
		return made;
	};
	for (const reading of current(record.vitals)) {
		columnAt(reading.at, (column) => column.reading === undefined).reading = reading;
	}
	for (const drug of current(record.drugs)) columnAt(drug.at, () => true).drugs.push(drug);
	columns.sort((one, other) => one.minute - other.minute || one.at.localeCompare(other.at));
	// An event stands in the column before it: columns of their own would tear the readings apart.
	const alone: Column[] = [];
	for (const event of current(record.events)) {
		const before = columns.findLast(({ minute }) => minute <= Math.floor(Date.parse(event.at) / 60_000));
		if (before !== undefined) before.events.push(event);
		else alone.push({ ...columnOf(event.at, zone), events: [event] });
	}
	return [...alone, ...columns];
}
