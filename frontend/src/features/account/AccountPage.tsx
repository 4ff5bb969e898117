import "@/i18n/account";
import { Button, PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconShieldCheck, IconShieldOff } from "@tabler/icons-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { AccountView } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./Account.module.css";
import { Codes } from "./Codes";
import { longEnough, NewPassword } from "./NewPassword";
import { Passkeys } from "./Passkeys";
import { Sessions } from "./Sessions";
import { SetUpFactor } from "./SetUpFactor";

const FEW_CODES = 3;

export function AccountPage() {
	const account = $api.useQuery("get", "/api/account");
	const refresh = () => void account.refetch();
	if (account.isError) return <ErrorState error={account.error} onRetry={refresh} />;
	if (account.data === undefined) return <LoadingState />;
	return (
		<>
			<PageHeader title={t("account.title")} />
			<div className={classes["page"]}>
				<Password changedAt={account.data.passwordChangedAt} onChanged={refresh} />
				<Factor account={account.data} onChanged={refresh} />
				<Passkeys />
				<Sessions allowed={account.data.sessionsAllowed} />
			</div>
		</>
	);
}

type PasswordProps = { changedAt: string | undefined; onChanged: () => void };

function Password({ changedAt, onChanged }: PasswordProps) {
	const zone = useZone();
	const form = useForm({ defaultValues: { current: "", password: "" } });
	const { errors } = form.formState;
	const [messages, setMessages] = useState<readonly string[]>([]);
	const change = $api.useMutation("post", "/api/account/password", {
		onSuccess: () => {
			form.reset();
			notifications.show({ message: t("account.changed") });
			onChanged();
		},
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), form.setError)),
	});
	return (
		<section className={classes["section"]} aria-labelledby="password-title">
			<h2 id="password-title" className={classes["heading"]}>
				{t("account.password")}
				{changedAt !== undefined && (
					<span className={classes["dim"]}>
						{t("account.passwordChanged", { at: formatDateTime(changedAt, zone) })}
					</span>
				)}
			</h2>
			<form
				noValidate
				className={classes["fields"]}
				aria-labelledby="password-title"
				onSubmit={(event) =>
					void form.handleSubmit((body) => {
						setMessages([]);
						change.mutate({ body });
					})(event)
				}
			>
				<FormError
					errors={errors}
					onFocus={form.setFocus}
					problem={change.isError ? asProblem(change.error) : undefined}
					messages={messages}
				/>
				<PasswordInput
					label={t("account.current")}
					autoComplete="current-password"
					visibilityToggleButtonProps={{ "aria-label": t("signIn.reveal"), tabIndex: 0 }}
					error={errors.current?.message}
					{...form.register("current", { required: t("account.currentRequired") })}
				/>
				<NewPassword error={errors.password?.message} field={form.register("password", { validate: longEnough })} />
				<Button type="submit" loading={change.isPending}>
					{t("account.change")}
				</Button>
			</form>
		</section>
	);
}

type FactorProps = { account: AccountView; onChanged: () => void };

function Factor({ account, onChanged }: FactorProps) {
	const zone = useZone();
	const { secondFactorSince: since, recoveryCodesLeft: left } = account;
	const [settingUp, setSettingUp] = useState(false);
	const renew = $api.useMutation("post", "/api/account/recovery-codes", {
		onError: (error) => {
			const problem = asProblem(error);
			if (problem.is("step-up-required")) return;
			const { title, text } = problemWords(problem);
			notifications.show({ color: "red", title, message: text });
		},
	});
	const done = () => {
		setSettingUp(false);
		renew.reset();
		onChanged();
	};
	return (
		<section className={classes["section"]} aria-labelledby="factor-title">
			<h2 id="factor-title" className={classes["heading"]}>
				{t("account.factor")}
				{since === undefined ? (
					<StatusChip tone="grey" icon={IconShieldOff} label={t("account.factorOff")} />
				) : (
					<>
						<StatusChip tone="green" icon={IconShieldCheck} label={t("account.factorOn")} />
						<span className={classes["dim"]}>{t("account.factorSince", { at: formatDateTime(since, zone) })}</span>
					</>
				)}
			</h2>
			<p className={classes["dim"]}>
				{t("account.factorText")} {account.secondFactorRequired && t("account.factorRequired")}
			</p>
			{since !== undefined && !settingUp && renew.data === undefined && (
				<p>
					{t("account.codesLeft", { count: left })}
					{left < FEW_CODES && ` · ${t("account.codesFew")}`}
				</p>
			)}
			{settingUp && <SetUpFactor onDone={done} />}
			{renew.data !== undefined && <Codes codes={renew.data.codes} onDone={done} />}
			{!settingUp && renew.data === undefined && (
				<div className={classes["actions"]}>
					<Button variant={since === undefined ? "filled" : "default"} onClick={() => setSettingUp(true)}>
						{t(since === undefined ? "account.setUp" : "account.replace")}
					</Button>
					{since !== undefined && (
						<Button variant="default" loading={renew.isPending} onClick={() => renew.mutate({})}>
							{t("account.newCodes")}
						</Button>
					)}
				</div>
			)}
		</section>
	);
}
