import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Controller, type FieldPath, useForm, useWatch } from "react-hook-form";
import { fieldNameOf } from "@/api/applyProblemToForm";
import type { Answer, CallOutcome, ContactResponse, QuestionView } from "@/api/schema";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { isNrs, type Nrs } from "@/lib/pain";
import { formatDateTime, type IsoInstant, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { ChoiceField } from "@/ui/ChoiceField";
import { DateTimeField } from "@/ui/DateTimeField";
import { FormError } from "@/ui/FormError";
import { RmdqField } from "@/ui/RmdqField";
import { isRmdqGiven, NO_RMDQ, type RmdqEntry, rmdqRequest } from "@/ui/rmdq";
import { ScorePicker } from "@/ui/ScorePicker";
import classes from "./CallSheet.module.css";
import { LeaveGuard } from "./LeaveGuard";
import { lastScore } from "./PainTrend";
import { painQuery } from "./queries";
import { useRecordCall } from "./useRecordCall";
import { OUTCOME_WORDS } from "./words";

type CallValues = {
	answers: Record<string, string>;
	painAtRest: Nrs | null;
	painOnMovement: Nrs | null;
	rmdq: RmdqEntry;
	note: string;
	nextTryAt: IsoInstant | null;
};

const EMPTY: CallValues = {
	answers: {},
	painAtRest: null,
	painOnMovement: null,
	rmdq: NO_RMDQ,
	note: "",
	nextTryAt: null,
};

const YES_NO = [
	{ value: "NO", label: t("calls.no") },
	{ value: "YES", label: t("calls.yes") },
] as const;

type Props = {
	contact: Versioned<ContactResponse>;
	onRecorded: (outcome: CallOutcome) => void;
};

/** The call itself, from the first question to how it went. */
export function CallForm({ contact: { data: contact, etag }, onRecorded }: Props) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	const pain = useQuery(painQuery(contact.episodeId));
	const form = useForm<CallValues>({ defaultValues: EMPTY });
	const { control, register, formState, setError, clearErrors, getValues, setFocus, setValue } = form;
	const values = useWatch({ control });
	const done = useRef(false);
	const call = useRecordCall(contact, {
		onRecorded: (outcome) => {
			done.current = true;
			onRecorded(outcome);
		},
		onRefused: (problem, sent) => {
			for (const { pointer, message } of problem.errors) {
				const name = fieldOf(pointer, sent);
				if (name !== undefined) setError(name, { type: "server", message });
			}
		},
	});
	// What was refused is judged again at the next try, not while it is being corrected.
	useEffect(
		() =>
			form.subscribe({
				formState: { values: true },
				callback: ({ name }) => clearErrors(name as FieldPath<CallValues>),
			}),
		[form, clearErrors],
	);
	const asked = contact.script.filter((question) => isAsked(question, contact.script, values.answers ?? {}));
	const redFlags = asked.filter(({ redFlag }) => redFlag);
	const others = asked.filter(({ redFlag }) => !redFlag);
	const raised = redFlags.filter(({ id }) => values.answers?.[id] === "YES");
	const noMessage = contact.patient.voicemailRule === "NO_VOICEMAIL";
	const unsaved = () => !done.current && JSON.stringify(getValues()) !== JSON.stringify(EMPTY) && anything(getValues());

	const record = (outcome: CallOutcome) => {
		clearErrors();
		const said = getValues();
		if (outcome === "REACHED" && said.painOnMovement === null) {
			setError("painOnMovement", { message: t("calls.needsPain") });
			document.querySelector<HTMLElement>("[data-field='painOnMovement'] input")?.focus();
			return;
		}
		call.record(etag, outcome, requestOf(outcome, said, contact.script));
	};
	const byKey = (event: KeyboardEvent) => {
		if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
		event.preventDefault();
		record("REACHED");
	};
	const general =
		call.problem?.errors.filter(({ pointer }) => pointer === "/outcome").map(({ message }) => message) ?? [];

	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("calls.script")}
			onSubmit={(event) => event.preventDefault()}
			onKeyDown={byKey}
		>
			<LeaveGuard unsaved={unsaved} />
			{call.problem?.isStale === true ? (
				<div className={classes["notice"]} role="alert">
					<p className={classes["noticeTitle"]}>
						<IconRefresh aria-hidden size={16} />
						{t("calls.staleTitle")}
					</p>
					<p>{t("calls.staleText")}</p>
					<Button variant="default" onClick={call.loadNewer}>
						{t("calls.loadNewer")}
					</Button>
				</div>
			) : (
				<FormError errors={formState.errors} onFocus={setFocus} problem={call.problem} messages={general} />
			)}
			<section className={classes["section"]} aria-labelledby="call-flags">
				<Head id="call-flags" title={t("calls.redFlags")} questions={redFlags} answers={values.answers ?? {}} />
				<div className={classes["questions"]}>
					{redFlags.map((question) => (
						<Question key={question.id} question={question} control={control} />
					))}
				</div>
				{/* There from the start: what appears inside is then read out at once. */}
				<div role="alert">
					{raised.length > 0 && (
						<div className={classes["flag"]}>
							<p className={classes["flagTitle"]}>
								<IconAlertTriangle aria-hidden size={20} />
								{t("calls.flagTitle")}
							</p>
							<p>
								<b>{t("calls.flagSaid", { questions: raised.map(({ text }) => text).join(" ") })}</b>
							</p>
							<p>{t("calls.flagEmergency")}</p>
							<p>{t("calls.flagOther")}</p>
						</div>
					)}
				</div>
			</section>
			<section className={classes["section"]} aria-labelledby="call-pain">
				<h2 id="call-pain" className={classes["sectionTitle"]}>
					{t("calls.painNow")}
				</h2>
				<p className={classes["ask"]}>“{t("calls.painAsk")}”</p>
				{(["painAtRest", "painOnMovement"] as const).map((name) => (
					<Controller
						key={name}
						control={control}
						name={name}
						render={({ field, fieldState }) => (
							<div data-field={name} className={classes["score"]}>
								<ScorePicker
									label={t(`calls.${name}`)}
									value={field.value ?? undefined}
									onChange={field.onChange}
									before={nrs(lastScore(pain.data, name === "painAtRest" ? "REST" : "MOVEMENT"))}
									error={fieldState.error?.message}
								/>
							</div>
						)}
					/>
				))}
				<Controller
					control={control}
					name="rmdq"
					render={({ field, fieldState }) => (
						<RmdqField
							focusRef={field.ref}
							value={field.value}
							onChange={field.onChange}
							error={fieldState.error?.message}
						/>
					)}
				/>
			</section>
			<section className={classes["section"]} aria-labelledby="call-others">
				<Head id="call-others" title={t("calls.otherQuestions")} questions={others} answers={values.answers ?? {}} />
				<div className={classes["questions"]}>
					{others.map((question) => (
						<Question key={question.id} question={question} control={control} />
					))}
				</div>
				<Textarea
					label={t("calls.note")}
					placeholder={t("calls.noteHint")}
					autosize
					minRows={2}
					maxRows={8}
					maxLength={2000}
					error={formState.errors.note?.message}
					{...register("note")}
				/>
			</section>
			<section className={classes["section"]} aria-labelledby="call-outcome">
				<h2 id="call-outcome" className={classes["sectionTitle"]}>
					{t("calls.outcome")}
				</h2>
				<div className={classes["outcomes"]}>
					{(Object.keys(OUTCOME_WORDS) as CallOutcome[]).map((outcome) => {
						const { label, icon: Icon } = OUTCOME_WORDS[outcome];
						const forbidden = outcome === "LEFT_MESSAGE" && noMessage;
						return (
							<Button
								key={outcome}
								size="sm"
								variant={outcome === "REACHED" ? "filled" : "default"}
								leftSection={<Icon aria-hidden size={16} />}
								disabled={forbidden}
								loading={call.pending === outcome}
								onClick={() => record(outcome)}
								{...(forbidden && { "aria-describedby": "call-no-message" })}
							>
								{t(label)}
							</Button>
						);
					})}
				</div>
				{noMessage && (
					<p id="call-no-message" className={classes["forbidden"]}>
						<IconAlertTriangle aria-hidden size={14} />
						{t("calls.noMessage")}
					</p>
				)}
				<div className={classes["nextTry"]}>
					<Controller
						control={control}
						name="nextTryAt"
						render={({ field, fieldState }) => (
							<DateTimeField
								label={t("calls.nextTryAt")}
								value={field.value}
								onChange={field.onChange}
								min={today}
								error={fieldState.error?.message}
							/>
						)}
					/>
					<p className={classes["hint"]}>{t("calls.nextTryHint")}</p>
					{contact.proposal !== undefined && contact.proposal.way !== "LETTER" && (
						<Button variant="default" onClick={() => setValue("nextTryAt", contact.proposal?.at ?? null)}>
							{t("calls.proposalUse")}: {formatDateTime(contact.proposal.at, zone)}
						</Button>
					)}
				</div>
				<p className={classes["hint"]}>
					{t("calls.outcomeHint")} {t("calls.answersKept")}
				</p>
			</section>
		</form>
	);
}

