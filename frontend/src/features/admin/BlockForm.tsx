import "@/i18n/absences";
import { Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ResourceResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import type { IsoDate } from "@/lib/time";
import { DateField } from "@/ui/DateField";
import { DateTimeField } from "@/ui/DateTimeField";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./AdminPage.module.css";
import { useRefreshAbsences } from "./absences";
import { PeriodFields } from "./PeriodFields";
import { Refused } from "./Refused";

type Values = {
	ownerOperatorId: string | null;
	service: string;
	label: string;
	start: string | null;
	end: string | null;
	weeklyUntil: IsoDate | null;
	releaseAt: string | null;
};
type Props = { resource: ResourceResponse; resources: readonly ResourceResponse[]; onDone: () => void };

export function BlockForm({ resource, resources, onDone }: Props) {
	const refresh = useRefreshAbsences();
	const { register, control, handleSubmit, formState, setError, setFocus, getValues } = useForm<Values>({
		defaultValues: {
			ownerOperatorId: null,
			service: "",
			label: "",
			start: null,
			end: null,
			weeklyUntil: null,
			releaseAt: null,
		},
	});
	const { errors } = formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const keep = $api.useMutation("post", "/api/resources/{id}/blocks", {
		onSuccess: (weeks, { body: { label } }) => {
			notifications.show({ message: t("absences.blockAdded", { count: weeks.length, label }) });
			onDone();
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), setError)),
		onSettled: refresh,
	});
	const submit = ({ ownerOperatorId, service, label, start, end, weeklyUntil, releaseAt }: Values) => {
		if (start === null || end === null) return;
		setMessages([]);
		keep.mutate({
			params: { path: { id: resource.id } },
			body: {
				...(ownerOperatorId !== null && { ownerOperatorId }),
				...(service.trim() !== "" && { service: service.trim() }),
				label: label.trim(),
				start,
				end,
				...(weeklyUntil !== null && { weeklyUntil }),
				...(releaseAt !== null && { releaseAt }),
			},
		});
	};
	const operators = resources.filter(({ kind, id }) => kind === "OPERATOR" && id !== resource.id);
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("absences.blockTitle", { name: resource.name })}
			onSubmit={(event) => void handleSubmit(submit)(event)}
		>
			<Refused
				errors={errors}
				onFocus={setFocus}
				problem={keep.isError ? asProblem(keep.error) : undefined}
				messages={messages}
			/>
			<Controller
				control={control}
				name="ownerOperatorId"
				rules={{
					validate: (owner) => owner !== null || getValues("service").trim() !== "" || t("absences.requiredOwner"),
				}}
				render={({ field, fieldState }) => (
					<Select
						label={t("absences.owner")}
						description={t("absences.ownerHint")}
						data={operators.map(({ id, name }) => ({ value: id, label: name }))}
						searchable
						clearable
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<TextInput
				label={t("absences.service")}
				description={t("absences.serviceHint")}
				maxLength={60}
				autoComplete="off"
				error={errors.service?.message}
				{...register("service", { deps: "ownerOperatorId" })}
			/>
			<TextInput
				label={t("absences.label")}
				required
				maxLength={120}
				autoComplete="off"
				error={errors.label?.message}
				{...register("label", { validate: (text) => text.trim() !== "" || t("absences.requiredLabel") })}
			/>
			<PeriodFields control={control} />
			<Controller
				control={control}
				name="weeklyUntil"
				render={({ field, fieldState }) => (
					<DateField
						label={t("absences.weekly")}
						description={t("absences.weeklyHint")}
						value={field.value}
						onChange={field.onChange}
						error={fieldState.error?.message}
					/>
				)}
			/>
			<Controller
				control={control}
				name="releaseAt"
				render={({ field, fieldState }) => (
					<div>
						<DateTimeField
							label={t("absences.release")}
							value={field.value}
							onChange={field.onChange}
							error={fieldState.error?.message}
						/>
						<p className={classes["hint"]}>{t("absences.releaseHint")}</p>
					</div>
				)}
			/>
			<FormFoot submit={t("absences.addBlock")} busy={keep.isPending} onCancel={onDone} />
		</form>
	);
}
