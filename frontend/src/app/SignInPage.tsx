import { Button, PasswordInput, TextInput } from "@mantine/core";
import { IconClockX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import { canUsePasskeys } from "@/api/passkeys";
import { asProblem } from "@/api/problem";
import type { Me, SignIn } from "@/api/schema";
import { meQuery } from "@/api/session";
import { t } from "@/i18n/t";
import { problemWords } from "@/ui/problemWords";
import classes from "./SignInPage.module.css";
import { Mark } from "./shell/Mark";

const PasskeyButton = lazy(() => import("./PasskeyButton").then(({ PasskeyButton: button }) => ({ default: button })));
const AddPasskey = lazy(() =>
	import("@/features/account/AddPasskey").then(({ AddPasskey: form }) => ({ default: form })),
);
const SetUpFactor = lazy(() =>
	import("@/features/account/SetUpFactor").then(({ SetUpFactor: page }) => ({ default: page })),
);

type Props = {
	/** Where the person wanted to go. */
	target: string;
	expired: boolean;
	/** The hospital's sign-in knows the person, but no account here is theirs. */
	refused?: boolean;
};

/** The password, and then whatever the answer says is still missing. */
export function SignInPage({ target, expired, refused = false }: Props) {
	const queries = useQueryClient();
	const router = useRouter();
	const [missing, setMissing] = useState<Me["missing"]>();
	const passkeys = useCanUsePasskeys();
	const go = (me: Me) => {
		// Whatever the last person's session left behind must not be shown to this one.
		queries.clear();
		setMissing(me.missing);
		if (me.missing !== undefined) return;
		queries.setQueryData(meQuery.queryKey, me);
		router.history.push(target);
	};
	if (missing === "SETUP") {
		return (
			<Frame title={t("signIn.setUpTitle")}>
				<Suspense fallback={null}>
					<SetUpFactor onDone={() => void queries.fetchQuery(meQuery).then(go)} />
					{passkeys && (
						<>
							<p className={classes["lead"]}>{t("signIn.setUpOr")}</p>
							<AddPasskey onAdded={() => void queries.fetchQuery(meQuery).then(go)} />
						</>
					)}
				</Suspense>
			</Frame>
		);
	}
	if (missing === "PASSKEY") {
		return (
			<Frame title={t("signIn.passkeyTitle")}>
				<p className={classes["text"]}>{t(passkeys ? "signIn.passkeyText" : "signIn.passkeyOffHere")}</p>
				<Suspense fallback={null}>
					{passkeys && <PasskeyButton to="confirm" label={t("signIn.passkeyUse")} onProved={go} />}
				</Suspense>
				<Button size="sm" variant="subtle" onClick={() => setMissing(undefined)}>
					{t("signIn.otherPerson")}
				</Button>
			</Frame>
		);
	}
	if (missing === "CODE") return <CodeStep onSignedIn={go} onBack={() => setMissing(undefined)} />;
	return <PasswordStep expired={expired} refused={refused} onSignedIn={go} passkeys={passkeys} />;
}

function Frame({ title, children }: { title: string; children: ReactNode }) {
	return (
		<main className={classes["page"]}>
			<title>{`${title} · ${t("shell.product")}`}</title>
			<div className={classes["card"]}>
				<p className={classes["brand"]}>
					<span className={classes["mark"]}>
						<Mark />
					</span>
					{t("shell.product")}
				</p>
				<h1 id="sign-in-title" className={classes["title"]}>
					{title}
				</h1>
				{children}
			</div>
		</main>
	);
}

type CodeProps = { onSignedIn: (me: Me) => void; onBack: () => void };

function CodeStep({ onSignedIn, onBack }: CodeProps) {
	const form = useForm({ defaultValues: { code: "" } });
	const send = $api.useMutation("post", "/api/auth/second-factor", {
		onSuccess: onSignedIn,
		onError: (error) => {
			const problem = asProblem(error);
			const { title, text } = problemWords(problem);
			form.setError("code", { message: problem.is("sign-in-failed") ? t("signIn.codeFailed") : (text ?? title) });
			form.setFocus("code", { shouldSelect: true });
		},
	});
	return (
		<Frame title={t("signIn.codeTitle")}>
			<form
				noValidate
				className={classes["step"]}
				aria-labelledby="sign-in-title"
				onSubmit={(event) => void form.handleSubmit((body) => send.mutate({ body }))(event)}
			>
				<TextInput
					size="sm"
					label={t("signIn.code")}
					description={t("signIn.codeText")}
					autoComplete="one-time-code"
					autoCapitalize="none"
					spellCheck={false}
					autoFocus
					error={form.formState.errors.code?.message}
					{...form.register("code", { required: t("signIn.codeRequired") })}
				/>
				<Button size="sm" type="submit" loading={send.isPending}>
					{t("signIn.continue")}
				</Button>
				<Button size="sm" variant="subtle" onClick={onBack}>
					{t("signIn.otherPerson")}
				</Button>
			</form>
		</Frame>
	);
}

/** Whether this browser, at this address, can bring a passkey of the site. */
function useCanUsePasskeys(): boolean {
	const door = $api.useQuery("get", "/api/auth/passkey", {}, { staleTime: Number.POSITIVE_INFINITY, retry: false });
	return canUsePasskeys(door.data?.origin);
}

/** One more way in, where the site has its own sign-in. */
function Provider() {
	const provider = $api.useQuery(
		"get",
		"/api/auth/provider",
		{},
		{ staleTime: Number.POSITIVE_INFINITY, retry: false },
	);
	const { name, path } = provider.data ?? {};
	if (name === undefined || path === undefined) return null;
	return (
		<Button component="a" href={path} size="sm" variant="default">
			{t("signIn.provider", { name })}
		</Button>
	);
}

type PasswordProps = { expired: boolean; refused: boolean; passkeys: boolean; onSignedIn: (me: Me) => void };

function PasswordStep({ expired, refused, passkeys, onSignedIn }: PasswordProps) {
	const form = useForm<SignIn>({ defaultValues: { username: "", password: "" } });
	const { errors } = form.formState;
	const signIn = $api.useMutation("post", "/api/auth/login", {
		onSuccess: onSignedIn,
		onError: (error) => {
			const problem = asProblem(error);
			if (!problem.is("sign-in-failed")) return;
			form.setError("password", { message: t("signIn.failed") });
			form.setFocus("password", { shouldSelect: true });
		},
	});
	const problem = signIn.isError ? asProblem(signIn.error) : undefined;
	const other = problem === undefined || problem.is("sign-in-failed") ? undefined : problemWords(problem);
	return (
		<main className={classes["page"]}>
			<title>{`${t("signIn.title")} · ${t("shell.product")}`}</title>
			<form
				noValidate
				className={classes["card"]}
				aria-labelledby="sign-in-title"
				onSubmit={(event) => void form.handleSubmit((body) => signIn.mutate({ body }))(event)}
			>
				<p className={classes["brand"]}>
					<span className={classes["mark"]}>
						<Mark />
					</span>
					{t("shell.product")}
				</p>
				<p className={classes["lead"]}>{t("signIn.lead")}</p>
				<h1 id="sign-in-title" className={classes["title"]}>
					{t("signIn.title")}
				</h1>
				{expired && (
					<p className={classes["expired"]} role="status">
						<IconClockX aria-hidden size={16} />
						{t("signIn.expired")}
					</p>
				)}
				{refused && (
					<p className={classes["refused"]} role="alert">
						{t("signIn.providerRefused")}
					</p>
				)}
				{other !== undefined && (
					<p className={classes["refused"]} role="alert">
						<strong>{other.title}.</strong> {other.text}
					</p>
				)}
				<TextInput
					size="sm"
					label={t("signIn.username")}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
					autoFocus
					error={errors.username?.message}
					{...form.register("username", { required: t("signIn.usernameRequired") })}
				/>
				<PasswordInput
					size="sm"
					label={t("signIn.password")}
					autoComplete="current-password"
					visibilityToggleButtonProps={{ "aria-label": t("signIn.reveal"), tabIndex: 0 }}
					error={errors.password?.message}
					{...form.register("password", { required: t("signIn.passwordRequired") })}
				/>
				<Button size="sm" type="submit" loading={signIn.isPending}>
					{t("signIn.submit")}
				</Button>
				{passkeys && (
					<Suspense fallback={null}>
						<PasskeyButton to="enter" label={t("signIn.passkey")} onProved={onSignedIn} />
					</Suspense>
				)}
				<Provider />
			</form>
		</main>
	);
}