type HeadProps = {
	id: string;
	title: string;
	questions: readonly QuestionView[];
	answers: Readonly<Record<string, string | undefined>>;
};

function Head({ id, title, questions, answers }: HeadProps) {
	const done = questions.filter((question) => (answers[question.id] ?? "").trim() !== "").length;
	return (
		<h2 id={id} className={classes["sectionTitle"]}>
			{title}
			<span className={classes["dim"]}>{t("calls.answered", { done, all: questions.length })}</span>
		</h2>
	);
}

type QuestionProps = { question: QuestionView; control: ReturnType<typeof useForm<CallValues>>["control"] };

function Question({ question: { id, kind, text, redFlag, options, least, most }, control }: QuestionProps) {
	return (
		<Controller
			control={control}
			name={`answers.${id}`}
			render={({ field, fieldState }) =>
				kind === "YES_NO" ? (
					<ChoiceField
						inline
						label={text}
						choices={YES_NO}
						value={YES_NO.find(({ value }) => value === field.value)?.value ?? null}
						onChange={(value) => field.onChange(value ?? "")}
						alarming={redFlag ? "YES" : undefined}
						error={fieldState.error?.message}
					/>
				) : kind === "CHOICE" ? (
					<NativeSelect
						size="xs"
						className={classes["wide"] ?? ""}
						ref={field.ref}
						label={text}
						data={[{ value: "", label: t("calls.chooseOne") }, ...(options ?? [])]}
						value={field.value ?? ""}
						onChange={field.onChange}
						onBlur={field.onBlur}
						error={fieldState.error?.message}
					/>
				) : kind === "NUMBER" ? (
					<TextInput
						size="xs"
						w={120}
						ref={field.ref}
						label={text}
						inputMode="numeric"
						autoComplete="off"
						placeholder={t("calls.numberHint", { least: least ?? "", most: most ?? "" })}
						value={field.value ?? ""}
						onChange={field.onChange}
						onBlur={field.onBlur}
						error={fieldState.error?.message}
					/>
				) : (
					<TextInput
						className={classes["wide"] ?? ""}
						ref={field.ref}
						label={text}
						maxLength={1000}
						autoComplete="off"
						value={field.value ?? ""}
						onChange={field.onChange}
						onBlur={field.onBlur}
						error={fieldState.error?.message}
					/>
				)
			}
		/>
	);
}

