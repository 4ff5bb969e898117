import "@/i18n/absences";
import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ClosureResponse, ResourceResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import type { IsoDate } from "@/lib/time";
import { DateField } from "@/ui/DateField";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./AdminPage.module.css";
import { useRefreshAbsences } from "./absences";
import { Refused } from "./Refused";

type Values = { date: IsoDate | null; reason: string };
type Props = {
	resource: ResourceResponse;
	today: IsoDate;
	onCancel: () => void;
	onClosed: (answer: ClosureResponse) => void;
};

/** Two clicks for the day that has just begun: somebody is on the phone. */
export function SickDayForm({ resource, today, onCancel, onClosed }: Props) {
	const refresh = useRefreshAbsences();
	const { register, control, handleSubmit, formState, setError, setFocus } = useForm<Values>({
		defaultValues: { date: today, reason: "" },
	});
	const [messages, setMessages] = useState<readonly string[]>([]);
	const close = $api.useMutation("post", "/api/resources/{id}/sick-days", {
		onSuccess: onClosed,
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: refresh,
	});
	const submit = ({ date, reason }: Values) => {
		if (date === null) return;
		setMessages([]);
		close.mutate({
			params: { path: { id: resource.id } },
			body: { date, ...(reason.trim() !== "" && { reason: reason.trim() }) },
		});
	};
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("absences.sickTitle", { name: resource.name })}
			onSubmit={(event) => void handleSubmit(submit)(event)}
		>
			<Refused
				errors={formState.errors}
				onFocus={setFocus}
				problem={close.isError ? asProblem(close.error) : undefined}
				messages={messages}
			/>
			<p>{t("absences.sickText")}</p>
			<Controller
				control={control}
				name="date"
				rules={{ validate: (date) => date !== null || t("absences.requiredDay") }}
				render={({ field, fieldState }) => (
					<DateField
						label={t("absences.sickDay")}
						required
						value={field.value}
						onChange={field.onChange}
						error={fieldState.error?.message}
					/>
				)}
			/>
			<TextInput
				label={t("absences.sickReason")}
				description={t("absences.sickReasonHint")}
				maxLength={200}
				autoComplete="off"
				error={formState.errors.reason?.message}
				{...register("reason")}
			/>
			<FormFoot submit={t("absences.sickConfirm")} busy={close.isPending} onCancel={onCancel} autoFocus />
		</form>
	);
}
