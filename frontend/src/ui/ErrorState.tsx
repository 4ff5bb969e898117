import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPlugConnectedX, IconRefresh } from "@tabler/icons-react";
import { asProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import classes from "./ErrorState.module.css";
import { problemWords } from "./problemWords";

type Props = { error: unknown; onRetry?: () => void };

/** A failed load in human words, with a way to try again. */
export function ErrorState({ error, onRetry }: Props) {
	const problem = asProblem(error);
	const { title, text } = problemWords(problem);
	const Icon = problem.isUnreachable ? IconPlugConnectedX : IconAlertTriangle;
	return (
		<div className={classes["error"]} role="alert">
			<Icon aria-hidden size={30} stroke={1.4} />
			<p className={classes["title"]}>{title}</p>
			{text !== undefined && <p className={classes["text"]}>{text}</p>}
			{onRetry !== undefined && (
				<Button variant="default" leftSection={<IconRefresh aria-hidden size={14} />} onClick={onRetry}>
					{t("common.tryAgain")}
				</Button>
			)}
		</div>
	);
}
