import { Checkbox, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ResourceKind, ResourceRequest, ResourceResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./AdminPage.module.css";
import { HoursFields, type HoursValues, hoursOf, hoursValuesOf } from "./HoursFields";
import { Refused } from "./Refused";
import { TraitFields, type TraitValues, traitsOf, traitValuesOf } from "./TraitFields";
import { choicesOf, etagOfVersion, KIND_WORDS } from "./words";

export type ResourceValues = {
	kind: ResourceKind | null;
	name: string;
	detail: string;
	specialty: string;
	userId: string | null;
	active: boolean;
	hours: HoursValues[];
} & TraitValues;

type Props = { resource: ResourceResponse | undefined; onDone: () => void; onLoadNewer: () => void };

export function ResourceForm({ resource, onDone, onLoadNewer }: Props) {
	const form = useForm<ResourceValues>({ defaultValues: valuesOf(resource) });
	const { register, control, formState } = form;
	const { errors } = formState;
	const { save, problem, messages } = useSave(resource, form.setError, onDone);
	const users = $api.useQuery("get", "/api/users");
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={resource === undefined ? t("admin.newResource") : t("admin.editResource", { name: resource.name })}
			onSubmit={(event) => void form.handleSubmit(save.run)(event)}
		>
			<Refused
				errors={errors}
				onFocus={form.setFocus}
				problem={problem}
				messages={messages}
				onLoadNewer={onLoadNewer}
			/>
			<TextInput
				label={t("admin.name")}
				required
				data-autofocus
				maxLength={120}
				autoComplete="off"
				error={errors.name?.message}
				{...register("name", { validate: (text) => text.trim() !== "" || t("admin.requiredName") })}
			/>
			<Controller
				control={control}
				name="kind"
				rules={{ validate: (kind) => kind !== null || t("admin.requiredKind") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("admin.kind")}
						required
						data={choicesOf(KIND_WORDS)}
						allowDeselect={false}
						readOnly={resource !== undefined}
						{...(resource !== undefined && { description: t("admin.kindFixed") })}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<TextInput
				label={t("admin.detail")}
				description={t("admin.detailHint")}
				maxLength={120}
				autoComplete="off"
				error={errors.detail?.message}
				{...register("detail")}
			/>
			<TextInput
				label={t("admin.specialty")}
				maxLength={60}
				autoComplete="off"
				error={errors.specialty?.message}
				{...register("specialty")}
			/>
			<Controller
				control={control}
				name="userId"
				render={({ field, fieldState }) => (
					<Select
						label={t("admin.person")}
						description={t("admin.personHint")}
						data={(users.data ?? []).map(({ id, displayName }) => ({ value: id, label: displayName }))}
						searchable
						clearable
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<TraitFields control={control} />
			<HoursFields control={control} />
			{resource !== undefined && (
				<Checkbox
					label={t("admin.inUse")}
					description={t("admin.inUseHint")}
					error={errors.active?.message}
					{...register("active")}
				/>
			)}
			<FormFoot
				submit={resource === undefined ? t("admin.createResource") : t("admin.save")}
				busy={save.isPending}
				onCancel={onDone}
			/>
		</form>
	);
}

type SetError = ReturnType<typeof useForm<ResourceValues>>["setError"];

/** Creates or changes: to the form it is the same act. */
function useSave(resource: ResourceResponse | undefined, setError: SetError, onDone: () => void) {
	const client = useQueryClient();
	const [messages, setMessages] = useState<readonly string[]>([]);
	const done = async (message: string) => {
		await client.invalidateQueries({ queryKey: $api.queryOptions("get", "/api/resources").queryKey });
		notifications.show({ message });
		onDone();
	};
	const onError = (error: unknown) => {
		const problem = asProblem(error);
		if (problem.is("resource-name-taken")) {
			setError("name", { message: t("admin.resourceTaken") }, { shouldFocus: true });
		}
		setMessages(applyProblemToForm(problem, setError));
	};
	const create = $api.useMutation("post", "/api/resources", {
		onSuccess: ({ name }) => done(t("admin.resourceCreated", { name })),
		onError,
	});
	const change = $api.useMutation("put", "/api/resources/{id}", {
		onSuccess: ({ name }) => done(t("admin.resourceSaved", { name })),
		onError,
	});
	const current = resource === undefined ? create : change;
	const run = (values: ResourceValues) => {
		const body = requestOf(values);
		if (body === undefined) return;
		setMessages([]);
		if (resource === undefined) create.mutate({ body });
		else {
			change.mutate({
				params: { path: { id: resource.id }, header: ifMatch(etagOfVersion(resource.version)) },
				body,
			});
		}
	};
	return {
		save: { run, isPending: current.isPending },
		problem: current.isError ? asProblem(current.error) : undefined,
		messages,
	};
}

function valuesOf(resource: ResourceResponse | undefined): ResourceValues {
	return {
		kind: resource?.kind ?? null,
		name: resource?.name ?? "",
		detail: resource?.detail ?? "",
		specialty: resource?.specialty ?? "",
		userId: resource?.userId ?? null,
		active: resource?.active ?? true,
		hours: resource?.hours.map(hoursValuesOf) ?? [],
		...traitValuesOf(resource),
	};
}

function requestOf(values: ResourceValues): ResourceRequest | undefined {
	const { kind, name, detail, specialty, userId, active, hours } = values;
	if (kind === null) return undefined;
	return {
		kind,
		name: name.trim(),
		...(detail.trim() !== "" && { detail: detail.trim() }),
		...(specialty.trim() !== "" && { specialty: specialty.trim() }),
		...(userId !== null && { userId }),
		active,
		...traitsOf(values),
		// The form is not sent while one of them is incomplete.
		hours: hours.flatMap((row) => hoursOf(row) ?? []),
	};
}
