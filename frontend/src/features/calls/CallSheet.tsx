import { Alert, Button, NumberInput, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconPhone } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Controller, useForm, useWatch } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api, api } from "@/api/client";
import { asProblem, type ProblemError } from "@/api/problem";
import type { AttemptRequest, CallOutcome, ContactResponse, QuestionView } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch, type Versioned, versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { isNrs, type Nrs } from "@/lib/pain";
import { formatDate, formatDateTime, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { identityOf, nameOf, TECHNIQUE_WORDS, VOICEMAIL_WORDS } from "@/ui/clinicalWords";
import { DateTimeField } from "@/ui/DateTimeField";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { PainTrend } from "@/ui/PainTrend";
import { ScorePicker } from "@/ui/ScorePicker";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./calls.module.css";
import { CONTACT_STATUS, OUTCOME_WORDS, VOICEMAIL } from "./words";

type Props = { contactId: string; onNext?: () => void };

/** One contact: whom to call, what to ask, and what came of it. */
export function CallSheet({ contactId, onNext }: Props) {
	const contact = useQuery({
		queryKey: ["contact", contactId],
		queryFn: () => versioned(api.GET("/api/follow-up/contacts/{id}", { params: { path: { id: contactId } } })),
	});
	if (contact.error !== null) return <ErrorState error={contact.error} onRetry={() => void contact.refetch()} />;
	if (contact.isPending) return <LoadingState rows={10} />;
	return <Sheet contact={contact.data} {...(onNext !== undefined && { onNext })} />;
}

function Sheet({ contact, onNext }: { contact: Versioned<ContactResponse>; onNext?: () => void }) {
	const { data, etag } = contact;
	const mayCall = useMay("FOLLOWUP_CALL");
	const pain = $api.useQuery("get", "/api/episodes/{id}/pain", { params: { path: { id: data.episodeId } } });
	const open = data.status !== "DONE" && data.status !== "CANCELLED";
	return (
		<section className={classes["sheet"]} aria-label={t("calls.sheet")}>
			<Head contact={data} {...(onNext !== undefined && { onNext })} />
			<div className={classes["body"]}>
				<div className={classes["main"]}>
					<Standing contact={data} />
					{open && mayCall && <CallForm key={etag} contact={data} etag={etag} pain={pain.data ?? []} />}
				</div>
				<div className={classes["side"]}>
					<div className={classes["card"]}>
						<h3>{t("calls.trend")}</h3>
						{pain.error === null ? (
							<PainTrend points={pain.data ?? []} procedureAt={data.procedureAt} />
						) : (
							<ErrorState error={pain.error} onRetry={() => void pain.refetch()} />
						)}
					</div>
					<div className={classes["card"]}>
						<h3>{t("calls.history")}</h3>
						<EarlierCalls contact={data} />
					</div>
				</div>
			</div>
		</section>
	);
}

function Head({ contact, onNext }: { contact: ContactResponse; onNext?: () => void }) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const { patient, status, alternates } = contact;
	const voicemail = VOICEMAIL[patient.voicemailRule];
	return (
		<header className={classes["head"]}>
			<div className={classes["title"]}>
				<h2>{nameOf(patient)}</h2>
				<span className={classes["dim"]}>{identityOf(patient, today)}</span>
				<span className={classes["dim"]}>
					{t("calls.treated", {
						technique: t(TECHNIQUE_WORDS[contact.technique]),
						levels: contact.levels.join(", "),
						day: formatDate(localDate(contact.procedureAt, zone)),
					})}
				</span>
				<StatusChip tone={CONTACT_STATUS[status].tone} label={t(CONTACT_STATUS[status].word)} />
				<span>
					{t("calls.dueWindow", {
						label: contact.label,
						from: formatDateTime(contact.dueFrom, zone),
						until: formatDateTime(contact.dueUntil, zone),
					})}
				</span>
			</div>
			<div>
				<span className={classes["label"]}>{t("calls.phone")}</span>
				{patient.phone === undefined ? (
					<span>{t("calls.noPhone")}</span>
				) : (
					<a className={classes["phone"]} href={`tel:${patient.phone}`}>
						<IconPhone aria-hidden size={16} /> {patient.phone}
					</a>
				)}
				<span className={classes["label"]}>{`${t("calls.language")}: ${patient.language}`}</span>
				{patient.interpreterNeeded && <StatusChip tone="amber" label={t("calls.interpreter")} />}
			</div>
			<div>
				<span className={classes["label"]}>{t("calls.alternates")}</span>
				{alternates.length === 0
					? t("calls.noAlternates")
					: alternates.map(({ name, relation, value }) => (
							<div key={value}>{[name, relation, value].filter(Boolean).join(", ")}</div>
						))}
			</div>
			<div>
				<StatusChip tone={voicemail.tone} label={t(VOICEMAIL_WORDS[patient.voicemailRule])} />
				<p className={classes["quote"]}>{t(voicemail.text)}</p>
				<div className={classes["outcomes"]}>
					<Button
						size="xs"
						variant="default"
						renderRoot={(props) => (
							<Link {...props} to="/episodes/$episodeId" params={{ episodeId: contact.episodeId }} />
						)}
					>
						{t("calls.openEpisode")}
					</Button>
					{onNext !== undefined && (
						<Button size="xs" variant="default" onClick={onNext}>
							{t("calls.next")}
						</Button>
					)}
				</div>
			</div>
		</header>
	);
}

