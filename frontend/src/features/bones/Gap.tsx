import { Button, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconMail } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BoneGapView } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDate, formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./bones.module.css";
import { printLetter, useRenewBones } from "./queries";
import { GAP_LOOKS, KIND_WORDS } from "./words";

/** One question about the bone, and what can be done about it. */
export function Gap({ gap }: { gap: BoneGapView }) {
	const zone = useZone();
	const mayRecord = useMay("BONE_RECORD");
	const { kind, status, open, overdue, dueOn, evidenceOn, waivedAt, waivedBy, waivedReason } = gap;
	return (
		<li>
			<span className={classes["line"]}>
				<GapChip gap={gap} />
				<b>{t(KIND_WORDS[kind])}</b>
				{open && (
					<span className={classes["dim"]}>
						{t(overdue ? "bones.overdue" : "bones.dueOn", { date: formatDate(dueOn) })}
					</span>
				)}
				<span className={classes["dim"]}>
					{`${t("bones.last")}: ${evidenceOn === undefined ? t("bones.none") : formatDate(evidenceOn)}`}
				</span>
				{open && mayRecord && <LetterButton gap={gap} />}
				{status === "WAIVED" && mayRecord && <AskAgain gap={gap} />}
			</span>
			{waivedAt !== undefined && (
				<span className={classes["dim"]}>
					{t("bones.waivedBy", {
						name: waivedBy ?? "",
						when: formatDateTime(waivedAt, zone),
						reason: waivedReason ?? "",
					})}
				</span>
			)}
			{open && mayRecord && <Waive gap={gap} />}
		</li>
	);
}

export function GapChip({ gap: { status, open, overdue } }: { gap: BoneGapView }) {
	const { tone, label } = GAP_LOOKS[status];
	return <StatusChip tone={open && overdue ? "red" : tone} label={t(label)} />;
}

export function LetterButton({ gap }: { gap: BoneGapView }) {
	const zone = useZone();
	const renew = useRenewBones();
	const [busy, setBusy] = useState(false);
	const [error, setError] = useState<string>();
	const { letterAt, letterBy } = gap;
	return (
		<span className={classes["line"]}>
			<Button
				variant="default"
				size="compact-xs"
				loading={busy}
				leftSection={<IconMail aria-hidden size={13} />}
				onClick={() => {
					setBusy(true);
					void printLetter(gap).then((failed) => {
						setBusy(false);
						setError(failed);
						renew();
					});
				}}
			>
				{t("bones.printLetter")}
			</Button>
			<span className={classes["dim"]} role={error === undefined ? undefined : "alert"}>
				{error ??
					(letterAt === undefined
						? t("bones.letterNone")
						: t("bones.letterPrinted", { when: formatDateTime(letterAt, zone), name: letterBy ?? "" }))}
			</span>
		</span>
	);
}

function Waive({ gap: { id, version, kind } }: { gap: BoneGapView }) {
	const renew = useRenewBones();
	const [reason, setReason] = useState("");
	const [tried, setTried] = useState(false);
	const waive = $api.useMutation("post", "/api/bone-gaps/{id}/waiver", {
		onSuccess: () => notifications.show({ message: t("bones.waived", { question: t(KIND_WORDS[kind]) }) }),
		onSettled: renew,
	});
	const words = reason.trim();
	return (
		<form
			noValidate
			className={classes["why"]}
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (words !== "")
					waive.mutate({ params: { path: { id }, header: ifMatch(`"${version}"`) }, body: { reason: words } });
			}}
		>
			<TextInput
				size="xs"
				aria-label={t("bones.waiveReason", { question: t(KIND_WORDS[kind]) })}
				placeholder={t("bones.reason")}
				maxLength={1000}
				autoComplete="off"
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
				error={tried && words === "" ? t("bones.required") : waive.isError ? asProblem(waive.error).message : undefined}
			/>
			<Button type="submit" variant="default" size="xs" loading={waive.isPending}>
				{t("bones.waive")}
			</Button>
		</form>
	);
}

function AskAgain({ gap: { id, version } }: { gap: BoneGapView }) {
	const renew = useRenewBones();
	const ask = $api.useMutation("post", "/api/bone-gaps/{id}/question", {
		onError: (error) => {
			const { title, text } = problemWords(asProblem(error));
			notifications.show({ color: "red", title, message: text ?? "" });
		},
		onSettled: renew,
	});
	return (
		<Button
			variant="subtle"
			size="compact-xs"
			loading={ask.isPending}
			onClick={() => ask.mutate({ params: { path: { id }, header: ifMatch(`"${version}"`) } })}
		>
			{t("bones.askAgain")}
		</Button>
	);
}
