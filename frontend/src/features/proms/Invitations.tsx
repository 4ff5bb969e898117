import { Button, Checkbox, CopyButton, Group, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy, IconMail, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type {
	Instrument,
	InvitationMail,
	InvitationView,
	MailObstacle,
	MessageState,
	NewInvitation,
	PromCourse,
} from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { type PlainKey, t } from "@/i18n/t";
import { languageName } from "@/lib/languages";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import type { Tone } from "@/ui/tones";
import classes from "./proms.module.css";
import { INSTRUMENT_WORDS, mailQuery, useRenewProms } from "./queries";

type FormProps = { course: PromCourse; contactId: string | undefined };

/** Makes a link to copy or to print; the secret in it is shown once. */
export function InviteForm({ course: { episodeId, linkInstruments, language }, contactId }: FormProps) {
	const renew = useRenewProms(episodeId);
	const [chosen, setChosen] = useState<readonly Instrument[]>(linkInstruments);
	const invite = $api.useMutation("post", "/api/episodes/{id}/prom-invitations", { onSuccess: renew });
	if (invite.data !== undefined) return <Slip episodeId={episodeId} made={invite.data} />;
	const problem = invite.isError ? asProblem(invite.error) : undefined;
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("proms.inviteTitle")}
			onSubmit={(event) => {
				event.preventDefault();
				invite.mutate({
					params: { path: { id: episodeId } },
					body: { instruments: [...chosen], ...(contactId !== undefined && { contactId }) },
				});
			}}
		>
			<p className={classes["dim"]}>{t("proms.inviteHint")}</p>
			{!linkInstruments.includes("RMDQ") && (
				<p className={classes["dim"]}>{t("proms.notInLanguage", { language: languageName(language) })}</p>
			)}
			<Checkbox.Group
				label={t("proms.instrument")}
				value={[...chosen]}
				onChange={(next) => setChosen(linkInstruments.filter((instrument) => next.includes(instrument)))}
				error={
					problem === undefined
						? undefined
						: problem.errors.map(({ message }) => message).join(" ") || problemWords(problem).text
				}
			>
				{linkInstruments.map((instrument) => (
					<Checkbox key={instrument} mt={8} value={instrument} label={t(INSTRUMENT_WORDS[instrument])} />
				))}
			</Checkbox.Group>
			<Button type="submit" loading={invite.isPending}>
				{t("proms.ask")}
			</Button>
		</form>
	);
}

function Slip({ episodeId, made: { invitation, token } }: { episodeId: string; made: NewInvitation }) {
	const zone = useZone();
	const link = `${location.origin}/q#${token}`;
	const until = formatDateTime(invitation.expiresAt, zone);
	return (
		<div className={classes["form"]}>
			<p role="status">{t("proms.linkMade", { until })}</p>
			<TextInput label={t("proms.linkLabel")} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
			<Group gap="xs">
				<CopyButton value={link}>
					{({ copied, copy }) => (
						<Button leftSection={<IconCopy aria-hidden size={14} />} onClick={copy}>
							{t(copied ? "proms.copied" : "proms.copy")}
						</Button>
					)}
				</CopyButton>
				<Button variant="default" leftSection={<IconPrinter aria-hidden size={14} />} onClick={() => window.print()}>
					{t("proms.print")}
				</Button>
			</Group>
			<Mailing episodeId={episodeId} invitationId={invitation.id} />
			<div className={classes["slip"]}>
				<div className={classes["slipOnly"]}>
					<h2>{t("proms.slipTitle")}</h2>
					<p>{t("proms.slipText", { until })}</p>
					<p>
						<b>{link}</b>
					</p>
				</div>
			</div>
		</div>
	);
}

const NO_MAIL: Record<MailObstacle, PlainKey> = {
	DECEASED: "proms.noMailDECEASED",
	NO_ADDRESS: "proms.noMailNO_ADDRESS",
	NO_CONSENT: "proms.noMailNO_CONSENT",
	NO_SITE_ADDRESS: "proms.noMailNO_SITE_ADDRESS",
};

const STUCK: ReadonlySet<MessageState> = new Set(["FAILED", "NO_ADDRESS", "NO_CONSENT"]);

type MailingProps = { episodeId: string; invitationId: string };

/** The same invitation by e-mail, once; or why not. */
function Mailing({ episodeId, invitationId }: MailingProps) {
	const post = useQuery(mailQuery(episodeId));
	if (post.data === undefined) return null;
	const { obstacle, address, sendingConfigured, mails } = post.data;
	const mail = mails.find((each) => each.invitationId === invitationId);
	if (mail !== undefined && !STUCK.has(mail.state)) return <MailState mail={mail} />;
	if (obstacle !== undefined) return <p className={classes["dim"]}>{t(NO_MAIL[obstacle])}</p>;
	return (
		<>
			<Group gap="xs">
				<MailButton episodeId={episodeId} invitationId={invitationId} mail={mail} />
				<span className={classes["dim"]}>{t("proms.mailTo", { address: address ?? "" })}</span>
			</Group>
			{!sendingConfigured && <p className={classes["dim"]}>{t("proms.mailNotConfigured")}</p>}
		</>
	);
}

