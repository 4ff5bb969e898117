import type { ReactNode } from "react";
import type { ConditionView, MedicationView } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import classes from "./PatientPage.module.css";

/** What is taken now first; what was stopped waits folded below. */
export function MedicationList({ medications }: { medications: readonly MedicationView[] }) {
	if (medications.length === 0) return <p className={classes["dim"]}>{t("patients.noMedications")}</p>;
	const row = ({ id, name, startedOn, endedOn }: MedicationView) => (
		<Row key={id} name={name} from={startedOn} until={endedOn} />
	);
	const stopped = medications.filter(({ active }) => !active);
	return (
		<TwoLists
			current={medications.filter(({ active }) => active).map(row)}
			past={stopped.map(row)}
			pastTitle={t("patients.medicationsPast", { count: stopped.length })}
		/>
	);
}

export function ConditionList({ conditions }: { conditions: readonly ConditionView[] }) {
	if (conditions.length === 0) return <p className={classes["dim"]}>{t("patients.noConditions")}</p>;
	const row = ({ id, display, onset, abated }: ConditionView) => (
		<Row key={id} name={withoutKind(display)} from={onset} until={abated} />
	);
	const newest = conditions.toSorted((one, other) => (other.onset ?? "").localeCompare(one.onset ?? ""));
	const resolved = newest.filter(({ active }) => !active);
	return (
		<TwoLists
			current={newest.filter(({ active }) => active).map(row)}
			past={resolved.map(row)}
			pastTitle={t("patients.conditionsPast", { count: resolved.length })}
		/>
	);
}

/** SNOMED CT ends its full names with the kind of thing they name, which says nothing to a clinician. */
function withoutKind(display: string): string {
	return display.replace(/ \((disorder|finding|situation|procedure|event)\)$/, "");
}

function TwoLists({ current, past, pastTitle }: { current: ReactNode[]; past: ReactNode[]; pastTitle: string }) {
	return (
		<>
			{current.length > 0 && <ul className={classes["list"]}>{current}</ul>}
			{past.length > 0 && (
				<details className={classes["past"]}>
					<summary>{pastTitle}</summary>
					<ul className={classes["list"]}>{past}</ul>
				</details>
			)}
		</>
	);
}

function Row({ name, from, until }: { name: string; from: string | undefined; until: string | undefined }) {
	return (
		<li className={classes["row"]}>
			<span>{name}</span>
			<span className={classes["dim"]}>{span(from, until)}</span>
		</li>
	);
}

function span(from: string | undefined, until: string | undefined): string {
	if (from !== undefined && until !== undefined) {
		return t("patients.fromUntil", { from: formatDate(from), until: formatDate(until) });
	}
	if (from !== undefined) return t("patients.since", { date: formatDate(from) });
	if (until !== undefined) return t("patients.until", { date: formatDate(until) });
	return t("common.notRecorded");
}
