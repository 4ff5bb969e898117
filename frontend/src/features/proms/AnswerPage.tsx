import { Button } from "@mantine/core";
import { IconAlertCircle, IconCircleCheck, IconLinkOff } from "@tabler/icons-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { LinkForm } from "@/api/schema";
import { answerWords } from "@/i18n/answers";
import type { Answers } from "@/i18n/en/answers";
import { NRS_POINTS } from "@/lib/pain";
import classes from "./answer.module.css";
import { type AnswerDraft, answersOf, forgetDraft, keepDraft, loadDraft } from "./answerDraft";

/** For patients, without a sign-in. The secret stands behind the # of the address, which no server ever sees. */
export function AnswerPage({ token }: { token: string }) {
	const open = $api.useMutation("post", "/api/q/open");
	const { mutate } = open;
	useEffect(() => mutate({ body: { token } }), [mutate, token]);
	const { words, lang } = answerWords(open.data?.language ?? navigator.language);
	useEffect(() => {
		document.documentElement.lang = lang;
	}, [lang]);
	return (
		<main className={classes["page"]} lang={lang}>
			<title>{words.title}</title>
			{open.data !== undefined ? (
				<Questions token={token} form={open.data} words={words} />
			) : open.isError ? (
				<Refused status={asProblem(open.error).status} words={words} onRetry={() => mutate({ body: { token } })} />
			) : (
				<p role="status">{words.loading}</p>
			)}
		</main>
	);
}

function Refused({ status, words, onRetry }: { status: number; words: Answers; onRetry?: () => void }) {
	return (
		<Ending icon={<IconLinkOff aria-hidden size={32} />} title={words.invalidTitle}>
			<p>{status === 404 ? words.invalidText : status === 429 ? words.busyText : words.failedText}</p>
			{status !== 404 && onRetry !== undefined && (
				<Button size="lg" onClick={onRetry}>
					{words.retry}
				</Button>
			)}
		</Ending>
	);
}

/** Takes the focus, so that a screen reader says how it went. */
function Ending({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	return (
		<section className={classes["ending"]}>
			{icon}
			<h1 ref={heading} tabIndex={-1}>
				{title}
			</h1>
			{children}
		</section>
	);
}

function Questions({ token, form, words }: { token: string; form: LinkForm; words: Answers }) {
	const [draft, setDraft] = useState(() => loadDraft(token));
	const [empty, setEmpty] = useState(false);
	const send = $api.useMutation("post", "/api/q/answer", { onSuccess: () => forgetDraft(token) });
	if (send.isSuccess) {
		return (
			<Ending icon={<IconCircleCheck aria-hidden size={32} />} title={words.thanksTitle}>
				<p>{words.thanksText}</p>
			</Ending>
		);
	}
	const status = send.isError ? asProblem(send.error).status : undefined;
	if (status === 404) return <Refused status={404} words={words} />;
	const enter = (part: Partial<AnswerDraft>) => {
		const next = { ...draft, ...part };
		setDraft(next);
		setEmpty(false);
		keepDraft(token, next);
	};
	const error = empty ? words.nothing : status === 429 ? words.busyText : status !== undefined ? words.failedText : "";
	return (
		<form
			noValidate
			className={classes["form"]}
			onSubmit={(event) => {
				event.preventDefault();
				const answers = answersOf(draft);
				if (Object.keys(answers).length === 0) setEmpty(true);
				else send.mutate({ body: { token, ...answers } });
			}}
		>
			<h1>{words.title}</h1>
			<p>{words.lead}</p>
			{form.instruments.includes("NRS_REST") && (
				<Pain question={words.rest} hint={words.scale} value={draft.rest} onChange={(rest) => enter({ rest })} />
			)}
			{form.instruments.includes("NRS_MOVEMENT") && (
				<Pain
					question={words.movement}
					hint={words.scale}
					value={draft.movement}
					onChange={(movement) => enter({ movement })}
				/>
			)}
			{form.rolandMorris !== undefined && (
				<Sentences form={form.rolandMorris} words={words} draft={draft} onChange={enter} />
			)}
			<p className={classes["small"]}>{words.kept}</p>
			<p className={classes["small"]}>{words.emergency}</p>
			<p role="alert" className={classes["error"]}>
				{error !== "" && <IconAlertCircle aria-hidden size={20} />}
				{error}
			</p>
			<Button type="submit" size="lg" fullWidth loading={send.isPending}>
				{words.send}
			</Button>
		</form>
	);
}

type PainProps = { question: string; hint: string; value: number | undefined; onChange: (value: number) => void };

function Pain({ question, hint, value, onChange }: PainProps) {
	const id = useId();
	return (
		<fieldset className={classes["question"]} aria-describedby={`${id}-hint`}>
			<legend>{question}</legend>
			<p id={`${id}-hint`} className={classes["small"]}>
				{hint}
			</p>
			<div className={classes["points"]}>
				{NRS_POINTS.map((point) => (
					<label key={point}>
						<input type="radio" name={id} checked={value === point} onChange={() => onChange(point)} />
						<span>{point}</span>
					</label>
				))}
			</div>
		</fieldset>
	);
}

type SentencesProps = {
	form: NonNullable<LinkForm["rolandMorris"]>;
	words: Answers;
	draft: AnswerDraft;
	onChange: (part: Partial<AnswerDraft>) => void;
};

function Sentences({ form, words, draft: { ticked, none }, onChange }: SentencesProps) {
	return (
		<fieldset className={classes["question"]}>
			<legend>{words.function}</legend>
			<p className={classes["small"]}>{words.functionHint}</p>
			<div className={classes["sentences"]} lang="en">
				{form.texts.map((text, index) => {
					const number = index + 1;
					return (
						<label key={text}>
							<input
								type="checkbox"
								checked={ticked.includes(number)}
								onChange={(event) =>
									onChange({
										ticked: event.currentTarget.checked
											? [...ticked, number]
											: ticked.filter((known) => known !== number),
										none: false,
									})
								}
							/>
							<span>{text}</span>
						</label>
					);
				})}
			</div>
			<div className={classes["sentences"]}>
				<label>
					<input
						type="checkbox"
						checked={none}
						onChange={(event) => onChange({ none: event.currentTarget.checked, ticked: [] })}
					/>
					<span>{words.none}</span>
				</label>
			</div>
			<p className={classes["small"]}>{form.attribution}</p>
		</fieldset>
	);
}
