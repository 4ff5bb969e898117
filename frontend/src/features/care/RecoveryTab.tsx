import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type { CareCase, RecoveryOptions, RecoveryResponse } from "@/api/schema";
import { useMay } from "@/api/session";
import type { Versioned } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { Refused, refusalOf } from "@/ui/Refused";
import { StatusChip } from "@/ui/StatusChip";
import { CheckForm } from "./CheckForm";
import classes from "./care.module.css";
import { Discharge } from "./Discharge";
import { DueBox } from "./DueBox";
import { NeurologyAlerts } from "./NeurologyAlerts";
import { type Recovery, recoveryQuery, useRecovery } from "./queries";
import { current } from "./timeline";
import { useServerNow } from "./useServerNow";
import { Why } from "./Why";
import { CHECK_STATES, PUNCTURE_CHOICES } from "./words";

export function RecoveryTab({ care }: { care: CareCase }) {
	const mayWrite = useMay("NURSING_RECORD");
	const { open } = useRecovery(care.bookingId);
	const record = useQuery({ ...recoveryQuery(care.bookingId), enabled: care.recoveryOpened });
	const options = $api.useQuery("get", "/api/recovery-options");
	if (!care.recoveryOpened && record.data === undefined) {
		return (
			<>
				<Refused refusal={refusalOf(open.error, [])} />
				<EmptyState
					title={t("care.openRecoveryTitle")}
					text={t("care.openRecoveryText")}
					action={
						mayWrite && (
							<Button size="md" loading={open.isPending} onClick={() => open.mutate()}>
								{t("care.openRecovery")}
							</Button>
						)
					}
				/>
			</>
		);
	}
	const failed = [record, options].find(({ isError }) => isError);
	if (record.data !== undefined && options.data !== undefined) {
		return <Stay care={care} record={record.data} options={options.data} mayWrite={mayWrite} />;
	}
	return failed === undefined ? (
		<LoadingState />
	) : (
		<ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
	);
}

type StayProps = {
	care: CareCase;
	record: Versioned<RecoveryResponse>;
	options: RecoveryOptions;
	mayWrite: boolean;
};

function Stay({ care, record, options, mayWrite }: StayProps) {
	const { data } = record;
	const zone = useZone();
	const recovery = useRecovery(care.bookingId);
	return (
		<div className={classes["sedation"]}>
			<div className={classes["main"]}>
				<div className={classes["strip"]}>
					<StatusChip tone="blue" label={t("care.arrivedAt", { time: formatTime(data.arrivedAt, zone) })} />
					{data.observedUntil !== undefined && (
						<StatusChip tone="violet" label={t("care.observedUntil", { time: formatTime(data.observedUntil, zone) })} />
					)}
					<Due data={data} />
				</div>
				<NeurologyAlerts data={data} write={recovery.acknowledge} mayWrite={mayWrite} />
				<ol className={classes["schedule"]} aria-label={t("care.schedule")}>
					{data.schedule.map(({ dueAt, state }) => (
						<li key={dueAt}>
							<b>{formatTime(dueAt, zone)}</b>
							<StatusChip tone={CHECK_STATES[state].tone} label={t(CHECK_STATES[state].label)} />
						</li>
					))}
				</ol>
				<Checks data={data} options={options} write={recovery.check} mayWrite={mayWrite} />
				{mayWrite && (
					<>
						<h2>{t("care.newCheck")}</h2>
						<CheckForm options={options} write={recovery.check} discharged={data.outcome !== undefined} />
					</>
				)}
			</div>
			<aside className={classes["side"]}>
				<Discharge care={care} record={record} options={options} recovery={recovery} mayWrite={mayWrite} />
			</aside>
		</div>
	);
}

function Due({ data }: { data: RecoveryResponse }) {
	const now = useServerNow(data.serverTime);
	return (
		<DueBox
			dueAt={data.nextDueAt}
			overdueAt={data.overdueAt}
			now={now}
			next="care.nextCheck"
			due="care.checkDue"
			late="care.checkOverdue"
		/>
	);
}

type ChecksProps = {
	data: RecoveryResponse;
	options: RecoveryOptions;
	write: Recovery["check"];
	mayWrite: boolean;
};

/** A wrong line is withdrawn with a reason and entered again with its time. */
function Checks({ data, options, write, mayWrite }: ChecksProps) {
	const zone = useZone();
	const [wrong, setWrong] = useState<string>();
	const rows = current(data.checks);
	if (rows.length === 0) return <p className={classes["dim"]}>{t("care.noRows")}</p>;
	const legs = (row: (typeof rows)[number]) =>
		[row.leftStrength, row.leftSensation, row.rightStrength, row.rightSensation].filter((one) => one !== undefined);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
		<section className={classes["gridFrame"]} aria-label={t("care.schedule")} tabIndex={0}>
			<table className={classes["grid"]}>
				<thead>
					<tr>
						{[
							t("care.time"),
							t("care.bloodPressure"),
							t("care.heartRate"),
							t("care.spo2"),
							t("care.pain"),
							t("care.legs"),
							t("care.puncture"),
							options.aldrete.name,
							options.padss.name,
						].map((title) => (
							<th key={title} scope="col">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr key={row.id}>
							<th scope="row">
								{mayWrite ? (
									<button
										type="button"
										className={classes["cellButton"]}
										aria-label={t("care.withdrawAt", { time: formatTime(row.at, zone) })}
										onClick={() => setWrong(row.id)}
									>
										{formatTime(row.at, zone)}
									</button>
								) : (
									formatTime(row.at, zone)
								)}
							</th>
							<td>{row.systolic === undefined ? "–" : `${row.systolic}/${row.diastolic ?? "–"}`}</td>
							<td>{row.heartRate ?? "–"}</td>
							<td>{row.spo2 ?? "–"}</td>
							<td>{row.pain ?? "–"}</td>
							<td>
								{legs(row).includes("CHANGED") ? (
									<StatusChip tone="red" label={t("care.changed")} />
								) : legs(row).length === 4 ? (
									t("care.unchanged")
								) : (
									"–"
								)}
							</td>
							<td>
								{PUNCTURE_CHOICES.filter(({ value }) => value === row.punctureSite).map(({ label }) => t(label))}{" "}
								{row.punctureText}
							</td>
							<td>{row.aldreteSum ?? "–"}</td>
							<td>{row.padssSum ?? "–"}</td>
						</tr>
					))}
				</tbody>
			</table>
			{wrong !== undefined && (
				<Why
					title={t("care.withdraw")}
					label={t("care.correctionReason")}
					busy={write.isPending}
					error={write.error}
					onClose={() => {
						write.reset();
						setWrong(undefined);
					}}
					onConfirm={(reason) =>
						write.mutate(
							{ mark: { correctsId: wrong, withdraw: true, reason } },
							{ onSuccess: () => setWrong(undefined) },
						)
					}
				/>
			)}
		</section>
	);
}
