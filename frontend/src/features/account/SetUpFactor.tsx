import "@/i18n/account";
import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { applyProblemToForm } from "@/api/applyProblemToForm";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import { t } from "@/i18n/t";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { LoadingState } from "@/ui/LoadingState";
import classes from "./Account.module.css";
import { Codes } from "./Codes";

/** Picture, code, recovery codes: each step appears when the one before it is done. */
export function SetUpFactor({ onDone }: { onDone: () => void }) {
	const offer = $api.useMutation("post", "/api/account/second-factor");
	const [codes, setCodes] = useState<readonly string[]>();
	const { mutate } = offer;
	const asked = useRef(false);
	useEffect(() => {
		// Each offer replaces the one before: a second call would make the picture worthless.
		if (!asked.current) mutate({});
		asked.current = true;
	}, [mutate]);
	const form = useForm({ defaultValues: { code: "" } });
	const [messages, setMessages] = useState<readonly string[]>([]);
	const confirm = $api.useMutation("post", "/api/account/second-factor/confirm", {
		onSuccess: (made) => setCodes(made.codes),
		onError: (error) => setMessages(applyProblemToForm(asProblem(error), form.setError)),
	});
	if (codes !== undefined) return <Codes codes={codes} onDone={onDone} />;
	if (offer.isError) return <ErrorState error={offer.error} onRetry={() => mutate({})} />;
	if (offer.data === undefined) return <LoadingState />;
	const { qrSize, qrPath, secret } = offer.data;
	return (
		<form
			noValidate
			className={classes["stack"]}
			aria-label={t("account.setUp")}
			onSubmit={(event) =>
				void form.handleSubmit((body) => {
					setMessages([]);
					confirm.mutate({ body });
				})(event)
			}
		>
			<p>{t("account.scan")}</p>
			<svg
				className={classes["picture"]}
				viewBox={`0 0 ${qrSize} ${qrSize}`}
				shapeRendering="crispEdges"
				role="img"
				aria-label={t("account.picture")}
			>
				<path d={qrPath} />
			</svg>
			<p className={classes["dim"]}>
				{t("account.byHand")}: <span className={classes["secret"]}>{secret}</span>
			</p>
			<div className={classes["fields"]}>
				<FormError
					errors={{}}
					onFocus={() => form.setFocus("code")}
					problem={
						confirm.isError && asProblem(confirm.error).errors.length === 0 ? asProblem(confirm.error) : undefined
					}
					messages={messages}
				/>
				<TextInput
					label={t("account.code")}
					inputMode="numeric"
					autoComplete="one-time-code"
					maxLength={12}
					autoFocus
					error={form.formState.errors.code?.message}
					{...form.register("code", { required: t("account.codeRequired") })}
				/>
				<Button type="submit" loading={confirm.isPending}>
					{t("account.confirmCode")}
				</Button>
			</div>
		</form>
	);
}
