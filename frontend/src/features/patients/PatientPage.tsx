import { Button } from "@mantine/core";
import {
	IconAlertTriangle,
	IconCircleDashed,
	IconLanguage,
	IconMail,
	IconPencil,
	IconPhone,
	IconPlus,
	IconRecordMail,
	IconWeight,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { asProblem } from "@/api/problem";
import type { ContactEntry, PatientResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { languageName } from "@/lib/languages";
import { formatQuantity } from "@/lib/numbers";
import { nameOf } from "@/lib/people";
import { ageOn, formatDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import { AllergyChips } from "./AllergyChips";
import { ConditionList, MedicationList } from "./ClinicalLists";
import { EmergencyBanner, OpenInEmergency } from "./EmergencyAccess";
import { EpisodeList } from "./EpisodeList";
import { MergePatient } from "./MergePatient";
import { MergedNotice, Merges } from "./Merges";
import classes from "./PatientPage.module.css";
import { consentOf } from "./patientValues";
import { patientQuery } from "./queries";
import { RestrictRecord } from "./RestrictRecord";
import { CONSENT_WORDS, CONTACT_WORDS, SEX_WORDS, VOICEMAIL_WORDS } from "./words";

type Props = {
	patientId: string;
	/** What the procedures add up to; another area brings it along. */
	dose: ReactNode;
};

export function PatientPage({ patientId, dose }: Props) {
	const patient = useQuery(patientQuery(patientId));
	if (patient.data !== undefined) return <Shown loaded={patient.data} dose={dose} />;
	return (
		<>
			<PageHeader title={t("shell.patient")} />
			{patient.isError ? (
				<>
					<ErrorState error={patient.error} onRetry={() => void patient.refetch()} />
					{asProblem(patient.error).status === 404 && <OpenInEmergency patientId={patientId} />}
				</>
			) : (
				<LoadingState />
			)}
		</>
	);
}

function Shown({ loaded, dose }: { loaded: Versioned<PatientResponse>; dose: ReactNode }) {
	const patient = loaded.data;
	const merged = patient.mergedInto !== undefined;
	const mayEdit = useMay("PATIENT_REGISTER") && !merged;
	const mayRefer = useMay("EPISODE_REFER");
	const maySeeEpisodes = useMay("EPISODE_READ");
	const params = { patientId: patient.id };
	return (
		<>
			<PageHeader
				title={nameOf(patient)}
				subtitle={<Identity patient={patient} />}
				actions={
					<>
						{mayEdit && (
							<Button
								variant={mayRefer ? "default" : "filled"}
								leftSection={<IconPencil aria-hidden size={14} />}
								renderRoot={(props) => <Link to="/patients/$patientId/edit" params={params} {...props} />}
							>
								{t("patients.edit")}
							</Button>
						)}
						{mayEdit && <MergePatient loaded={loaded} />}
						<RestrictRecord patientId={patient.id} />
						{mayRefer && !patient.deceased && !merged && (
							<Button
								leftSection={<IconPlus aria-hidden size={14} />}
								renderRoot={(props) => <Link to="/patients/$patientId/episodes/new" params={params} {...props} />}
							>
								{t("patients.openEpisode")}
							</Button>
						)}
					</>
				}
			/>
			{patient.mergedInto !== undefined && <MergedNotice survivorId={patient.mergedInto} />}
			<EmergencyBanner patientId={patient.id} />
			<KeyFacts patient={patient} />
			<div className={classes["page"]}>
				{maySeeEpisodes && (
					<Panel title={t("patients.episodes")} wide>
						<EpisodeList patientId={patient.id} />
					</Panel>
				)}
				{dose}
				<Panel title={t("patients.medications")}>
					<MedicationList medications={patient.medications} />
				</Panel>
				<Panel title={t("patients.conditions")}>
					<ConditionList conditions={patient.conditions} />
				</Panel>
				<div className={classes["stack"]}>
					<Panel title={t("patients.contacts")}>
						<Contacts contacts={patient.contacts} />
					</Panel>
					<Panel title={t("patients.address")}>
						<Address patient={patient} />
					</Panel>
					{patient.identifiers.length > 0 && (
						<Panel title={t("patients.identifiers")}>
							<dl className={classes["pairs"]}>
								{patient.identifiers.map(({ system, value }) => (
									<div key={`${system} ${value}`}>
										<dt>{system}</dt>
										<dd>{value}</dd>
									</div>
								))}
							</dl>
						</Panel>
					)}
					<Merges loaded={loaded} />
				</div>
			</div>
		</>
	);
}

function Identity({ patient }: { patient: PatientResponse }) {
	const today = localDate(useNow(), useZone());
	const born = formatDate(patient.birthDate);
	const words = [
		patient.deceased
			? t("patients.bornDied", { born })
			: t("patients.ageBorn", { age: ageOn(patient.birthDate, today), born }),
		t(SEX_WORDS[patient.sex]),
		`${t("patients.mrn")} ${patient.mrn}`,
		...(patient.formerName === undefined ? [] : [t("patients.former", { name: patient.formerName })]),
	];
	return (
		<span className={classes["identity"]}>
			{words.join(" · ")}
			{patient.deceased && <StatusChip tone="grey" label={t("patients.deceased")} />}
		</span>
	);
}

/** What anybody who treats or calls this patient must know before anything else. */
function KeyFacts({ patient }: { patient: PatientResponse }) {
	const { allergies, interpreterNeeded, voicemailRule, weightKg, heightCm } = patient;
	const consent = consentOf(patient);
	return (
		<section className={classes["facts"]} aria-label={t("patients.facts")}>
			<Fact icon={<IconAlertTriangle aria-hidden size={15} />} label={t("patients.allergies")}>
				{allergies.length === 0 ? (
					<StatusChip tone="grey" label={t("patients.noAllergiesShort")} />
				) : (
					<AllergyChips allergies={allergies} />
				)}
			</Fact>
			<Fact icon={<IconLanguage aria-hidden size={15} />} label={t("patients.language")}>
				<span>{languageName(patient.language)}</span>
				{interpreterNeeded ? (
					<StatusChip tone="violet" label={t("patients.interpreter")} />
				) : (
					<span className={classes["dim"]}>{t("patients.noInterpreter")}</span>
				)}
			</Fact>
			<Fact icon={<IconRecordMail aria-hidden size={15} />} label={t("patients.voicemailRule")}>
				{voicemailRule === "FULL_MESSAGE" ? (
					<span>{t(VOICEMAIL_WORDS[voicemailRule])}</span>
				) : voicemailRule === "NOT_RECORDED" ? (
					<StatusChip tone="grey" icon={IconCircleDashed} label={t(VOICEMAIL_WORDS[voicemailRule])} />
				) : (
					<StatusChip tone="amber" icon={IconRecordMail} label={t(VOICEMAIL_WORDS[voicemailRule])} />
				)}
			</Fact>
			<Fact icon={<IconMail aria-hidden size={15} />} label={t("patients.emailConsent")}>
				{consent === "YES" ? (
					<span>{t(CONSENT_WORDS[consent])}</span>
				) : (
					<StatusChip tone="grey" icon={IconCircleDashed} label={t(CONSENT_WORDS[consent])} />
				)}
			</Fact>
			<Fact icon={<IconWeight aria-hidden size={15} />} label={t("patients.body")}>
				<span>{`${t("patients.weight")} ${formatQuantity(weightKg, "kg", 1)}`}</span>
				<span>{`${t("patients.height")} ${formatQuantity(heightCm, "cm", 1)}`}</span>
			</Fact>
		</section>
	);
}

function Fact({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) {
	return (
		<div className={classes["fact"]}>
			<span className={classes["factLabel"]}>
				{icon}
				{label}
			</span>
			<span className={classes["factValue"]}>{children}</span>
		</div>
	);
}

function Panel({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
	return (
		<section className={classes["panel"]} data-wide={wide || undefined} aria-label={title}>
			<h2 className={classes["title"]}>{title}</h2>
			{children}
		</section>
	);
}

function Contacts({ contacts }: { contacts: readonly ContactEntry[] }) {
	if (contacts.length === 0) return <p className={classes["dim"]}>{t("patients.contactsEmpty")}</p>;
	const shown = contacts.toSorted((one, other) => Number(other.preferred) - Number(one.preferred));
	return (
		<ul className={classes["list"]}>
			{shown.map((contact) => (
				<li key={`${contact.kind} ${contact.value}`}>
					<span className={classes["line"]}>
						<strong>{contact.value}</strong>
						{contact.preferred && <StatusChip tone="blue" icon={IconPhone} label={t("patients.preferred")} />}
					</span>
					<span className={classes["dim"]}>
						{[t(CONTACT_WORDS[contact.kind]), contact.name, contact.relation]
							.filter((word) => word !== undefined)
							.join(" · ")}
					</span>
				</li>
			))}
		</ul>
	);
}

function Address({ patient: { addressLine, city, postalCode } }: { patient: PatientResponse }) {
	const lines = [addressLine, [postalCode, city].filter((word) => word !== undefined).join(" ")].filter(
		(line) => line !== undefined && line !== "",
	);
	if (lines.length === 0) return <p className={classes["dim"]}>{t("patients.noAddress")}</p>;
	return <p>{lines.join(", ")}</p>;
}
