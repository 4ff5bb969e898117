import "@/i18n/vetting";
import { Button, Radio, Select, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileTypePdf, IconPencil } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type {
	CodeLine,
	CodeProposal,
	ConsiderationView,
	CoverageResponse,
	CriterionResult,
	StatementView,
	Technique,
	VertebralLevel,
} from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "../episodes.module.css";
import { useRenewEpisodes } from "../queries";
import layout from "./coverage.module.css";
import { CRITERION_LOOKS, PRESENCE_LOOKS } from "./words";

type Props = {
	episodeId: string;
	/** As chosen in the form, before it is decided. */
	technique: Technique | null;
	levels: readonly VertebralLevel[];
	/** Codes of the relative contraindications that have their sentence. */
	answered: readonly string[];
	onAnswer: (code: string) => void;
};

function useCoverage(
	episodeId: string,
	technique: Technique | null,
	levels: readonly VertebralLevel[],
	payer: string | null,
) {
	return $api.useQuery(
		"get",
		"/api/episodes/{id}/coverage",
		{
			params: {
				path: { id: episodeId },
				query: {
					...(payer !== null && { payer }),
					...(technique !== null && { technique }),
					...(levels.length > 0 && { levels: [...levels] }),
				},
			},
		},
		{ placeholderData: keepPreviousData },
	);
}

/** Side by side, as far as the evidence goes; the same for every payer. */
export function TechniquesCompared({
	episodeId,
	technique,
	levels,
}: Pick<Props, "episodeId" | "technique" | "levels">) {
	const { data } = useCoverage(episodeId, technique, levels, null);
	if (data === undefined) return null;
	return (
		<Section title={t("vetting.considerations")}>
			<Considerations considerations={data.considerations} />
		</Section>
	);
}

/** What the payer asks, what stands against it, and the numbers: for the levels and the technique as they are chosen. */
export function CoveragePanel({ episodeId, technique, levels, answered, onAnswer }: Props) {
	const [payer, setPayer] = useState<string | null>(null);
	const { data, isError, error, refetch } = useCoverage(episodeId, technique, levels, payer);
	if (data === undefined) {
		return (
			<Section title={t("vetting.coverage")}>
				{isError ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState rows={6} />}
			</Section>
		);
	}
	return (
		<>
			<Section title={t("vetting.contraindicationsFound")}>
				<Contraindications coverage={data} answered={answered} onAnswer={onAnswer} />
			</Section>
			<Section title={t("vetting.coverage")}>
				<Select
					label={t("vetting.payer")}
					data={data.payers.map(({ code, name }) => ({ value: code, label: name }))}
					allowDeselect={false}
					value={data.payer.code}
					onChange={setPayer}
				/>
				<p className={classes["line"]}>
					<StatusChip
						tone={CRITERION_LOOKS[data.payer.status].tone}
						label={t(CRITERION_LOOKS[data.payer.status].label)}
					/>
					<a
						className={classes["link"]}
						href={packetAddress(episodeId, data.payer.code)}
						target="_blank"
						rel="noopener"
					>
						<IconFileTypePdf aria-hidden size={14} /> {t("vetting.packet")}
					</a>
				</p>
				<Criteria criteria={data.payer.criteria} label={t("vetting.criteria")} />
				{data.payer.note !== undefined && <p className={classes["dim"]}>{data.payer.note}</p>}
				<p className={classes["dim"]}>
					{t("vetting.ruleSource", {
						source: data.payer.source,
						version: data.payer.version,
						review: formatDate(data.payer.reviewBy),
					})}
				</p>
			</Section>
			<Section title={t("vetting.statements")}>
				<Statements episodeId={episodeId} statements={data.statements} />
			</Section>
			<Section title={t("vetting.codes")}>
				<Codes codes={data.codes} />
			</Section>
		</>
	);
}

