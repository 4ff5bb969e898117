import { IconCircleXFilled } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ProblemError } from "@/api/problem";
import { t } from "@/i18n/t";
import { problemWords } from "@/ui/problemWords";
import classes from "./ImportPage.module.css";
import { Places } from "./Places";

/** Why nothing was taken in, each mistake with its place in the file. */
export function Refusal({ name, problem }: { name: string; problem: ProblemError }) {
	const words = problemWords(problem);
	const patientId = problem.fact("patientId");
	const ours = problem.status < 500 && !problem.isUnreachable;
	return (
		<section className={classes["refusal"]} role="alert">
			<h2 className={classes["refusalTitle"]}>
				<IconCircleXFilled aria-hidden size={17} />
				{t("imports.refusedTitle", { name })}
			</h2>
			<p>{ours && problem.detail !== undefined ? problem.detail : `${words.title}. ${words.text ?? ""}`}</p>
			{ours && problem.is("import-refused") === false && <p>{t("imports.refusedText")}</p>}
			{typeof patientId === "string" && (
				<Link to="/patients/$patientId" params={{ patientId }} className={classes["link"]}>
					{t("imports.mismatchHint")}
				</Link>
			)}
			{problem.errors.length > 0 && (
				<Places
					caption={t("imports.refusedCaption")}
					rows={problem.errors.map(({ pointer, message }) => ({ path: pointer, message }))}
				/>
			)}
		</section>
	);
}
