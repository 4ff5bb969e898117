import "@/i18n/absences";
import { Select, TextInput } from "@mantine/core";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ClosureKind, ClosureResponse, ResourceResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./AdminPage.module.css";
import { useRefreshAbsences } from "./absences";
import { PeriodFields } from "./PeriodFields";
import { Refused } from "./Refused";
import { CLOSURE_WORDS, choicesOf } from "./words";

type Values = { start: string | null; end: string | null; kind: ClosureKind | null; reason: string };
type Props = {
	resource: ResourceResponse;
	onCancel: () => void;
	onClosed: (answer: ClosureResponse) => void;
};

export function ClosureForm({ resource, onCancel, onClosed }: Props) {
	const refresh = useRefreshAbsences();
	const { register, control, handleSubmit, formState, setError, setFocus } = useForm<Values>({
		defaultValues: { start: null, end: null, kind: null, reason: "" },
	});
	const [messages, setMessages] = useState<readonly string[]>([]);
	const close = $api.useMutation("post", "/api/resources/{id}/closures", {
		onSuccess: onClosed,
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: refresh,
	});
	const isPerson = resource.kind === "OPERATOR" || resource.kind === "SEDATION_PROVIDER";
	const submit = ({ start, end, kind, reason }: Values) => {
		if (start === null || end === null || kind === null) return;
		setMessages([]);
		close.mutate({ params: { path: { id: resource.id } }, body: { start, end, kind, reason: reason.trim() } });
	};
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("absences.closureTitle", { name: resource.name })}
			onSubmit={(event) => void handleSubmit(submit)(event)}
		>
			<Refused
				errors={formState.errors}
				onFocus={setFocus}
				problem={close.isError ? asProblem(close.error) : undefined}
				messages={messages}
			/>
			<PeriodFields control={control} />
			<Controller
				control={control}
				name="kind"
				rules={{ validate: (kind) => kind !== null || t("absences.requiredKind") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("absences.kind")}
						description={t("absences.kindHint")}
						required
						data={choicesOf(CLOSURE_WORDS).filter(({ value }) => isPerson || value !== "SICK")}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<TextInput
				label={t("absences.reason")}
				description={t("absences.reasonHint")}
				required
				maxLength={200}
				autoComplete="off"
				error={formState.errors.reason?.message}
				{...register("reason", { validate: (text) => text.trim() !== "" || t("absences.requiredReason") })}
			/>
			<FormFoot submit={t("absences.addClosure")} busy={close.isPending} onCancel={onCancel} />
		</form>
	);
}
