import { bornMrn, nameOf } from "@/lib/people";
import { TECHNIQUE_WORDS } from "@/lib/techniqueWords";
import "@/i18n/calls";
import { Button } from "@mantine/core";
import {
	IconAlertTriangle,
	IconArrowRight,
	IconCircleCheck,
	IconInfoCircle,
	IconLanguage,
	IconPhone,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import type {
	AnswerView,
	CalledPatient,
	CallOutcome,
	ContactResponse,
	QuestionView,
	QueueRow,
	QueueView,
} from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { languageName } from "@/lib/languages";
import {
	daysBetween,
	formatDate,
	formatDateTime,
	formatDayMonth,
	formatTime,
	type IsoInstant,
	localDate,
	type Zone,
} from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { ErrorState } from "@/ui/ErrorState";
import { LevelChips } from "@/ui/LevelChips";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { Spine } from "@/ui/Spine";
import { StatusChip } from "@/ui/StatusChip";
import tones from "@/ui/tones.module.css";
import { CallForm } from "./CallForm";
import classes from "./CallSheet.module.css";
import { Claiming, Escalations } from "./Claiming";
import { PainTrend } from "./PainTrend";
import { PlanPanel } from "./PlanPanel";
import { contactQuery, queueQuery } from "./queries";
import { OUTCOME_WORDS, STATUS_WORDS, VOICEMAIL_WORDS } from "./words";

type Props = {
	contactId: string;
	view: QueueView;
	/** Reported of this episode, beside the script. */
	events: (contact: ContactResponse) => ReactNode;
};

export function CallSheetPage({ contactId, view, events }: Props) {
	const contact = useQuery(contactQuery(contactId));
	if (contact.data !== undefined) return <Sheet key={contactId} contact={contact.data} view={view} events={events} />;
	return (
		<>
			<PageHeader title={t("calls.sheetFallback")} />
			{contact.isError ? <ErrorState error={contact.error} onRetry={() => void contact.refetch()} /> : <LoadingState />}
		</>
	);
}

type SheetProps = { contact: Versioned<ContactResponse> } & Pick<Props, "view" | "events">;

function Sheet({ contact, view, events }: SheetProps) {
	const zone = useZone();
	const mayCall = useMay("FOLLOWUP_CALL");
	const [recorded, setRecorded] = useState<CallOutcome>();
	const next = useNext(contact.data.id, view);
	const { data } = contact;
	const status = STATUS_WORDS[data.status];
	const closed = data.status === "DONE" || data.status === "CANCELLED";
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("calls.sheetTitle", { name: nameOf(data.patient) })}
				subtitle={bornMrn(data.patient)}
				actions={
					<>
						<span>
							<b>{data.label}</b>{" "}
							<span className={classes["dim"]}>
								{t("calls.dueWindow", {
									from: dayTime(data.dueFrom, zone),
									until: dayTime(data.dueUntil, zone),
								})}
							</span>
						</span>
						<StatusChip tone={status.tone} label={t(status.label)} />
						{recorded === undefined && next.button("default")}
					</>
				}
			/>
			<div className={classes["body"]}>
				<div className={classes["main"]}>
					<Escalations contact={data} mayCall={mayCall} />
					<WhoToCall contact={data} />
					{mayCall && !closed && <Claiming contact={data} />}
					{recorded !== undefined ? (
						<div className={classes["recorded"]}>
							<p role="status" className={classes["recordedTitle"]}>
								<IconCircleCheck aria-hidden size={18} />
								{t("calls.recorded", { outcome: t(OUTCOME_WORDS[recorded].label) })}{" "}
								{closed ? t("calls.recordedDone") : t("calls.recordedOpen")}
							</p>
							<div className={classes["outcomes"]}>
								{next.button("filled")}
								{!closed && (
									<Button variant="default" onClick={() => setRecorded(undefined)}>
										{t("calls.another")}
									</Button>
								)}
								<Button
									variant="default"
									renderRoot={(props) => <Link to="/calls" search={view === "ALL" ? {} : { view }} {...props} />}
								>
									{t("calls.backToQueue")}
								</Button>
							</div>
						</div>
					) : closed ? (
						<Info
							text={
								data.stoppedBecause === undefined
									? t("calls.closedDone")
									: `${t("calls.closedCancelled")} (${data.stoppedBecause})`
							}
						/>
					) : data.claim?.mine === false ? null : mayCall ? (
						<CallForm contact={contact} onRecorded={setRecorded} />
					) : (
						<Info text={t("calls.readOnly")} />
					)}
				</div>
				<aside className={classes["side"]}>
					<Facts contact={data} />
					<h2 className={classes["sideTitle"]}>
						{t("calls.trend")}
						<span className={classes["dim"]}>{t("calls.trendScale")}</span>
					</h2>
					<PainTrend episodeId={data.episodeId} procedureAt={data.procedureAt} />
					<h2 className={classes["sideTitle"]}>{t("calls.earlier")}</h2>
					<Attempts contact={data} />
					<PlanPanel contact={data} mayCall={mayCall} />
					{events(data)}
				</aside>
			</div>
		</div>
	);
}