export function packetAddress(episodeId: string, payer: string): string {
	return `/api/episodes/${episodeId}/coverage/packet?payer=${encodeURIComponent(payer)}`;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
	return (
		<section aria-label={title} className={classes["panel"]}>
			<h2 className={classes["panelTitle"]}>{title}</h2>
			{children}
		</section>
	);
}

function Criteria({ criteria, label }: { criteria: readonly CriterionResult[]; label?: string }) {
	return (
		<ul className={layout["criteria"]} aria-label={label}>
			{criteria.map((criterion) => (
				<li key={criterion.id}>
					<div className={layout["criterion"]}>
						<span>{criterion.text}</span>
						<StatusChip
							variant="plain"
							tone={CRITERION_LOOKS[criterion.status].tone}
							label={t(CRITERION_LOOKS[criterion.status].label)}
						/>
					</div>
					{criterion.parts.length === 0 ? (
						<p className={classes["dim"]}>{criterion.evidence}</p>
					) : (
						<Criteria criteria={criterion.parts} />
					)}
				</li>
			))}
		</ul>
	);
}

type ContraindicationProps = {
	coverage: CoverageResponse;
	answered: readonly string[];
	onAnswer: (code: string) => void;
};

function Contraindications({ coverage, answered, onAnswer }: ContraindicationProps) {
	const line = ({ id, text, status, evidence }: CriterionResult, kind: "absolute" | "relative") => (
		<li key={id}>
			<div className={layout["criterion"]}>
				<span>
					{text}{" "}
					<span className={classes["dim"]}>{t(kind === "absolute" ? "vetting.absolute" : "vetting.relative")}</span>
				</span>
				<StatusChip variant="plain" tone={PRESENCE_LOOKS[status].tone} label={t(PRESENCE_LOOKS[status].label)} />
			</div>
			<p className={classes["dim"]}>{evidence}</p>
			{status === "NOT_MET" && kind === "absolute" && <p className={classes["fieldError"]}>{t("vetting.blocks")}</p>}
			{status === "NOT_MET" && kind === "relative" && !answered.includes(id) && (
				<Button
					variant="default"
					size="compact-xs"
					leftSection={<IconPencil aria-hidden size={13} />}
					onClick={() => onAnswer(id)}
				>
					{t("vetting.answerThis", { name: text })}
				</Button>
			)}
		</li>
	);
	return (
		<ul className={layout["criteria"]}>
			{coverage.absolute.map((result) => line(result, "absolute"))}
			{coverage.relative.map((result) => line(result, "relative"))}
		</ul>
	);
}

function Statements({ episodeId, statements }: { episodeId: string; statements: readonly StatementView[] }) {
	const mayState = useMay("EPISODE_VET");
	const [open, setOpen] = useState<string | null>(null);
	return (
		<ul className={layout["criteria"]}>
			{statements.map((statement) => (
				<li key={statement.code}>
					<p className={layout["statement"]}>{statement.text}</p>
					<p className={classes["dim"]}>
						{statement.said === undefined
							? t("vetting.unsaid")
							: t("vetting.saidBy", {
									answer: t(statement.said ? "vetting.yes" : "vetting.no"),
									name: statement.byName ?? "",
									on: statement.on === undefined ? "" : formatDate(statement.on),
									note: statement.note ?? "",
								})}
					</p>
					{mayState &&
						(open === statement.code ? (
							<Stating episodeId={episodeId} statement={statement} onDone={() => setOpen(null)} />
						) : (
							<Button
								variant="default"
								size="compact-xs"
								aria-label={t("vetting.stateAbout", { text: statement.text })}
								onClick={() => setOpen(statement.code)}
							>
								{t("vetting.state")}
							</Button>
						))}
				</li>
			))}
		</ul>
	);
}

