import "@/i18n/account";
import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { $api } from "@/api/client";
import { keyFor } from "@/api/passkeys";
import { asProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { problemWords } from "@/ui/problemWords";
import classes from "./Account.module.css";
import { deviceWords } from "./device";

/** The server's offer, the device's key, and its public half back to the server. */
export function AddPasskey({ onAdded }: { onAdded: () => void }) {
	const form = useForm({ defaultValues: { name: deviceWords(navigator.userAgent) } });
	const offer = $api.useMutation("post", "/api/account/passkeys/offer");
	const send = $api.useMutation("post", "/api/account/passkeys");
	const add = useMutation({
		mutationFn: async (name: string) =>
			send.mutateAsync({ body: await keyFor(await offer.mutateAsync({}), name.trim()) }),
		onSuccess: () => {
			notifications.show({ message: t("account.passkeyAdded") });
			onAdded();
		},
		onError: (error) => {
			const message = words(error);
			if (message !== undefined) form.setError("name", { message });
		},
	});
	return (
		<form
			noValidate
			className={classes["fields"]}
			aria-label={t("account.passkeyAdd")}
			onSubmit={(event) => void form.handleSubmit(({ name }) => add.mutate(name))(event)}
		>
			<TextInput
				label={t("account.passkeyName")}
				description={t("account.passkeyNameText")}
				maxLength={60}
				error={form.formState.errors.name?.message}
				{...form.register("name", {
					validate: (name) => name.trim() !== "" || t("account.passkeyNameRequired"),
				})}
			/>
			<Button
				type="submit"
				variant="default"
				leftSection={<IconFingerprint aria-hidden size={14} />}
				loading={add.isPending}
			>
				{t("account.passkeyAdd")}
			</Button>
		</form>
	);
}

function words(error: unknown): string | undefined {
	if (error instanceof DOMException) {
		return t(error.name === "InvalidStateError" ? "account.passkeyKnown" : "account.passkeyNotMade");
	}
	const problem = asProblem(error);
	// The dialog that asks who it is was closed: that is an answer.
	if (problem.is("step-up-required")) return undefined;
	const { title, text } = problemWords(problem);
	return text ?? title;
}
