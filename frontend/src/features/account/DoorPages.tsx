import "@/i18n/account";
import { Anchor, Button, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./Account.module.css";
import { longEnough, NewPassword } from "./NewPassword";
import { SetUpFactor } from "./SetUpFactor";

function Card({ title, children }: { title: string; children: ReactNode }) {
	return (
		<main className={classes["door"]}>
			<title>{`${title} · ${t("shell.product")}`}</title>
			<div className={classes["card"]}>
				<h1 id="door-title" className={classes["title"]}>
					{title}
				</h1>
				{children}
			</div>
		</main>
	);
}

function ToSignIn() {
	return <Anchor href="/sign-in">{t("account.toSignIn")}</Anchor>;
}

/** The first start: the token of the console, the first administrator, and their second factor. */
export function SetupPage() {
	const state = $api.useQuery("get", "/api/setup", {}, { staleTime: Number.POSITIVE_INFINITY });
	const [created, setCreated] = useState(false);
	if (created) {
		return (
			<Card title={t("signIn.setUpTitle")}>
				<SetUpFactor onDone={() => window.location.assign("/")} />
			</Card>
		);
	}
	if (state.isError) return <ErrorState error={state.error} onRetry={() => void state.refetch()} />;
	if (state.data === undefined) return <LoadingState />;
	if (!state.data.needed) {
		return (
			<Card title={t("account.setupTitle")}>
				<p>{t("account.setupDone")}</p>
				<ToSignIn />
			</Card>
		);
	}
	return (
		<Card title={t("account.setupTitle")}>
			<p>{t("account.setupText")}</p>
			<SetupForm onCreated={() => setCreated(true)} />
		</Card>
	);
}

function SetupForm({ onCreated }: { onCreated: () => void }) {
	const form = useForm({ defaultValues: { token: "", displayName: "", username: "", password: "" } });
	const { errors } = form.formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const create = $api.useMutation("post", "/api/setup", {
		onSuccess: onCreated,
		onError: (error) => {
			const problem = asProblem(error);
			if (problem.is("setup-refused")) {
				form.setError("token", { message: t("account.tokenRefused") }, { shouldFocus: true });
			}
			setMessages(applyProblemToForm(problem, form.setError));
		},
	});
	return (
		<form
			noValidate
			className={classes["fields"]}
			aria-labelledby="door-title"
			onSubmit={(event) =>
				void form.handleSubmit((body) => {
					setMessages([]);
					create.mutate({ body });
				})(event)
			}
		>
			<FormError
				errors={errors}
				onFocus={form.setFocus}
				problem={create.isError ? asProblem(create.error) : undefined}
				messages={messages}
			/>
			<TextInput
				label={t("account.token")}
				autoComplete="off"
				autoCapitalize="none"
				spellCheck={false}
				autoFocus
				error={errors.token?.message}
				{...form.register("token", { required: t("account.tokenRequired") })}
			/>
			<TextInput
				label={t("account.name")}
				autoComplete="name"
				maxLength={120}
				error={errors.displayName?.message}
				{...form.register("displayName", { validate: (text) => text.trim() !== "" || t("account.nameRequired") })}
			/>
			<TextInput
				label={t("account.username")}
				autoComplete="username"
				autoCapitalize="none"
				spellCheck={false}
				maxLength={60}
				error={errors.username?.message}
				{...form.register("username", {
					validate: (text) => /^[A-Za-z0-9._@-]+$/.test(text) || t("account.usernameRequired"),
				})}
			/>
			<NewPassword error={errors.password?.message} field={form.register("password", { validate: longEnough })} />
			<Button type="submit" loading={create.isPending}>
				{t("account.createAdministrator")}
			</Button>
		</form>
	);
}

/** What an administrator's link opens. The token stands behind the # and so never reaches a log. */
export function ResetPage({ token }: { token: string }) {
	const form = useForm({ defaultValues: { password: "" } });
	const { errors } = form.formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const reset = $api.useMutation("post", "/api/auth/reset", {
		onError: (error) => {
			const problem = asProblem(error);
			setMessages(
				problem.is("sign-in-failed") ? [t("account.resetRefused")] : applyProblemToForm(problem, form.setError),
			);
		},
	});
	if (reset.isSuccess) {
		return (
			<Card title={t("account.resetTitle")}>
				<p role="status">{t("account.resetDone")}</p>
				<ToSignIn />
			</Card>
		);
	}
	const problem = reset.isError ? asProblem(reset.error) : undefined;
	return (
		<Card title={t("account.resetTitle")}>
			<p>{t("account.resetText")}</p>
			<form
				noValidate
				className={classes["fields"]}
				aria-labelledby="door-title"
				onSubmit={(event) =>
					void form.handleSubmit(({ password }) => {
						setMessages([]);
						reset.mutate({ body: { token, password } });
					})(event)
				}
			>
				<FormError
					errors={errors}
					onFocus={form.setFocus}
					problem={problem?.is("sign-in-failed") === true ? undefined : problem}
					messages={messages}
				/>
				<NewPassword error={errors.password?.message} field={form.register("password", { validate: longEnough })} />
				<Button type="submit" loading={reset.isPending}>
					{t("account.save")}
				</Button>
			</form>
		</Card>
	);
}
