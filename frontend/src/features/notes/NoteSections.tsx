import { type ReactNode, useId } from "react";
import { $api } from "@/api/client";
import { t } from "@/i18n/t";
import { LongField, MomentField, NumberField, SelectField, TextField, TickField } from "./fields";
import classes from "./NoteEditor.module.css";
import { KAP_UNITS } from "./words";

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
			<LongField name="indication" label={t("notes.indication")} longest={4000} />
		</Section>
	);
}

export function TimeOutSection() {
	return (
		<Section title={t("notes.sectionTimeOut")}>
			<TickField span="two" name="timeOutPatient" label={t("notes.timeOutPatient")} />
			<TickField span="two" name="timeOutLevels" label={t("notes.timeOutLevels")} />
			<TextField span="two" name="timeOutFirstName" label={t("notes.firstName")} longest={120} />
			<TextField span="two" name="timeOutSecondName" label={t("notes.secondName")} longest={120} />
			<TextField
				span="all"
				name="numberingMethod"
				label={t("notes.numberingMethod")}
				hint={t("notes.numberingHint")}
				longest={500}
			/>
		</Section>
	);
}

export function SedationSection() {
	const protocols = $api.useQuery("get", "/api/sedation-protocols", {}, { staleTime: 10 * 60_000 });
	return (
		<Section title={t("notes.sectionSedation")}>
			<SelectField
				span="two"
				name="sedationProtocolCode"
				label={t("notes.sedation")}
				choices={(protocols.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
			/>
			<TextField span="two" name="positionPatient" label={t("notes.position")} longest={60} />
			<TextField
				span="all"
				name="antibiotic"
				label={t("notes.antibiotic")}
				hint={t("notes.antibioticHint")}
				longest={200}
			/>
		</Section>
	);
}

export function TimesSection() {
	return (
		<Section title={t("notes.sectionTimes")}>
			<MomentField span="two" name="startedAt" label={t("notes.started")} />
			<MomentField span="two" name="endedAt" label={t("notes.ended")} />
		</Section>
	);
}

export function RadiationSection() {
	return (
		<Section title={t("notes.sectionRadiation")}>
			<NumberField name="fluoroscopyMinutes" label={t("notes.fluoroscopy")} decimals={1} />
			<NumberField name="airKermaMGy" label={t("notes.airKerma")} decimals={1} />
			<NumberField name="kapValue" label={t("notes.kap")} decimals={3} />
			<SelectField name="kapUnit" label={t("notes.kapUnit")} choices={kapUnits} />
			<NumberField name="fluoroscopyFrames" label={t("notes.frames")} decimals={0} />
		</Section>
	);
}

const kapUnits = Object.entries(KAP_UNITS).map(([value, label]) => ({ value, label }));

/** @param justification whether the treated levels differ from the planned ones, so that somebody must say why */
export function OutcomeSection({ justification }: { justification: boolean }) {
	return (
		<Section title={t("notes.sectionOutcome")}>
			{justification && <LongField name="levelsJustification" label={t("notes.justification")} longest={1000} />}
			<LongField
				name="complications"
				label={t("notes.complications")}
				hint={t("notes.complicationsHint")}
				longest={4000}
			/>
			<LongField name="impression" label={t("notes.impression")} longest={4000} />
			<LongField name="plan" label={t("notes.plan")} longest={4000} />
			<LongField name="freeText" label={t("notes.freeText")} longest={8000} />
		</Section>
	);
}
