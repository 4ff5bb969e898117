import "@/i18n/supply";
import { Button, TextInput } from "@mantine/core";
import { IconFileTypeCsv, IconFileTypePdf, IconPrinter, IconSearch, IconUsersGroup } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { $api } from "@/api/client";
import type { RecalledLevel, RecalledPatient, RecallResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./supply.module.css";
import { STATE_LOOKS } from "./words";

/** A lot of the catalogue, or its number as somebody read it off a letter. */
export type RecallSearch = { lotId: string | undefined; lot: string | undefined };

type Props = { search: RecallSearch; onSearch: (search: RecallSearch) => void };

export function RecallPage({ search, onSearch }: Props) {
	const { lotId, lot } = search;
	const [typed, setTyped] = useState(lot ?? "");
	const [tried, setTried] = useState(false);
	const query = lotId !== undefined ? { lotId } : { lot: lot ?? "" };
	const found = $api.useQuery(
		"get",
		"/api/recalls",
		{ params: { query } },
		{ enabled: lotId !== undefined || lot !== undefined },
	);
	const asked = new URLSearchParams(query).toString();
	return (
		<>
			<PageHeader
				title={t("supply.recallTitle")}
				subtitle={
					<span role="status">
						{found.data !== undefined && t("supply.recallSummary", { count: found.data.patients.length })}
					</span>
				}
				actions={
					found.data !== undefined &&
					foundAnybody(found.data) && (
						<>
							<Button
								variant="default"
								leftSection={<IconPrinter aria-hidden size={14} />}
								onClick={() => window.print()}
							>
								{t("supply.print")}
							</Button>
							<Button
								variant="default"
								component="a"
								href={`/api/recalls/csv?${asked}`}
								leftSection={<IconFileTypeCsv aria-hidden size={14} />}
							>
								{t("supply.csv")}
							</Button>
							{found.data.patients.some(({ deceased }) => !deceased) && (
								<Button
									component="a"
									href={`/api/recalls/letters?${asked}`}
									target="_blank"
									rel="noreferrer"
									leftSection={<IconFileTypePdf aria-hidden size={14} />}
								>
									{t("supply.letters")}
								</Button>
							)}
						</>
					)
				}
			/>
			<div className={classes["page"]}>
				<form
					noValidate
					className={`${classes["recallForm"]} ${classes["notOnPaper"]}`}
					aria-label={t("supply.recallRun")}
					onSubmit={(event) => {
						event.preventDefault();
						setTried(true);
						if (typed.trim() !== "") onSearch({ lotId: undefined, lot: typed.trim() });
					}}
				>
					<TextInput
						label={t("supply.recallLot")}
						description={t("supply.recallHint")}
						maxLength={60}
						autoComplete="off"
						spellCheck={false}
						value={typed}
						error={tried && typed.trim() === "" ? t("supply.askLot") : undefined}
						onChange={(event) => setTyped(event.currentTarget.value)}
					/>
					<Button type="submit" variant="default" leftSection={<IconSearch aria-hidden size={14} />}>
						{t("supply.recallRun")}
					</Button>
				</form>
				{found.isError ? (
					<ErrorState error={found.error} onRetry={() => void found.refetch()} />
				) : found.data !== undefined ? (
					<Found recall={found.data} asked={asked} />
				) : found.isLoading ? (
					<LoadingState />
				) : null}
			</div>
		</>
	);
}

function Found({ recall, asked }: { recall: RecallResponse; asked: string }) {
	return (
		<>
			<p className={classes["none"]}>
				{recall.lots.length === 0
					? t("supply.notInCatalogue")
					: recall.lots.map(({ id, product, lot, state }) => (
							<span key={id} className={classes["expiry"]}>
								{`${t("supply.lotsMeant")}: ${t("supply.lotTitle", { product, lot })}`}
								<StatusChip tone={STATE_LOOKS[state].tone} label={t(STATE_LOOKS[state].label)} />
							</span>
						))}
			</p>
			{!foundAnybody(recall) ? (
				<EmptyState icon={IconUsersGroup} title={t("supply.recallNone")} />
			) : (
				<section className={classes["panel"]} aria-label={t("supply.recallCaption", { lot: recall.asked })}>
					<DataTable
						caption={t("supply.recallCaption", { lot: recall.asked })}
						columns={columns(asked, true)}
						rows={recall.patients}
						rowKey={({ patientId }) => patientId}
						empty={<p className={classes["none"]}>{t("supply.recallNone")}</p>}
					/>
				</section>
			)}
			<Uncertain
				asked={asked}
				title={t("supply.recallUnsigned")}
				hint={t("supply.recallUnsignedHint")}
				rows={recall.unsigned}
			/>
			<Uncertain
				asked={asked}
				title={t("supply.recallVoided")}
				hint={t("supply.recallVoidedHint")}
				rows={recall.voided}
			/>
		</>
	);
}

function foundAnybody({ patients, unsigned, voided }: RecallResponse): boolean {
	return patients.length + unsigned.length + voided.length > 0;
}

type UncertainProps = { asked: string; title: string; hint: string; rows: readonly RecalledPatient[] };

/** Whom a letter must not reach before somebody has asked. */
function Uncertain({ asked, title, hint, rows }: UncertainProps) {
	if (rows.length === 0) return null;
	return (
		<section className={classes["panel"]} aria-label={title}>
			<h2 className={classes["heading"]}>{title}</h2>
			<p className={classes["none"]}>{hint}</p>
			<DataTable caption={title} columns={columns(asked, false)} rows={rows} rowKey={({ patientId }) => patientId} />
		</section>
	);
}

function columns(asked: string, withLetters: boolean): readonly Column<RecalledPatient>[] {
	return [
		{
			id: "patient",
			header: t("supply.patient"),
			cell: ({ patientId, name, mrn, birthDate, deceased, interpreterNeeded }) => (
				<span className={classes["two"]}>
					<Link className={classes["link"]} to="/patients/$patientId" params={{ patientId }}>
						{name}
					</Link>
					<span className={classes["dim"]}>{`${formatDate(birthDate)} · MRN ${mrn}`}</span>
					{deceased && <StatusChip tone="grey" label={t("supply.deceased")} />}
					{interpreterNeeded && <StatusChip tone="blue" label={t("supply.interpreter")} />}
				</span>
			),
		},
		{
			id: "levels",
			header: t("supply.treatments"),
			cell: ({ levels }) => (
				<ul className={classes["levels"]}>
					{levels.map((level) => (
						<li key={`${level.noteId}-${level.level}-${level.item}`}>
							<Treatment level={level} />
						</li>
					))}
				</ul>
			),
		},
		{ id: "phone", header: t("supply.phone"), cell: ({ phone }) => phone ?? t("supply.noPhone") },
		{
			id: "called",
			header: "",
			cell: ({ patientId, name, deceased }) => (
				<>
					<span className={classes["onPaper"]}>{t("supply.called")}</span>
					{withLetters && !deceased && (
						<Button
							className={classes["notOnPaper"] ?? ""}
							variant="subtle"
							size="compact-sm"
							component="a"
							href={`/api/recalls/letters?${asked}&patientId=${patientId}`}
							target="_blank"
							rel="noreferrer"
							aria-label={t("supply.letterOf", { name })}
						>
							{t("supply.letter")}
						</Button>
					)}
				</>
			),
		},
	];
}

function Treatment({
	level: { noteId, performedOn, level, item, product, millilitres, unitsOpened, operator, matchedBy },
}: {
	level: RecalledLevel;
}) {
	const day = performedOn === undefined ? t("supply.notDated") : formatDate(performedOn);
	const volume =
		item === "CEMENT" &&
		(millilitres === undefined ? t("supply.noMl") : t("supply.millilitres", { count: millilitres }));
	return (
		<span className={classes["expiry"]}>
			<Link className={classes["link"]} to="/notes/$noteId" params={{ noteId }}>
				{`${day} · ${level}`}
			</Link>
			<span className={classes["dim"]}>
				{[product, volume, unitsOpened !== undefined && t("supply.opened", { count: unitsOpened }), operator]
					.filter((part) => part !== undefined && part !== false)
					.join(" · ")}
			</span>
			{matchedBy === "TYPED_NUMBER" && <StatusChip tone="violet" label={t("supply.byNumber")} />}
		</span>
	);
}
