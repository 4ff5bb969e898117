import { Button } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { $api } from "@/api/client";
import { proofFor } from "@/api/passkeys";
import { asProblem } from "@/api/problem";
import type { Me } from "@/api/schema";
import { t } from "@/i18n/t";
import { problemWords } from "@/ui/problemWords";
import classes from "./SignInPage.module.css";

type Props = {
	/** Into the account, or to prove more in it. */
	to: "enter" | "confirm";
	label: string;
	onProved: (me: Me) => void;
};

/** Asks the server for a question, the device for an answer, and brings it back. */
export function PasskeyButton({ to, label, onProved }: Props) {
	const question = $api.useMutation("post", "/api/auth/passkey/question");
	const enter = $api.useMutation("post", "/api/auth/passkey");
	const confirm = $api.useMutation("post", "/api/auth/passkey/confirm");
	const prove = useMutation({
		mutationFn: async () => {
			const body = await proofFor(await question.mutateAsync({}));
			return (to === "enter" ? enter : confirm).mutateAsync({ body });
		},
		onSuccess: onProved,
	});
	return (
		<>
			{prove.isError && (
				<p className={classes["refused"]} role="alert">
					{words(prove.error)}
				</p>
			)}
			<Button
				size="sm"
				variant="default"
				leftSection={<IconFingerprint aria-hidden size={16} />}
				loading={prove.isPending}
				onClick={() => prove.mutate()}
			>
				{label}
			</Button>
		</>
	);
}

function words(error: unknown): string {
	// The browser does not tell apart who changed their mind, who was too slow, and who has no passkey.
	if (error instanceof DOMException) return t("signIn.passkeyCancelled");
	const problem = asProblem(error);
	if (problem.is("sign-in-failed")) return t("signIn.passkeyFailed");
	const { title, text } = problemWords(problem);
	return text ?? title;
}
