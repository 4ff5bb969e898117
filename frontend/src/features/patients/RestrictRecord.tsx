import "@/i18n/restricted";
import { Button, Drawer, MultiSelect, Radio, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { RestrictRequest } from "@/api/schema";
import { useMay } from "@/api/session";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { FormError } from "@/ui/FormError";
import { ReasonDialog } from "@/ui/ReasonDialog";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./EmergencyAccess.module.css";

type Props = { patientId: string };

/** Everybody sees that a record is restricted; a lead restricts it and lifts that again. */
export function RestrictRecord({ patientId }: Props) {
	const mayRestrict = useMay("BREAK_GLASS_REVIEW");
	const [asking, setAsking] = useState(false);
	const restriction = $api.useQuery("get", "/api/patients/{id}/restriction", { params: { path: { id: patientId } } });
	const close = () => setAsking(false);
	if (restriction.data === undefined) return null;
	const { restricted, version, reason, team } = restriction.data;
	return (
		<>
			{restricted && (
				<span
					title={[
						reason,
						...team.filter(({ current }) => current).flatMap(({ name }) => (name === undefined ? [] : [name])),
					].join(" · ")}
				>
					<StatusChip tone="violet" icon={IconLock} label={t("restricted.isRestricted")} />
				</span>
			)}
			{mayRestrict && (
				<Button
					variant="default"
					leftSection={restricted ? <IconLockOpen aria-hidden size={14} /> : <IconLock aria-hidden size={14} />}
					onClick={() => setAsking(true)}
				>
					{t(restricted ? "restricted.lift" : "restricted.restrict")}
				</Button>
			)}
			{restricted ? (
				<Lift patientId={patientId} version={version ?? 0} opened={asking} onClose={close} />
			) : (
				<Drawer
					opened={asking}
					onClose={close}
					title={t("restricted.restrictTitle")}
					position="right"
					size={480}
					closeOnClickOutside={false}
				>
					<RestrictForm patientId={patientId} onDone={close} />
				</Drawer>
			)}
		</>
	);
}

function Lift({
	patientId,
	version,
	opened,
	onClose,
}: Props & { version: number; opened: boolean; onClose: () => void }) {
	const client = useQueryClient();
	const lift = $api.useMutation("post", "/api/patients/{id}/restriction/lift", {
		onSuccess: async () => {
			notifications.show({ message: t("restricted.lifted") });
			await client.invalidateQueries();
		},
		onSettled: onClose,
	});
	return (
		<ReasonDialog
			opened={opened}
			onClose={onClose}
			title={t("restricted.liftTitle")}
			reasons={[{ code: "NO_LONGER", label: t("restricted.liftNoLonger"), needsText: true }]}
			confirm={t("restricted.liftConfirm")}
			busy={lift.isPending}
			onConfirm={({ text }) =>
				lift.mutate({
					params: { path: { id: patientId }, header: ifMatch(`"${version}"`) },
					body: { reason: text },
				})
			}
		/>
	);
}

const WHY = [
	["STAFF_MEMBER", "restricted.whyStaff"],
	["PROTECTED_PERSON", "restricted.whyProtected"],
	["PATIENT_REQUEST", "restricted.whyAsked"],
	["OTHER", "restricted.whyOther"],
] as const;

function RestrictForm({ patientId, onDone }: Props & { onDone: () => void }) {
	const client = useQueryClient();
	const [code, setCode] = useState<RestrictRequest["reasonCode"]>("STAFF_MEMBER");
	const [reason, setReason] = useState("");
	const [team, setTeam] = useState<string[]>([]);
	const [tried, setTried] = useState(false);
	const colleagues = $api.useQuery("get", "/api/colleagues");
	const restrict = $api.useMutation("post", "/api/patients/{id}/restriction", {
		onSuccess: async () => {
			notifications.show({ message: t("restricted.restrictedNow") });
			onDone();
			await client.invalidateQueries();
		},
	});
	const words = reason.trim();
	return (
		<form
			noValidate
			className={classes["form"]}
			aria-label={t("restricted.restrictTitle")}
			onSubmit={(event) => {
				event.preventDefault();
				setTried(true);
				if (words === "") return;
				restrict.mutate({
					params: { path: { id: patientId } },
					body: { reasonCode: code, reason: words, team: team.map((userId) => ({ userId })) },
				});
			}}
		>
			<p className={classes["dim"]}>{t("restricted.restrictText")}</p>
			{restrict.isError && (
				<FormError errors={{}} onFocus={() => undefined} problem={asProblem(restrict.error)} messages={[]} />
			)}
			<Radio.Group
				label={t("common.reason")}
				value={code}
				onChange={(next) => setCode(next as RestrictRequest["reasonCode"])}
			>
				{WHY.map(([value, label]) => (
					<Radio key={value} value={value} mt={6} label={t(label)} />
				))}
			</Radio.Group>
			<Textarea
				label={t("restricted.why")}
				required
				autosize
				minRows={2}
				maxLength={1000}
				value={reason}
				onChange={(event) => setReason(event.currentTarget.value)}
				error={tried && words === "" ? t("restricted.whyRequired") : undefined}
			/>
			<MultiSelect
				label={t("restricted.team")}
				description={t("restricted.teamText")}
				searchable
				data={(colleagues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
				value={team}
				onChange={setTeam}
			/>
			<div className={classes["foot"]}>
				<Button variant="default" onClick={onDone}>
					{t("common.cancel")}
				</Button>
				<Button type="submit" loading={restrict.isPending}>
					{t("restricted.restrictConfirm")}
				</Button>
			</div>
		</form>
	);
}