/** The one after this in the view the caller works through; behind the last comes the first. */
function useNext(contactId: string, view: QueueView) {
	const navigate = useNavigate();
	const queue = useQuery(queueQuery({ view, page: 0 }));
	const items = queue.data?.page.items ?? [];
	const at = items.findIndex((row) => row.contactId === contactId);
	const free = ({ contactId: other, claim }: QueueRow) => other !== contactId && claim?.mine !== false;
	const next = items.slice(at + 1).find(free) ?? items.find(free);
	return {
		button: (variant: "filled" | "default") =>
			next === undefined ? (
				<span className={classes["dim"]}>{queue.isSuccess && t("calls.noNext")}</span>
			) : (
				<Button
					variant={variant}
					rightSection={<IconArrowRight aria-hidden size={14} />}
					autoFocus={variant === "filled"}
					onClick={() =>
						void navigate({
							to: "/calls/$contactId",
							params: { contactId: next.contactId },
							search: view === "ALL" ? {} : { view },
						})
					}
				>
					{t("calls.next")}
				</Button>
			),
	};
}

function dayTime(instant: IsoInstant, zone: Zone): string {
	return `${formatDayMonth(localDate(instant, zone))}, ${formatTime(instant, zone)}`;
}

function Info({ text }: { text: string }) {
	return (
		<p className={classes["info"]}>
			<IconInfoCircle aria-hidden size={16} />
			{text}
		</p>
	);
}

function WhoToCall({
	contact: { patient, alternates, advice, nextTryAt, calledBack, proposal },
}: {
	contact: ContactResponse;
}) {
	const zone = useZone();
	return (
		<section className={classes["who"]} aria-label={t("calls.whoToCall")}>
			<div>
				<Phone patient={patient} />
				<p className={classNames(classes["fact"], patient.interpreterNeeded && classes["warn"])}>
					<IconLanguage aria-hidden size={15} />
					{t("calls.languageIs", { language: languageName(patient.language) })}
					{patient.interpreterNeeded && `, ${t("calls.interpreter")}`}
				</p>
				{calledBack && <p className={classNames(classes["fact"], classes["warn"])}>{t("calls.calledBack")}</p>}
				{nextTryAt !== undefined && (
					<p className={classes["fact"]}>{t("calls.nextTry", { at: formatDateTime(nextTryAt, zone) })}</p>
				)}
			</div>
			<div>
				<h2 className={classes["smallTitle"]}>{t("calls.alternates")}</h2>
				{alternates.length === 0 && <p className={classes["dim"]}>{t("calls.noAlternates")}</p>}
				{alternates.map(({ name, relation, value }) => (
					<p key={value} className={classes["alternate"]}>
						<b>{[name, relation].filter((part) => part !== undefined).join(", ")}</b>
						<a href={`tel:${value.replaceAll(/[^+\d]/g, "")}`}>{value}</a>
					</p>
				))}
			</div>
			<Voicemail rule={patient.voicemailRule} />
			{advice !== undefined && (
				<p className={classNames(classes["box"], classes["advice"], tones["amber"])}>
					<b>
						<IconAlertTriangle aria-hidden size={16} />
						{t("calls.adviceTitle")}
					</b>
					<span>{advice}</span>
				</p>
			)}
			{proposal !== undefined && proposal.way !== "LETTER" && nextTryAt === undefined && (
				<p className={classNames(classes["fact"], classes["advice"])}>
					{t("calls.proposalTitle", { at: formatDateTime(proposal.at, zone) })}
					<span className={classes["dim"]}>{proposal.because}</span>
				</p>
			)}
		</section>
	);
}

