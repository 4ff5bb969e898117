import { Button, Group, Modal } from "@mantine/core";
import { IconPlayerPlay, IconPlayerStop, IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { $api } from "@/api/client";
import type {
	SedationDrugView,
	SedationEventView,
	SedationOptions,
	SedationResponse,
	SedationVitalsView,
} from "@/api/schema";
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
import classes from "./care.module.css";
import { DrugForm } from "./DrugForm";
import { DueBox } from "./DueBox";
import { EventPanel } from "./EventPanel";
import { HeadForm } from "./HeadForm";
import { sedationQuery, useSedation } from "./queries";
import { SignRecord } from "./SignRecord";
import { TimeGrid } from "./TimeGrid";
import { Totals } from "./Totals";
import { useServerNow } from "./useServerNow";
import { VitalsChart } from "./VitalsChart";
import { VitalsForm } from "./VitalsForm";
import { Why } from "./Why";

type Props = { bookingId: string; opened: boolean };

export function SedationTab({ bookingId, opened }: Props) {
	const mayWrite = useMay("NURSING_RECORD");
	const { open } = useSedation(bookingId);
	const record = useQuery({ ...sedationQuery(bookingId), enabled: opened });
	const options = $api.useQuery("get", "/api/sedation-record-options");
	if (!opened && record.data === undefined) {
		return (
			<>
				<Refused refusal={refusalOf(open.error, [])} />
				<EmptyState
					title={t("care.openSedationTitle")}
					text={t("care.openSedationText")}
					action={
						mayWrite && (
							<Button size="md" loading={open.isPending} onClick={() => open.mutate()}>
								{t("care.openSedation")}
							</Button>
						)
					}
				/>
			</>
		);
	}
	const failed = [record, options].find(({ isError }) => isError);
	if (record.data !== undefined && options.data !== undefined) {
		return <Record bookingId={bookingId} record={record.data} options={options.data} mayWrite={mayWrite} />;
	}
	return failed === undefined ? (
		<LoadingState />
	) : (
		<ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
	);
}

type RecordProps = {
	bookingId: string;
	record: Versioned<SedationResponse>;
	options: SedationOptions;
	mayWrite: boolean;
};

function Record({ bookingId, record, options, mayWrite }: RecordProps) {
	const { data } = record;
	const zone = useZone();
	const sedation = useSedation(bookingId);
	const [reading, setReading] = useState<SedationVitalsView>();
	const [drug, setDrug] = useState<SedationDrugView>();
	const [event, setEvent] = useState<SedationEventView>();
	const signed = data.signedAt !== undefined;
	// Their own, so that a refused correction does not show at the form for new lines.
	const corrections = useSedation(bookingId);
	const closeReading = () => {
		corrections.vitals.reset();
		setReading(undefined);
	};
	const closeEvent = () => {
		corrections.event.reset();
		setEvent(undefined);
	};
	const closeDrug = () => {
		corrections.drug.reset();
		setDrug(undefined);
	};
	return (
		<div className={classes["sedation"]}>
			<div className={classes["main"]}>
				<div className={classes["strip"]}>
					<Steps data={data} mayWrite={mayWrite && !signed} sedation={sedation} />
					<Due data={data} />
				</div>
				{mayWrite && (
					<div className={classes["noPrint"]}>
						<VitalsForm options={options} write={sedation.vitals} signed={signed} onDone={() => undefined} />
					</div>
				)}
				<VitalsChart record={data} spo2Below={options.alerts.find(({ sign }) => sign === "SPO2")?.below} />
				<TimeGrid
					record={data}
					options={options}
					onReading={mayWrite ? setReading : undefined}
					onDrug={mayWrite ? setDrug : undefined}
					onEvent={mayWrite ? setEvent : undefined}
				/>
				<h2>{t("care.head")}</h2>
				<HeadForm record={record} write={sedation.head} mayWrite={mayWrite} />
				<Trail data={data} />
			</div>
			<aside className={classes["side"]}>
				<Totals record={data} />
				{mayWrite && (
					<div className={classes["noPrint"]}>
						<h2>{t("care.drugs")}</h2>
						<DrugForm options={options} write={sedation.drug} signed={signed} onDone={() => undefined} />
					</div>
				)}
				{mayWrite && !signed && <EventPanel record={data} events={options.events} write={sedation.event} />}
				<Group gap="sm" className={classes["noPrint"] ?? ""}>
					<Button
						size="md"
						variant="default"
						leftSection={<IconPrinter aria-hidden size={18} />}
						onClick={() => window.print()}
					>
						{t("care.print")}
					</Button>
					{mayWrite && !signed && <SignRecord record={record} write={sedation.sign} />}
				</Group>
				{data.signedAt !== undefined && data.signedByName !== undefined && (
					<StatusChip
						tone="green"
						label={t("care.signedBy", { name: data.signedByName, time: formatTime(data.signedAt, zone) })}
					/>
				)}
			</aside>
			<Modal
				size="xl"
				opened={reading !== undefined}
				onClose={closeReading}
				title={reading && t("care.correcting", { time: formatTime(reading.at, zone) })}
			>
				{reading !== undefined && (
					<VitalsForm
						options={options}
						write={corrections.vitals}
						corrects={reading}
						signed={signed}
						onDone={closeReading}
					/>
				)}
			</Modal>
			{event !== undefined && (
				<Why
					title={t("care.withdraw")}
					label={t("care.correctionReason")}
					busy={corrections.event.isPending}
					error={corrections.event.error}
					onClose={closeEvent}
					onConfirm={(reason) =>
						corrections.event.mutate(
							{ mark: { correctsId: event.id, withdraw: true, reason }, eventCode: event.eventCode },
							{ onSuccess: closeEvent },
						)
					}
				>
					{event.eventName}
				</Why>
			)}
			<Modal
				size="xl"
				opened={drug !== undefined}
				onClose={closeDrug}
				title={drug && t("care.correcting", { time: formatTime(drug.at, zone) })}
			>
				{drug !== undefined && (
					<DrugForm options={options} write={corrections.drug} corrects={drug} signed={signed} onDone={closeDrug} />
				)}
			</Modal>
		</div>
	);
}

function Due({ data }: { data: SedationResponse }) {
	const now = useServerNow(data.serverTime);
	return (
		<DueBox
			dueAt={data.nextDueAt}
			overdueAt={data.overdueAt}
			now={now}
			next="care.nextVitals"
			due="care.vitalsDue"
			late="care.vitalsOverdue"
		/>
	);
}

type StepsProps = { data: SedationResponse; mayWrite: boolean; sedation: ReturnType<typeof useSedation> };

function Steps({ data, mayWrite, sedation: { start, end } }: StepsProps) {
	const zone = useZone();
	const refusal = refusalOf(start.error ?? end.error, []);
	return (
		<Group gap="sm">
			<Refused refusal={refusal} />
			{data.startedAt !== undefined && (
				<StatusChip tone="green" label={t("care.startedAt", { time: formatTime(data.startedAt, zone) })} />
			)}
			{data.endedAt !== undefined && (
				<StatusChip tone="green" label={t("care.endedAt", { time: formatTime(data.endedAt, zone) })} />
			)}
			{mayWrite && data.startedAt === undefined && (
				<Button
					size="md"
					loading={start.isPending}
					leftSection={<IconPlayerPlay aria-hidden size={18} />}
					onClick={() => start.mutate()}
				>
					{t("care.startSedation")}
				</Button>
			)}
			{mayWrite && data.startedAt !== undefined && data.endedAt === undefined && (
				<Button
					size="md"
					variant="default"
					loading={end.isPending}
					leftSection={<IconPlayerStop aria-hidden size={18} />}
					onClick={() => end.mutate()}
				>
					{t("care.endSedation")}
				</Button>
			)}
		</Group>
	);
}

/** What was replaced, withdrawn, entered late or changed in the head: nothing is ever gone. */
function Trail({ data }: { data: SedationResponse }) {
	const zone = useZone();
	const rows = [...data.vitals, ...data.drugs, ...data.events].filter(({ reason }) => reason !== undefined);
	if (rows.length === 0 && data.amendments.length === 0) return null;
	return (
		<details className={classes["trail"]}>
			<summary>{t("care.trail")}</summary>
			<ul>
				{data.amendments.map(({ at, changed, reason, byName }) => (
					<li key={at + changed}>
						{t("care.trailLine", { time: formatTime(at, zone), what: changed, reason, by: byName })}
					</li>
				))}
				{rows.map((row) => (
					<li key={row.id}>
						{t("care.trailLine", {
							time: formatTime(row.at, zone),
							what: `${nameOf(row)}: ${t(
								row.withdrawn ? "care.withdrawn" : row.correctsId === undefined ? "care.late" : "care.replaced",
							)}`,
							reason: row.reason ?? "",
							by: row.byName,
						})}
					</li>
				))}
			</ul>
		</details>
	);
}

function nameOf(row: SedationResponse["vitals" | "drugs" | "events"][number]): string {
	if ("drugName" in row) return row.drugName;
	return "eventName" in row ? row.eventName : t("care.vitals");
}
