import { Button, CopyButton, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconCopy, IconDoorExit, IconFingerprintOff, IconLink, IconShieldOff } from "@tabler/icons-react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { ResetLink, UserResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { problemWords } from "@/ui/problemWords";
import classes from "./AdminPage.module.css";

type Props = { user: UserResponse; onChanged: () => void };

/** What an administrator does for somebody who cannot come in, or should not stay. */
export function UserDoor({ user, onChanged }: Props) {
	const name = user.displayName;
	const params = { path: { id: user.id } };
	const sessions = $api.useQuery("get", "/api/users/{id}/sessions", { params });
	const onError = (error: unknown) => {
		const problem = asProblem(error);
		// The dialog that asks who it is was closed: that is an answer.
		if (problem.is("step-up-required")) return;
		const { title, text } = problemWords(problem);
		notifications.show({ color: "red", title, message: text });
	};
	const link = $api.useMutation("post", "/api/users/{id}/reset-link", { onError });
	const removeFactor = $api.useMutation("post", "/api/users/{id}/second-factor/remove", {
		onSuccess: () => {
			notifications.show({ message: t("admin.factorRemoved", { name }) });
			onChanged();
		},
		onError,
	});
	const removePasskeys = $api.useMutation("post", "/api/users/{id}/passkeys/remove", {
		onSuccess: () => {
			notifications.show({ message: t("admin.passkeysRemoved", { name }) });
			onChanged();
		},
		onError,
	});
	const signOut = $api.useMutation("post", "/api/users/{id}/sessions/end", {
		onSuccess: async () => {
			notifications.show({ message: t("admin.signedOutThere", { name }) });
			await sessions.refetch();
		},
		onError,
	});
	const places = sessions.data?.length ?? 0;
	return (
		<section className={classes["form"]} aria-label={t("admin.door")}>
			<h2 className={classes["heading"]}>{t("admin.door")}</h2>
			{link.data !== undefined && <Link link={link.data} name={name} />}
			<div className={classes["actions"]}>
				<Button
					variant="default"
					leftSection={<IconLink aria-hidden size={14} />}
					disabled={!user.enabled}
					loading={link.isPending}
					onClick={() => link.mutate({ params })}
				>
					{t("admin.resetLink")}
				</Button>
				{places > 0 && (
					<Button
						variant="default"
						leftSection={<IconDoorExit aria-hidden size={14} />}
						loading={signOut.isPending}
						onClick={() => signOut.mutate({ params })}
					>
						{t("admin.signOutThere")}
					</Button>
				)}
				{user.secondFactor && (
					<Button
						variant="default"
						leftSection={<IconShieldOff aria-hidden size={14} />}
						loading={removeFactor.isPending}
						onClick={() => removeFactor.mutate({ params })}
					>
						{t("admin.removeFactor")}
					</Button>
				)}
				{user.passkeys > 0 && (
					<Button
						variant="default"
						leftSection={<IconFingerprintOff aria-hidden size={14} />}
						loading={removePasskeys.isPending}
						onClick={() => removePasskeys.mutate({ params })}
					>
						{t("admin.removePasskeys", { count: user.passkeys })}
					</Button>
				)}
			</div>
			{sessions.data !== undefined && <p className={classes["dim"]}>{t("admin.signedIn", { count: places })}</p>}
			{user.secondFactor && <p className={classes["dim"]}>{t("admin.removeFactorHint")}</p>}
		</section>
	);
}

function Link({ link, name }: { link: ResetLink; name: string }) {
	const zone = useZone();
	// Behind the #: browsers keep that part to themselves, so no log ever holds it.
	const address = `${window.location.origin}/reset#${link.token}`;
	return (
		<>
			<p role="status">{t("admin.resetLinkText", { name, at: formatDateTime(link.expiresAt, zone) })}</p>
			<TextInput
				label={t("admin.resetLinkAddress")}
				readOnly
				value={address}
				onFocus={(event) => event.target.select()}
			/>
			<CopyButton value={address}>
				{({ copied, copy }) => (
					<Button
						variant="default"
						leftSection={copied ? <IconCheck aria-hidden size={14} /> : <IconCopy aria-hidden size={14} />}
						onClick={copy}
					>
						{copied ? t("admin.linkCopied") : t("admin.copyLink")}
					</Button>
				)}
			</CopyButton>
		</>
	);
}