function MailButton({
	episodeId,
	invitationId,
	mail,
	compact = false,
}: MailingProps & { mail: InvitationMail | undefined; compact?: boolean }) {
	const renew = useRenewProms(episodeId);
	const send = $api.useMutation("post", "/api/prom-invitations/{id}/mail", {
		onSettled: renew,
		onError: (error: unknown) => {
			const { title, text } = problemWords(asProblem(error));
			notifications.show({ color: "red", title, message: text ?? "" });
		},
	});
	return (
		<Button
			variant={compact ? "subtle" : "default"}
			size={compact ? "compact-xs" : "sm"}
			leftSection={<IconMail aria-hidden size={14} />}
			loading={send.isPending}
			onClick={() => send.mutate({ params: { path: { id: invitationId } } })}
		>
			{t(mail === undefined ? "proms.mail" : "proms.mailAgain")}
		</Button>
	);
}

const MAIL_LOOK: Record<Exclude<MessageState, "SENT">, [Tone, PlainKey]> = {
	WAITING: ["blue", "proms.mailWAITING"],
	FAILED: ["red", "proms.mailFAILED"],
	CANCELLED: ["grey", "proms.mailCANCELLED"],
	NO_ADDRESS: ["amber", "proms.mailNO_ADDRESS"],
	NO_CONSENT: ["amber", "proms.mailNO_CONSENT"],
};

function MailState({ mail: { state, sentAt, askedAt } }: { mail: InvitationMail }) {
	const zone = useZone();
	const [tone, label] =
		state === "SENT"
			? (["green", t("proms.mailSENT", { when: formatDateTime(sentAt ?? askedAt, zone) })] as const)
			: ([MAIL_LOOK[state][0], t(MAIL_LOOK[state][1])] as const);
	return (
		<output>
			<StatusChip tone={tone} label={label} />
		</output>
	);
}

export function Invitations({ course, mayRecord }: { course: PromCourse; mayRecord: boolean }) {
	if (course.invitations.length === 0) return null;
	return (
		<>
			<h3 className={classes["title"]}>{t("proms.invitations")}</h3>
			<ul className={classes["list"]}>
				{course.invitations.map((invitation) => (
					<Invited key={invitation.id} episodeId={course.episodeId} invitation={invitation} mayRecord={mayRecord} />
				))}
			</ul>
		</>
	);
}

type InvitedProps = { episodeId: string; invitation: InvitationView; mayRecord: boolean };

function Invited({ episodeId, invitation, mayRecord }: InvitedProps) {
	const zone = useZone();
	const renew = useRenewProms(episodeId);
	const { id, version, status, instruments, invitedBy, invitedAt } = invitation;
	const onError = (error: unknown) => {
		const { title, text } = problemWords(asProblem(error));
		notifications.show({ color: "red", title, message: text ?? "" });
	};
	const revoke = $api.useMutation("post", "/api/prom-invitations/{id}/revocation", { onSettled: renew, onError });
	const another = $api.useMutation("post", "/api/prom-invitations/{id}/links", { onError });
	const post = useQuery(mailQuery(episodeId)).data;
	const mail = post?.mails.find((each) => each.invitationId === id);
	const call = { params: { path: { id }, header: ifMatch(`"${version}"`) } };
	const [tone, label] = look(invitation, zone);
	return (
		<li>
			<span className={classes["line"]}>
				<StatusChip tone={tone} label={label} />
				<span>{instruments.map((instrument) => t(INSTRUMENT_WORDS[instrument])).join(", ")}</span>
				<span className={classes["dim"]}>
					{t("proms.invitedBy", { name: invitedBy, when: formatDateTime(invitedAt, zone) })}
				</span>
				{mail !== undefined && <MailState mail={mail} />}
				{mayRecord && status === "OPEN" && (
					<>
						{post !== undefined && post.obstacle === undefined && (mail === undefined || STUCK.has(mail.state)) && (
							<MailButton episodeId={episodeId} invitationId={id} mail={mail} compact />
						)}
						<Button variant="subtle" size="compact-xs" loading={another.isPending} onClick={() => another.mutate(call)}>
							{t("proms.another")}
						</Button>
						<Button variant="subtle" size="compact-xs" loading={revoke.isPending} onClick={() => revoke.mutate(call)}>
							{t("proms.revoke")}
						</Button>
					</>
				)}
			</span>
			{another.data !== undefined && status === "OPEN" && <Slip episodeId={episodeId} made={another.data} />}
		</li>
	);
}

function look(
	{ status, expiresAt, answeredAt, revokedBy }: InvitationView,
	zone: ReturnType<typeof useZone>,
): [Tone, string] {
	switch (status) {
		case "OPEN":
			return ["blue", t("proms.open", { when: formatDateTime(expiresAt, zone) })];
		case "ANSWERED":
			return ["green", t("proms.answered", { when: formatDateTime(answeredAt ?? expiresAt, zone) })];
		case "EXPIRED":
			return ["amber", t("proms.expired", { when: formatDateTime(expiresAt, zone) })];
		case "REVOKED":
			return ["grey", t("proms.revoked", { name: revokedBy ?? "" })];
	}
}
