import { type ReactNode, useId } from "react";
import { t } from "@/i18n/t";
import classes from "./NoteEditor.module.css";
import { NoteField } from "./NoteField";

function Section({ title, children }: { title: string; children: ReactNode }) {
	const id = useId();
	return (
		<section className={classes["section"]} aria-labelledby={id}>
			<h2 id={id} className={classes["sectionTitle"]}>
				{title}
			</h2>
			<div className={classes["grid"]}>{children}</div>
		</section>
	);
}

export function IndicationSection() {
	return (
		<Section title={t("notes.sectionIndication")}>
			<NoteField name="indication" />
		</Section>
	);
}

export function TimeOutSection() {
	return (
		<Section title={t("notes.sectionTimeOut")}>
			<NoteField span="two" name="timeOutPatient" />
			<NoteField span="two" name="timeOutLevels" />
			<NoteField span="two" name="timeOutFirstName" />
			<NoteField span="two" name="timeOutSecondName" />
			<NoteField span="all" name="numberingMethod" />
		</Section>
	);
}

export function SedationSection() {
	return (
		<Section title={t("notes.sectionSedation")}>
			<NoteField span="two" name="sedationProtocolCode" />
			<NoteField span="two" name="positionPatient" />
			<NoteField span="all" name="antibiotic" />
		</Section>
	);
}

export function TimesSection() {
	return (
		<Section title={t("notes.sectionTimes")}>
			<NoteField span="two" name="startedAt" />
			<NoteField span="two" name="endedAt" />
		</Section>
	);
}

export function RadiationSection() {
	return (
		<Section title={t("notes.sectionRadiation")}>
			<NoteField name="fluoroscopyMinutes" />
			<NoteField name="airKermaMGy" />
			<NoteField name="kapValue" />
			<NoteField name="kapUnit" />
			<NoteField name="fluoroscopyFrames" />
		</Section>
	);
}

/** @param justification whether the treated levels differ from the planned ones, so that somebody must say why */
export function OutcomeSection({ justification }: { justification: boolean }) {
	return (
		<Section title={t("notes.sectionOutcome")}>
			{justification && <NoteField name="levelsJustification" />}
			<NoteField name="complications" />
			<NoteField name="impression" />
			<NoteField name="plan" />
			<NoteField name="freeText" />
		</Section>
	);
}