function Standing({ contact }: { contact: ContactResponse }) {
	const zone = useZone();
	if (contact.status === "DONE") {
		return (
			<Alert color="teal" title={t("calls.doneTitle")}>
				{t("calls.doneText")}
			</Alert>
		);
	}
	if (contact.status === "CANCELLED") return <Alert color="gray" title={t("calls.cancelledTitle")} />;
	if (contact.status === "PLANNED") {
		return (
			<Alert title={t("calls.plannedTitle")}>
				{t("calls.plannedText", { when: formatDateTime(contact.dueFrom, zone) })}
			</Alert>
		);
	}
	return contact.advice === undefined ? null : (
		<Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={contact.advice} />
	);
}

function EarlierCalls({ contact }: { contact: ContactResponse }) {
	const zone = useZone();
	if (contact.attempts.length === 0) return <p className={classes["quote"]}>{t("calls.noHistory")}</p>;
	return (
		<ul className={classes["calls"]}>
			{contact.attempts.map(({ at, by, outcome, note, answers }) => (
				<li key={at}>
					<strong>{t(OUTCOME_WORDS[outcome])}</strong>{" "}
					<span className={classes["dim"]}>{`${formatDateTime(at, zone)}, ${by}`}</span>
					{note !== undefined && <div>{note}</div>}
					{answers
						.filter(({ redFlag }) => redFlag)
						.map(({ question, text }) => (
							<StatusChip key={question} tone="red" variant="plain" label={text} />
						))}
				</li>
			))}
		</ul>
	);
}

type CallValues = {
	answers: Record<string, string>;
	painAtRest: Nrs | undefined;
	painOnMovement: Nrs | undefined;
	rmdq: number | "";
	note: string;
	nextTryAt: string | null;
};

type FormProps = {
	contact: ContactResponse;
	etag: string;
	pain: readonly { context: "REST" | "MOVEMENT"; score: number }[];
};