/** No form of its own: it stands inside the form of the decision. */
function Stating({
	episodeId,
	statement,
	onDone,
}: {
	episodeId: string;
	statement: StatementView;
	onDone: () => void;
}) {
	const renew = useRenewEpisodes();
	const [answer, setAnswer] = useState<"yes" | "no" | null>(null);
	const [note, setNote] = useState("");
	const [tried, setTried] = useState(false);
	const state = $api.useMutation("post", "/api/episodes/{id}/coverage/statements", {
		onSuccess: async () => {
			onDone();
			await renew();
		},
		onError: (failure) => notifications.show({ color: "red", message: problemWords(asProblem(failure)).title }),
	});
	const save = () => {
		setTried(true);
		if (answer === null || note.trim() === "") return;
		state.mutate({
			params: { path: { id: episodeId } },
			body: { code: statement.code, answer: answer === "yes", note: note.trim() },
		});
	};
	return (
		<div className={layout["stating"]}>
			<Radio.Group
				label={t("vetting.isItSo")}
				value={answer}
				onChange={(next) => setAnswer(next === "yes" ? "yes" : "no")}
				error={tried && answer === null ? t("vetting.sayWhich") : undefined}
			>
				<div className={classes["line"]}>
					<Radio value="yes" label={t("vetting.yes")} />
					<Radio value="no" label={t("vetting.no")} />
				</div>
			</Radio.Group>
			<Textarea
				label={t("vetting.restsOn")}
				autosize
				minRows={1}
				maxLength={1000}
				value={note}
				onChange={(event) => setNote(event.currentTarget.value)}
				error={tried && note.trim() === "" ? t("vetting.restsOnRequired") : undefined}
			/>
			<div className={classes["line"]}>
				<Button size="compact-sm" loading={state.isPending} onClick={save}>
					{t("vetting.saveStatement")}
				</Button>
				<Button size="compact-sm" variant="default" onClick={onDone}>
					{t("common.cancel")}
				</Button>
			</div>
		</div>
	);
}

function Codes({ codes }: { codes: CodeProposal }) {
	return (
		<>
			<ul className={layout["criteria"]}>
				{codes.procedures.length === 0 && <li className={classes["dim"]}>{t("vetting.codesNeedTechnique")}</li>}
				{codes.procedures.map((line) => (
					<Code key={line.code} line={line} />
				))}
				{codes.diagnoses.map((line) => (
					<Code key={line.code} line={line} />
				))}
			</ul>
			{codes.warnings.map(({ rule, text }) => (
				<p key={`${rule} ${text}`} className={layout["warning"]}>
					<StatusChip variant="plain" tone="amber" label={t("vetting.codeWarning")} /> {text}
				</p>
			))}
			<p className={classes["dim"]}>
				{codes.bundled} {t("vetting.coderDecides")}
			</p>
		</>
	);
}

function Code({ line: { code, units, text, alternative, oneOf } }: { line: CodeLine }) {
	return (
		<li>
			<strong>{units > 1 ? t("vetting.codeTimes", { code, units }) : code}</strong>{" "}
			{alternative && <span className={classes["dim"]}>{t("vetting.instead")} </span>}
			{text}
			{oneOf.length > 0 && (
				<span className={classes["dim"]}> {t("vetting.withOneOf", { codes: oneOf.join(", ") })}</span>
			)}
		</li>
	);
}

function Considerations({ considerations }: { considerations: readonly ConsiderationView[] }) {
	return (
		<table className={layout["considerations"]}>
			<thead>
				<tr>
					<th scope="col">{t("vetting.topic")}</th>
					<th scope="col">{t("vetting.vertebroplasty")}</th>
					<th scope="col">{t("vetting.kyphoplasty")}</th>
				</tr>
			</thead>
			<tbody>
				{considerations.map(({ topic, vertebroplasty, kyphoplasty, source }) => (
					<tr key={topic}>
						<th scope="row">
							{topic}
							<span className={classes["dim"]}>{source}</span>
						</th>
						<td>{vertebroplasty}</td>
						<td>{kyphoplasty}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
