import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import type { FieldErrors, FieldPath, FieldValues } from "react-hook-form";
import type { ProblemError } from "@/api/problem";
import { t } from "@/i18n/t";
import { FormError } from "@/ui/FormError";
import classes from "./AdminPage.module.css";

type Props<T extends FieldValues> = {
	errors: FieldErrors<T>;
	onFocus: (name: FieldPath<T>) => void;
	problem: ProblemError | undefined;
	messages: readonly string[];
	onLoadNewer?: () => void;
};

/** What stands above the form of a dialog after a refusal. */
export function Refused<T extends FieldValues>({ errors, onFocus, problem, messages, onLoadNewer }: Props<T>) {
	if (problem?.isStale !== true || onLoadNewer === undefined) {
		return <FormError errors={errors} onFocus={onFocus} problem={problem} messages={messages} />;
	}
	return (
		<div className={classes["stale"]} role="alert">
			<p className={classes["staleTitle"]}>
				<IconRefresh aria-hidden size={16} />
				{t("admin.staleTitle")}
			</p>
			<p>{t("admin.staleText")}</p>
			<Button variant="default" onClick={onLoadNewer}>
				{t("admin.loadNewer")}
			</Button>
		</div>
	);
}
