import { Button, Group, Modal, PasswordInput, Stack, TextInput } from "@mantine/core";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { StepUpFactor } from "@/api/stepUp";
import { PasskeyButton } from "@/app/PasskeyButton";
import { t } from "@/i18n/t";
import { problemWords } from "@/ui/problemWords";

type Typed = { factor: "CODE" | "PASSWORD"; onAnswer: Props["onAnswer"] };
type Props = { factor: StepUpFactor; onAnswer: (proved: boolean) => void };

/** Asks once more who sits here; what was refused then goes on by itself. */
export default function StepUpDialog({ factor, onAnswer }: Props) {
	return (
		<Modal opened onClose={() => onAnswer(false)} title={t("signIn.stepUpTitle")}>
			{factor === "PROVIDER" && <AtProvider onCancel={() => onAnswer(false)} />}
			{factor === "PASSKEY" && <ByPasskey onAnswer={onAnswer} />}
			{(factor === "CODE" || factor === "PASSWORD") && <Proof factor={factor} onAnswer={onAnswer} />}
		</Modal>
	);
}

function AtProvider({ onCancel }: { onCancel: () => void }) {
	const { path } = $api.useQuery("get", "/api/auth/provider").data ?? {};
	return (
		<Stack gap="sm">
			<p>{t("signIn.stepUpProvider")}</p>
			<Group justify="flex-end" gap="xs">
				<Button variant="default" onClick={onCancel}>
					{t("common.cancel")}
				</Button>
				{path !== undefined && (
					<Button component="a" href={path}>
						{t("signIn.stepUpAgain")}
					</Button>
				)}
			</Group>
		</Stack>
	);
}

function ByPasskey({ onAnswer }: Pick<Props, "onAnswer">) {
	return (
		<Stack gap="sm">
			<p>{t("signIn.stepUpPasskey")}</p>
			<PasskeyButton to="confirm" label={t("signIn.passkeyUse")} onProved={() => onAnswer(true)} />
			<Group justify="flex-end">
				<Button variant="default" onClick={() => onAnswer(false)}>
					{t("common.cancel")}
				</Button>
			</Group>
		</Stack>
	);
}

function Proof({ factor, onAnswer }: Typed) {
	const form = useForm({ defaultValues: { proof: "" } });
	const refused = (error: unknown) => {
		const problem = asProblem(error);
		const message = problem.is("sign-in-failed") ? t("signIn.stepUpFailed") : problemWords(problem).text;
		form.setError("proof", { message: message ?? t("signIn.stepUpFailed") });
		form.setFocus("proof", { shouldSelect: true });
	};
	const byCode = $api.useMutation("post", "/api/auth/second-factor", {
		onSuccess: () => onAnswer(true),
		onError: refused,
	});
	const byPassword = $api.useMutation("post", "/api/auth/confirm", {
		onSuccess: () => onAnswer(true),
		onError: refused,
	});
	const field = {
		size: "sm",
		error: form.formState.errors.proof?.message,
		"data-autofocus": true,
		...form.register("proof", {
			required: t(factor === "CODE" ? "signIn.codeRequired" : "signIn.passwordRequired"),
		}),
	} as const;
	return (
		<form
			noValidate
			aria-label={t("signIn.stepUpTitle")}
			onSubmit={(event) => {
				// The dialog may stand inside a form of the page, as far as React's events go.
				event.stopPropagation();
				void form.handleSubmit(({ proof }) =>
					factor === "CODE"
						? byCode.mutate({ body: { code: proof } })
						: byPassword.mutate({ body: { password: proof } }),
				)(event);
			}}
		>
			<Stack gap="sm">
				{factor === "CODE" ? (
					<TextInput
						label={t("signIn.code")}
						description={t("signIn.stepUpCode")}
						autoComplete="one-time-code"
						inputMode="numeric"
						{...field}
					/>
				) : (
					<PasswordInput
						label={t("signIn.password")}
						description={t("signIn.stepUpPassword")}
						autoComplete="current-password"
						visibilityToggleButtonProps={{ "aria-label": t("signIn.reveal"), tabIndex: 0 }}
						{...field}
					/>
				)}
				<Group justify="flex-end" gap="xs">
					<Button variant="default" onClick={() => onAnswer(false)}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={byCode.isPending || byPassword.isPending}>
						{t("signIn.stepUpConfirm")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
