/** The questionnaire while it is filled in: a total from paper, or the statements ticked here. */
export type RmdqEntry = {
	total: number | string;
	/** `null` while nobody ticks; an empty list says that the patient was asked and nothing applies. */
	ticked: readonly number[] | null;
};

export const RMDQ_STATEMENTS = 24;
export const NO_RMDQ: RmdqEntry = { total: "", ticked: null };

type Recorded = { rmdq?: number; rmdqStatements?: number[] };

export function rmdqEntryOf({ rmdq, rmdqStatements }: Recorded): RmdqEntry {
	return { total: rmdq ?? "", ticked: rmdqStatements ?? null };
}

/** What goes to the server: the ticks, or the total, or nothing. */
export function rmdqRequest({ total, ticked }: RmdqEntry): Recorded {
	if (ticked !== null) return { rmdqStatements: [...ticked] };
	return total === "" ? {} : { rmdq: Number(total) };
}

export function isRmdqGiven({ total, ticked }: RmdqEntry): boolean {
	return ticked !== null || total !== "";
}

export function isRmdqPossible({ total, ticked }: RmdqEntry): boolean {
	if (ticked !== null || total === "") return true;
	const points = Number(total);
	return Number.isInteger(points) && points >= 0 && points <= RMDQ_STATEMENTS;
}