/** Whether the answers so far lead to this question. */
export function isAsked(
	{ showIf }: QuestionView,
	script: readonly QuestionView[],
	answers: Readonly<Record<string, string | undefined>>,
): boolean {
	if (showIf === undefined) return true;
	const before = script.find(({ id }) => id === showIf.question);
	return before !== undefined && showIf.answers.includes(answers[before.id] ?? "") && isAsked(before, script, answers);
}

function nrs(score: number | undefined): Nrs | undefined {
	return isNrs(score) ? score : undefined;
}

function anything({ answers, painAtRest, painOnMovement, rmdq, note }: CallValues): boolean {
	return (
		Object.values(answers).some((answer) => (answer ?? "").trim() !== "") ||
		painAtRest !== null ||
		painOnMovement !== null ||
		isRmdqGiven(rmdq) ||
		note.trim() !== ""
	);
}

/** Answers and scores only of a patient who was reached: the server refuses others. */
function requestOf(
	outcome: CallOutcome,
	{ answers, painAtRest, painOnMovement, rmdq, note, nextTryAt }: CallValues,
	script: readonly QuestionView[],
) {
	const reached = outcome === "REACHED";
	return {
		answers: reached ? answersOf(answers, script) : [],
		...(note.trim() !== "" && { note: note.trim() }),
		...(!reached && nextTryAt !== null && { nextTryAt }),
		...(reached && painAtRest !== null && { painAtRest }),
		...(reached && painOnMovement !== null && { painOnMovement }),
		...(reached && rmdqRequest(rmdq)),
	};
}

/** What was answered on the way to another answer is left out: the question no longer stands there. */
function answersOf(answers: CallValues["answers"], script: readonly QuestionView[]): Answer[] {
	const asked = new Set(script.filter((question) => isAsked(question, script, answers)).map(({ id }) => id));
	return Object.entries(answers)
		.filter(([question]) => asked.has(question))
		.map(([question, value]) => ({ question, value: (value ?? "").trim() }))
		.filter(({ value }) => value !== "");
}

/** "/answers/0/value" counts what was sent; the form knows answers by their question. */
function fieldOf(pointer: string, sent: readonly Answer[]): FieldPath<CallValues> | undefined {
	const name = fieldNameOf(pointer);
	if (name === undefined || name === "outcome") return undefined;
	const index = /^answers\.(\d+)/.exec(name)?.[1];
	if (index === undefined) return name as FieldPath<CallValues>;
	const answer = sent[Number(index)];
	return answer === undefined ? undefined : `answers.${answer.question}`;
}
