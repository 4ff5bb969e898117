import { Alert, Button, Group, NumberInput, Stack, Table, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCheck, IconDatabaseExport, IconLock, IconLockOpen } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { $api } from "@/api/client";
import type { OperationsState, ReadOnlyState, RetentionReport } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { classNames } from "@/ui/classNames";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import tones from "@/ui/tones.module.css";
import classes from "./AdminPage.module.css";
import { sentenceOf } from "./absences";
import { LegalHolds } from "./LegalHolds";
import { etagOfVersion } from "./words";

export function Operations() {
	const state = $api.useQuery("get", "/api/operations");
	const readOnly = $api.useQuery("get", "/api/operations/read-only");
	if (state.isError) return <ErrorState error={state.error} onRetry={() => void state.refetch()} />;
	if (readOnly.isError) return <ErrorState error={readOnly.error} onRetry={() => void readOnly.refetch()} />;
	if (state.data === undefined || readOnly.data === undefined) return <LoadingState />;
	return (
		<div className={classes["page"]}>
			<Stack gap="md">
				<ReadOnly state={readOnly.data} />
				<Downtime state={state.data} />
				<Backup state={state.data} />
				<Retention />
				<LegalHolds />
			</Stack>
		</div>
	);
}

function ReadOnly({ state }: { readonly state: ReadOnlyState }) {
	const zone = useZone();
	const queries = useQueryClient();
	const [reason, setReason] = useState("");
	const [minutes, setMinutes] = useState<number | string>("");
	const change = $api.useMutation("put", "/api/operations/read-only", {
		onSuccess: () => {
			setReason("");
			setMinutes("");
		},
		onSettled: () => queries.invalidateQueries({ queryKey: ["get", "/api/operations/read-only"] }),
	});
	const params = { header: ifMatch(etagOfVersion(state.version)) };
	const { standing } = state;
	if (standing !== undefined && standing !== null) {
		return (
			<Alert
				className={classNames(classes["notice"], tones["amber"])}
				icon={<IconLock aria-hidden size={16} />}
				title={t("operations.readOnlyOn")}
			>
				<p>
					{t("operations.readOnlySince", {
						reason: standing.reason,
						name: standing.startedBy,
						when: formatDateTime(standing.since, zone),
					})}
				</p>
				{change.isError && <p role="alert">{sentenceOf(change.error)}</p>}
				<Button
					leftSection={<IconLockOpen aria-hidden size={16} />}
					loading={change.isPending}
					onClick={() => change.mutate({ params, body: { on: false } })}
				>
					{t("operations.readOnlyEnd")}
				</Button>
			</Alert>
		);
	}
	const begin = (event: FormEvent) => {
		event.preventDefault();
		change.mutate({
			params,
			body: { on: true, reason, ...(typeof minutes === "number" ? { minutes } : {}) },
		});
	};
	return (
		<section aria-labelledby="read-only">
			<h2 id="read-only">{t("operations.readOnly")}</h2>
			<p className={classes["hint"]}>{t("operations.readOnlyText")}</p>
			<form onSubmit={begin}>
				<Group align="end">
					<TextInput
						label={t("operations.reason")}
						maxLength={200}
						value={reason}
						onChange={(event) => setReason(event.currentTarget.value)}
						error={change.isError ? sentenceOf(change.error) : undefined}
						w={320}
					/>
					<NumberInput
						label={t("operations.minutes")}
						min={1}
						max={1440}
						allowDecimal={false}
						value={minutes}
						onChange={setMinutes}
						w={140}
					/>
					<Button type="submit" leftSection={<IconLock aria-hidden size={16} />} loading={change.isPending}>
						{t("operations.readOnlyBegin")}
					</Button>
				</Group>
			</form>
		</section>
	);
}

function Downtime({ state }: { readonly state: OperationsState }) {
	const zone = useZone();
	const text = !state.packConfigured
		? t("operations.packOff")
		: state.packAt === undefined
			? t("operations.packNever")
			: t("operations.packAt", { when: formatDateTime(state.packAt, zone) });
	const well = state.packConfigured && !state.packStale;
	return (
		<section aria-labelledby="pack">
			<h2 id="pack">{t("operations.pack")}</h2>
			<Alert
				className={classNames(classes["notice"], tones[well ? "green" : "amber"])}
				icon={well ? <IconCheck aria-hidden size={16} /> : <IconAlertTriangle aria-hidden size={16} />}
				title={well ? t("operations.packFresh") : t("operations.packNotFresh")}
			>
				{text}
			</Alert>
		</section>
	);
}

function Backup({ state }: { readonly state: OperationsState }) {
	const zone = useZone();
	const queries = useQueryClient();
	const make = $api.useMutation("post", "/api/operations/backups", {
		onSuccess: (made) => notifications.show({ message: t("operations.backupMade", { name: made.name }) }),
		onSettled: () => queries.invalidateQueries({ queryKey: ["get", "/api/operations"] }),
	});
	return (
		<section aria-labelledby="backup">
			<h2 id="backup">{t("operations.backup")}</h2>
			<p className={classes["hint"]}>
				{!state.backupConfigured
					? t("operations.backupOff")
					: state.lastBackup === undefined
						? t("operations.backupNever")
						: t("operations.backupAt", {
								name: state.lastBackup.name,
								when: formatDateTime(state.lastBackup.madeAt, zone),
							})}
			</p>
			{make.isError && <p role="alert">{sentenceOf(make.error)}</p>}
			{state.backupConfigured && (
				<Button
					variant="default"
					leftSection={<IconDatabaseExport aria-hidden size={16} />}
					loading={make.isPending}
					onClick={() => make.mutate({})}
				>
					{t("operations.backUpNow")}
				</Button>
			)}
		</section>
	);
}

function Retention() {
	const [years, setYears] = useState<number | string>(10);
	const review = $api.useMutation("post", "/api/operations/retention");
	return (
		<section aria-labelledby="retention">
			<h2 id="retention">{t("operations.retention")}</h2>
			<p className={classes["hint"]}>{t("operations.retentionText")}</p>
			<Group align="end">
				<NumberInput
					label={t("operations.years")}
					min={1}
					max={100}
					allowDecimal={false}
					value={years}
					onChange={setYears}
					w={180}
				/>
				<Button
					variant="default"
					disabled={typeof years !== "number"}
					loading={review.isPending}
					onClick={() => typeof years === "number" && review.mutate({ body: { olderThanYears: years } })}
				>
					{t("operations.count")}
				</Button>
			</Group>
			{review.isError && <p role="alert">{sentenceOf(review.error)}</p>}
			{review.data !== undefined && <Counted report={review.data} />}
		</section>
	);
}

function Counted({ report }: { readonly report: RetentionReport }) {
	return (
		<Table captionSide="top" maw={480}>
			<Table.Caption ta="start">
				{t("operations.retentionCaption", { count: report.patients, date: report.before })}
				{report.held > 0 && <> {t("operations.retentionHeld", { count: report.held })}</>}
			</Table.Caption>
			<Table.Thead>
				<Table.Tr>
					<Table.Th>{t("operations.table")}</Table.Th>
					<Table.Th ta="right">{t("operations.rows")}</Table.Th>
				</Table.Tr>
			</Table.Thead>
			<Table.Tbody>
				{report.tables.map(({ table, rows }) => (
					<Table.Tr key={table}>
						<Table.Td>{table}</Table.Td>
						<Table.Td ta="right">{rows}</Table.Td>
					</Table.Tr>
				))}
			</Table.Tbody>
		</Table>
	);
}
