import { Checkbox, PasswordInput, Select, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Controller, useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { Role, UserResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { ROLE_WORDS } from "@/lib/roles";
import { FormFoot } from "@/ui/FormFoot";
import classes from "./AdminPage.module.css";
import { Refused } from "./Refused";
import { choicesOf, etagOfVersion } from "./words";

const USERS = $api.queryOptions("get", "/api/users").queryKey;
const SHORTEST_PASSWORD = 15;

type NewValues = { username: string; displayName: string; role: Role | null; password: string };

export function NewUserForm({ onDone }: { onDone: () => void }) {
	const client = useQueryClient();
	const form = useForm<NewValues>({ defaultValues: { username: "", displayName: "", role: null, password: "" } });
	const { register, control, formState } = form;
	const { errors } = formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const create = $api.useMutation("post", "/api/users", {
		onSuccess: async ({ displayName }) => {
			await client.invalidateQueries({ queryKey: USERS });
			notifications.show({ message: t("admin.userCreated", { name: displayName }) });
			onDone();
		},
		onError: (error) => {
			const problem = asProblem(error);
			if (problem.is("username-taken")) {
				form.setError("username", { message: t("admin.usernameTaken") }, { shouldFocus: true });
			}
			setMessages(applyProblemToForm(problem, form.setError));
		},
	});
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("admin.newUser")}
			onSubmit={(event) =>
				void form.handleSubmit(({ username, displayName, role, password }) => {
					if (role === null) return;
					setMessages([]);
					const body = { username: username.trim(), displayName: displayName.trim(), role };
					create.mutate({ body: password === "" ? body : { ...body, password } });
				})(event)
			}
		>
			<Refused
				errors={errors}
				onFocus={form.setFocus}
				problem={create.isError ? asProblem(create.error) : undefined}
				messages={messages}
			/>
			<TextInput
				label={t("admin.name")}
				required
				data-autofocus
				maxLength={120}
				autoComplete="off"
				error={errors.displayName?.message}
				{...register("displayName", { validate: (text) => text.trim() !== "" || t("admin.requiredName") })}
			/>
			<TextInput
				label={t("admin.username")}
				required
				maxLength={60}
				autoComplete="off"
				autoCapitalize="none"
				spellCheck={false}
				error={errors.username?.message}
				{...register("username", {
					validate: (text) => {
						if (text.trim() === "") return t("admin.requiredUsername");
						return /^[A-Za-z0-9._@-]+$/.test(text.trim()) || t("admin.usernameLetters");
					},
				})}
			/>
			<Controller
				control={control}
				name="role"
				rules={{ validate: (role) => role !== null || t("admin.requiredRole") }}
				render={({ field, fieldState }) => (
					<Select
						label={t("admin.role")}
						required
						data={choicesOf(ROLE_WORDS)}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<PasswordInput
				label={t("admin.password")}
				description={`${t("admin.passwordHint")} ${t("admin.passwordEmptyHint")}`}
				maxLength={200}
				autoComplete="new-password"
				visibilityToggleButtonProps={{ "aria-label": t("signIn.reveal"), tabIndex: 0 }}
				error={errors.password?.message}
				{...register("password", {
					validate: (text) => text === "" || [...text].length >= SHORTEST_PASSWORD || t("admin.shortPassword"),
				})}
			/>
			<FormFoot submit={t("admin.createUser")} busy={create.isPending} onCancel={onDone} />
		</form>
	);
}

type EditValues = { displayName: string; role: Role; enabled: boolean };

type EditProps = { user: UserResponse; own: boolean; onDone: () => void; onLoadNewer: () => void };

export function EditUser({ user, own, onDone, onLoadNewer }: EditProps) {
	const client = useQueryClient();
	const { displayName, role, enabled } = user;
	const form = useForm<EditValues>({ defaultValues: { displayName, role, enabled } });
	const { register, control, formState } = form;
	const { errors } = formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const change = $api.useMutation("put", "/api/users/{id}", {
		onSuccess: async (changed) => {
			await client.invalidateQueries({ queryKey: USERS });
			notifications.show({ message: t("admin.userSaved", { name: changed.displayName }) });
			onDone();
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), form.setError)),
	});
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("admin.editUser", { name: displayName })}
			onSubmit={(event) =>
				void form.handleSubmit((values) => {
					setMessages([]);
					change.mutate({
						params: { path: { id: user.id }, header: ifMatch(etagOfVersion(user.version)) },
						body: { ...values, displayName: values.displayName.trim() },
					});
				})(event)
			}
		>
			<Refused
				errors={errors}
				onFocus={form.setFocus}
				problem={change.isError ? asProblem(change.error) : undefined}
				messages={messages}
				onLoadNewer={onLoadNewer}
			/>
			<p className={classes["dim"]}>
				{t("admin.username")}: {user.username}
				{own && `. ${t("admin.ownAccount")}`}
			</p>
			<TextInput
				label={t("admin.name")}
				required
				data-autofocus
				maxLength={120}
				autoComplete="off"
				error={errors.displayName?.message}
				{...register("displayName", { validate: (text) => text.trim() !== "" || t("admin.requiredName") })}
			/>
			<Controller
				control={control}
				name="role"
				render={({ field, fieldState }) => (
					<Select
						label={t("admin.role")}
						required
						data={choicesOf(ROLE_WORDS)}
						allowDeselect={false}
						error={fieldState.error?.message}
						{...field}
					/>
				)}
			/>
			<Checkbox
				label={t("admin.accountOpen")}
				description={t("admin.accountOpenHint")}
				error={errors.enabled?.message}
				{...register("enabled")}
			/>
			<FormFoot submit={t("admin.save")} busy={change.isPending} onCancel={onDone} />
		</form>
	);
}