function Phone({ patient: { phone } }: { patient: CalledPatient }) {
	if (phone === undefined) {
		return (
			<p className={classNames(classes["fact"], classes["warn"])}>
				<IconAlertTriangle aria-hidden size={15} />
				{t("calls.noPhone")}
			</p>
		);
	}
	return (
		<a
			className={classes["phone"]}
			href={`tel:${phone.replaceAll(/[^+\d]/g, "")}`}
			aria-label={t("calls.callPhone", { phone })}
		>
			<IconPhone aria-hidden size={20} />
			{phone}
		</a>
	);
}

function Voicemail({ rule }: { rule: CalledPatient["voicemailRule"] }) {
	const { tone, icon: Icon, label, text } = VOICEMAIL_WORDS[rule];
	return (
		<p className={classNames(classes["box"], tones[tone])}>
			<b>
				<Icon aria-hidden size={16} />
				{t("calls.voicemailTitle", { rule: t(label) })}
			</b>
			<span>{t(text)}</span>
		</p>
	);
}

function Facts({ contact: { episodeId, procedureAt, technique, levels, restartPlans } }: { contact: ContactResponse }) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const mayReadEpisode = useMay("EPISODE_READ");
	const day = localDate(procedureAt, zone);
	const ago = daysBetween(day, today);
	return (
		<>
			<h2 className={classes["sideTitle"]}>
				{t("calls.facts")}
				<span className={classes["dim"]}>
					{ago === 0 ? t("calls.earlierToday") : t("calls.daysAfter", { count: ago })}
				</span>
			</h2>
			<div className={classes["facts"]}>
				<Spine
					compact
					label={t("calls.spine")}
					levels={levels.map((level) => ({ level, status: "treated" }))}
					maxHeight={230}
				/>
				<div>
					<p>{t("calls.factsDay", { technique: t(TECHNIQUE_WORDS[technique]), day: formatDate(day) })}</p>
					<LevelChips levels={levels} />
					{mayReadEpisode && (
						<p>
							<Link to="/episodes/$episodeId" params={{ episodeId }} className={classes["link"]}>
								{t("calls.openEpisode")}
							</Link>
						</p>
					)}
				</div>
			</div>
			{restartPlans.length > 0 && (
				<>
					<h2 className={classes["sideTitle"]}>{t("calls.restart")}</h2>
					<ul>
						{restartPlans.map(({ drug, plan, approvedBy }) => (
							<li key={drug}>
								<b>{drug}</b>: {plan ?? t("calls.restartUnknown")}
								{approvedBy !== undefined && <span className={classes["dim"]}> ({approvedBy})</span>}
							</li>
						))}
					</ul>
				</>
			)}
		</>
	);
}

function Attempts({ contact: { attempts, script } }: { contact: ContactResponse }) {
	const zone = useZone();
	if (attempts.length === 0) return <p className={classes["dim"]}>{t("calls.noEarlier")}</p>;
	return (
		<ol className={classes["attempts"]} aria-label={t("calls.earlier")}>
			{attempts.map(({ at, by, outcome, note, answers }) => {
				const { tone, icon, label } = OUTCOME_WORDS[outcome];
				return (
					<li key={at}>
						<StatusChip variant="plain" tone={tone} icon={icon} label={t(label)} />
						<span className={classes["dim"]}>
							{formatDateTime(at, zone)} · {by}
						</span>
						{note !== undefined && <p>{note}</p>}
						{answers.length > 0 && (
							<ul>
								{inOrder(answers, script).map(({ question, text, value, redFlag }) => (
									<li key={question}>
										{text} <b>{answerWord(value)}</b>
										{redFlag && <StatusChip variant="plain" tone="red" label={t("calls.flagged")} />}
									</li>
								))}
							</ul>
						)}
					</li>
				);
			})}
		</ol>
	);
}

/** As they are asked. */
function inOrder(answers: readonly AnswerView[], script: readonly QuestionView[]): readonly AnswerView[] {
	const place = ({ question }: AnswerView) => script.findIndex(({ id }) => id === question);
	return answers.toSorted((one, other) => place(one) - place(other));
}

function answerWord(value: string): string {
	if (value === "YES") return t("calls.yes");
	if (value === "NO") return t("calls.no");
	return value;
}