function CallForm({ contact, etag, pain }: FormProps) {
	const queryClient = useQueryClient();
	const form = useForm<CallValues>({
		defaultValues: {
			answers: {},
			painAtRest: undefined,
			painOnMovement: undefined,
			rmdq: "",
			note: "",
			nextTryAt: contact.nextTryAt ?? null,
		},
	});
	const { control, register, setError, setFocus, formState, getValues, clearErrors } = form;
	const answers = useWatch({ control, name: "answers" });
	const [problem, setProblem] = useState<ProblemError>();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const [busy, setBusy] = useState<CallOutcome>();
	const flags = contact.script.filter(({ id, redFlag }) => redFlag && answers[id] === "YES");
	const noMessage = contact.patient.voicemailRule === "NO_VOICEMAIL";

	const record = async (outcome: CallOutcome) => {
		clearErrors();
		setMessages([]);
		setProblem(undefined);
		setBusy(outcome);
		try {
			await api.POST("/api/follow-up/contacts/{id}/attempts", {
				params: { path: { id: contact.id }, header: ifMatch(etag) },
				body: requestOf(getValues(), outcome),
			});
			notifications.show({ message: t("calls.saved", { outcome: t(OUTCOME_WORDS[outcome]).toLowerCase() }) });
			await queryClient.invalidateQueries();
		} catch (error) {
			const refused = asProblem(error);
			if (refused.isStale) {
				notifications.show({ color: "red", message: t("calls.stale"), autoClose: false });
				await queryClient.invalidateQueries({ queryKey: ["contact", contact.id] });
				return;
			}
			setMessages(applyProblemToForm(refused, setError));
			if (refused.errors.length === 0) setProblem(refused);
		} finally {
			setBusy(undefined);
		}
	};

	return (
		<form noValidate className={classes["main"]} onSubmit={(event) => event.preventDefault()}>
			<FormError errors={formState.errors} onFocus={setFocus} problem={problem} messages={messages} />
			<fieldset className={classes["card"]}>
				<h3>{t("calls.questions")}</h3>
				{contact.script.map((question) => (
					<Question
						key={question.id}
						question={question}
						value={answers[question.id]}
						onChange={(value) => form.setValue(`answers.${question.id}`, value)}
					/>
				))}
			</fieldset>
			{flags.length > 0 && (
				<Alert
					color="red"
					role="alert"
					icon={<IconAlertTriangle aria-hidden />}
					title={t("calls.redFlagTitle", { text: flags.map(({ text }) => text).join(" ") })}
				>
					{t("calls.redFlagText")}
				</Alert>
			)}
			<fieldset className={classes["card"]}>
				<h3>{t("calls.pain")}</h3>
				<p className={classes["quote"]}>{t("calls.painQuestion")}</p>
				<Score control={control} name="painAtRest" label={t("calls.atRest")} before={last(pain, "REST")} />
				<Score control={control} name="painOnMovement" label={t("calls.onMovement")} before={last(pain, "MOVEMENT")} />
				<Controller
					control={control}
					name="rmdq"
					render={({ field, fieldState }) => (
						<NumberInput
							{...field}
							size="xs"
							mt="xs"
							maw={260}
							min={0}
							max={24}
							allowDecimal={false}
							label={t("calls.rmdq")}
							onChange={(value) => field.onChange(value)}
							error={fieldState.error?.message}
						/>
					)}
				/>
			</fieldset>
			<fieldset className={classes["card"]}>
				<h3>{t("calls.outcome")}</h3>
				<Textarea
					size="xs"
					autosize
					minRows={2}
					label={t("calls.note")}
					{...register("note")}
					error={formState.errors.note?.message}
				/>
				<Controller
					control={control}
					name="nextTryAt"
					render={({ field, fieldState }) => (
						<DateTimeField
							label={t("calls.nextTry")}
							value={field.value}
							onChange={field.onChange}
							error={fieldState.error?.message}
						/>
					)}
				/>
				<div className={classes["outcomes"]} style={{ marginTop: 10 }}>
					{(Object.keys(OUTCOME_WORDS) as CallOutcome[]).map((outcome) => (
						<Button
							key={outcome}
							variant={outcome === "REACHED" ? "filled" : "default"}
							loading={busy === outcome}
							disabled={outcome === "LEFT_MESSAGE" && noMessage}
							onClick={() => void record(outcome)}
						>
							{t(OUTCOME_WORDS[outcome])}
						</Button>
					))}
				</div>
				{noMessage && <p className={classes["quote"]}>{t("calls.messageForbidden")}</p>}
			</fieldset>
		</form>
	);
}

type QuestionProps = { question: QuestionView; value: string | undefined; onChange: (value: string) => void };

function Question({ question, value, onChange }: QuestionProps) {
	if (question.kind === "TEXT") {
		return (
			<TextInput
				size="xs"
				label={question.text}
				value={value ?? ""}
				onChange={(event) => onChange(event.currentTarget.value)}
			/>
		);
	}
	return (
		<div className={classes["question"]}>
			<span>{question.text}</span>
			<SegmentedControl
				size="xs"
				aria-label={question.text}
				value={value ?? ""}
				onChange={onChange}
				{...(question.redFlag && value === "YES" && { color: "red" })}
				data={[
					{ value: "NO", label: t("calls.no") },
					{ value: "YES", label: t("calls.yes") },
				]}
			/>
		</div>
	);
}

type ScoreProps = {
	control: ReturnType<typeof useForm<CallValues>>["control"];
	name: "painAtRest" | "painOnMovement";
	label: string;
	before: Nrs | undefined;
};

function Score({ control, name, label, before }: ScoreProps) {
	return (
		<Controller
			control={control}
			name={name}
			render={({ field, fieldState }) => (
				<ScorePicker
					label={label}
					value={field.value}
					onChange={field.onChange}
					before={before}
					error={fieldState.error?.message}
				/>
			)}
		/>
	);
}

function last(pain: FormProps["pain"], context: "REST" | "MOVEMENT"): Nrs | undefined {
	const score = pain.findLast((point) => point.context === context)?.score;
	return isNrs(score) ? score : undefined;
}

/** What was not asked is left out: it is "not recorded", not zero. */
function requestOf(values: CallValues, outcome: CallOutcome): AttemptRequest {
	const { painAtRest, painOnMovement, rmdq, note, nextTryAt } = values;
	return {
		outcome,
		answers: Object.entries(values.answers)
			.filter(([, value]) => value.trim() !== "")
			.map(([question, value]) => ({ question, value: value.trim() })),
		...(painAtRest !== undefined && { painAtRest }),
		...(painOnMovement !== undefined && { painOnMovement }),
		...(rmdq !== "" && { rmdq }),
		...(note.trim() !== "" && { note: note.trim() }),
		...(nextTryAt !== null && outcome !== "REACHED" && { nextTryAt }),
	};
}
