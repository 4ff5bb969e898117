import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { $api, api } from "@/api/client";
import type { GateState } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, type IsoInstant } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { GATE_STATES, GATE_WORDS, OWNER_WORDS, READINESS } from "@/ui/clinicalWords";
import { ErrorState } from "@/ui/ErrorState";
import { FormError } from "@/ui/FormError";
import { GateList, GateRow } from "@/ui/GateRow";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";
import { useSend } from "./useSend";

type Props = { episodeId: string; procedureAt: IsoInstant | undefined };

export function Readiness({ episodeId, procedureAt }: Props) {
	const zone = useZone();
	const mayWaive = useMay("GATE_WAIVE");
	const [waiving, setWaiving] = useState<GateState>();
	const { data, error, isPending, refetch } = $api.useQuery("get", "/api/episodes/{id}/readiness", {
		params: { path: { id: episodeId }, query: procedureAt === undefined ? {} : { procedureAt } },
	});
	if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
	if (isPending) return <LoadingState rows={5} />;
	return (
		<>
			<div className={classes["cardHead"]}>
				<StatusChip tone={READINESS[data.overall].tone} label={t(READINESS[data.overall].word)} />
				<span className={classes["dim"]}>
					{data.assessedFor === undefined
						? t("episode.readinessNoDate")
						: t("episode.readinessFor", { when: formatDateTime(data.assessedFor, zone) })}
				</span>
			</div>
			<GateList label={t("episode.readiness")}>
				{data.gates.map((gate) => (
					<GateRow
						key={gate.code}
						state={GATE_STATES[gate.status]}
						label={t(GATE_WORDS[gate.code])}
						reason={
							<span title={t("episode.rule", { source: gate.ruleSource, version: gate.ruleVersion })}>
								{gate.reason}
							</span>
						}
						owner={
							gate.dueBy === undefined
								? t("episode.owner", { owner: t(OWNER_WORDS[gate.owner]) })
								: t("episode.ownerDue", { owner: t(OWNER_WORDS[gate.owner]), when: formatDateTime(gate.dueBy, zone) })
						}
						actions={
							mayWaive && gate.status !== "GREEN" && gate.status !== "WAIVED" ? (
								<Button size="compact-sm" variant="default" onClick={() => setWaiving(gate)}>
									{t("episode.waive")}
								</Button>
							) : undefined
						}
					/>
				))}
			</GateList>
			<Modal
				opened={waiving !== undefined}
				onClose={() => setWaiving(undefined)}
				title={waiving === undefined ? "" : t("episode.waiveTitle", { gate: t(GATE_WORDS[waiving.code]) })}
			>
				{waiving !== undefined && (
					<WaiverForm episodeId={episodeId} gate={waiving} onDone={() => setWaiving(undefined)} />
				)}
			</Modal>
		</>
	);
}

const SHORTEST = 10;

function WaiverForm({ episodeId, gate, onDone }: { episodeId: string; gate: GateState; onDone: () => void }) {
	const form = useForm({ defaultValues: { reason: "" } });
	const { send, busy, errors } = useSend(form);
	const waive = async ({ reason }: { reason: string }) => {
		const done = await send(
			() =>
				api.POST("/api/episodes/{id}/readiness/waivers", {
					params: { path: { id: episodeId } },
					body: { gate: gate.code, reason: reason.trim() },
				}),
			t("episode.waived", { gate: t(GATE_WORDS[gate.code]) }),
		);
		if (done) onDone();
	};
	return (
		<form noValidate onSubmit={(event) => void form.handleSubmit(waive)(event)}>
			<Stack gap="sm">
				<FormError {...errors} />
				<p>{gate.reason}</p>
				<p className={classes["dim"]}>{t("episode.waiveText")}</p>
				<Textarea
					label={t("episode.waiveReason")}
					withAsterisk
					autosize
					minRows={2}
					{...form.register("reason", {
						validate: (reason) => reason.trim().length >= SHORTEST || t("episode.waiveReasonNeeded"),
					})}
					error={form.formState.errors.reason?.message}
				/>
				<Group justify="flex-end">
					<Button variant="default" onClick={onDone}>
						{t("common.cancel")}
					</Button>
					<Button type="submit" loading={busy}>
						{t("episode.waive")}
					</Button>
				</Group>
			</Stack>
		</form>
	);
}
