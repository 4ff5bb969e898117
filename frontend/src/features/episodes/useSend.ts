import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { asProblem, type ProblemError } from "@/api/problem";
import { t } from "@/i18n/t";

/**
 * Sends a form of the episode: errors go to their fields, a success renews everything on the page, because one entry may
 * change gates, timeline and trend alike.
 */
export function useSend<T extends FieldValues>(form: UseFormReturn<T>) {
	const queryClient = useQueryClient();
	const [problem, setProblem] = useState<ProblemError>();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const [busy, setBusy] = useState(false);
	const send = async (call: () => Promise<unknown>, done: string): Promise<boolean> => {
		setProblem(undefined);
		setMessages([]);
		setBusy(true);
		try {
			await call();
			notifications.show({ message: done });
			await queryClient.invalidateQueries();
			return true;
		} catch (error) {
			const refused = asProblem(error);
			if (refused.isStale) {
				setMessages([t("episode.stale")]);
				await queryClient.invalidateQueries();
				return false;
			}
			setMessages(applyProblemToForm(refused, form.setError));
			if (refused.errors.length === 0) setProblem(refused);
			return false;
		} finally {
			setBusy(false);
		}
	};
	return { send, busy, errors: { errors: form.formState.errors, onFocus: form.setFocus, problem, messages } };
}

/** Empty entries are left out: they are "not recorded". */
export function recorded<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], "" | null> } {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== null && !(typeof value === "string" && value.trim() === "")),
	) as { [K in keyof T]?: Exclude<T[K], "" | null> };
}
