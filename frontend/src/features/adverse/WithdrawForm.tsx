import { TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { EventResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { FormError } from "@/ui/FormError";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./adverse.module.css";
import { useRenewEvents } from "./queries";

export function WithdrawForm({ event, onDone }: { event: EventResponse; onDone: () => void }) {
	const renew = useRenewEvents(event.episodeId);
	const { register, handleSubmit, formState, setError, setFocus } = useForm({ defaultValues: { reason: "" } });
	const [messages, setMessages] = useState<readonly string[]>([]);
	const withdraw = $api.useMutation("post", "/api/adverse-events/{id}/withdrawal", {
		onSuccess: () => {
			notifications.show({ message: t("adverse.saved") });
			onDone();
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: renew,
	});
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("adverse.withdrawTitle")}
			onSubmit={(submitted) =>
				void handleSubmit(({ reason }) => {
					setMessages([]);
					withdraw.mutate({
						params: { path: { id: event.id }, header: ifMatch(`"${event.version}"`) },
						body: { reason: reason.trim() },
					});
				})(submitted)
			}
		>
			<FormError
				errors={formState.errors}
				onFocus={setFocus}
				problem={withdraw.isError ? asProblem(withdraw.error) : undefined}
				messages={messages}
			/>
			<p>
				<b>{event.facts.whatShown}</b>
			</p>
			<p className={classes["dim"]}>{t("adverse.withdrawHint")}</p>
			<TextInput
				label={t("adverse.reasonWithdraw")}
				required
				data-autofocus
				maxLength={500}
				autoComplete="off"
				error={formState.errors.reason?.message}
				{...register("reason", { validate: (reason) => reason.trim() !== "" || t("adverse.requiredReason") })}
			/>
			<FormFoot submit={t("adverse.withdraw")} busy={withdraw.isPending} onCancel={onDone} />
		</form>
	);
}
