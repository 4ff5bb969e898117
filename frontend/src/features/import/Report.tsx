import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheckFilled, IconInfoCircle, IconUser } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { $api } from "@/api/client";
import type { Counts, ImportReport } from "@/api/schema";
import { type PlainKey, t } from "@/i18n/t";
import { formatNumber } from "@/lib/numbers";
import { bornMrn, nameOf } from "@/lib/people";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./ImportPage.module.css";
import { Places } from "./Places";
import { RECENT } from "./RecentImports";

const NAMES_SHOWN = 10;

export function Report({ report, onAnother }: { report: ImportReport; onAnother: () => void }) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	const { fileName: name, alreadyImported, warnings, warningCount } = report;
	return (
		<section className={classes["panel"]} aria-labelledby="import-report">
			<h2 id="import-report" ref={heading} tabIndex={-1} className={classes["reportTitle"]}>
				{alreadyImported ? (
					<IconInfoCircle aria-hidden size={18} className={classes["blue"]} />
				) : (
					<IconCircleCheckFilled aria-hidden size={18} className={classes["green"]} />
				)}
				{alreadyImported ? t("imports.alreadyTitle", { name }) : t("imports.doneTitle", { name })}
			</h2>
			{alreadyImported && <EarlierImport importId={report.importId} />}
			<div className={classes["columns"]}>
				<div className={classes["stack"]}>
					{!alreadyImported && <Tallies report={report} />}
					{report.ignored.length > 0 && (
						<div>
							<h3 className={classes["subtitle"]}>{t("imports.ignored")}</h3>
							<p className={classes["dim"]}>{t("imports.ignoredText")}</p>
							<ul className={classes["ignored"]}>
								{report.ignored.map(({ resourceType, count }) => (
									<li key={resourceType}>
										{t("imports.ignoredCount", { type: resourceType, count: formatNumber(count) })}
									</li>
								))}
							</ul>
						</div>
					)}
				</div>
				<Patients ids={report.patientIds} />
			</div>
			{warningCount > 0 && (
				<div className={classes["stack"]}>
					<h3 className={classes["subtitle"]}>
						<StatusChip tone="amber" icon={IconAlertTriangle} label={t("imports.warnings", { count: warningCount })} />
					</h3>
					<p className={classes["dim"]}>
						{t("imports.warningsText")}{" "}
						{warnings.length < warningCount &&
							t("imports.warningsShown", { shown: warnings.length, count: warningCount })}
					</p>
					<Places caption={t("imports.warningsCaption")} rows={warnings} />
				</div>
			)}
			<Button variant="default" onClick={onAnother}>
				{t("imports.another")}
			</Button>
		</section>
	);
}

/** The report names the import, the list of recent ones says when that was. */
function EarlierImport({ importId }: { importId: string }) {
	const zone = useZone();
	const { data } = $api.useQuery("get", "/api/imports", RECENT(0));
	const earlier = data?.items.find((row) => row.importId === importId);
	return (
		<p role="status">
			{earlier === undefined
				? t("imports.alreadyTextUnknown")
				: t("imports.alreadyText", { when: formatDateTime(earlier.importedAt, zone), by: earlier.importedBy })}
		</p>
	);
}

type Tally = { kind: PlainKey; counts: Counts };

const COLUMNS = (): readonly Column<Tally>[] => [
	{ id: "kind", header: t("imports.kind"), cell: ({ kind }) => t(kind) },
	...(["created", "updated", "unchanged"] as const).map(
		(what): Column<Tally> => ({
			id: what,
			header: t(`imports.${what}`),
			align: "end",
			width: 100,
			cell: ({ counts }) => formatNumber(counts[what]),
		}),
	),
];

function Tallies({ report }: { report: ImportReport }) {
	const rows: readonly Tally[] = [
		{ kind: "imports.kindPatients", counts: report.patients },
		{ kind: "imports.kindConditions", counts: report.conditions },
		{ kind: "imports.kindMedications", counts: report.medications },
		{ kind: "imports.kindAllergies", counts: report.allergies },
		{ kind: "imports.kindObservations", counts: report.observations },
	];
	return <DataTable caption={t("imports.tallies")} columns={COLUMNS()} rows={rows} rowKey={({ kind }) => kind} />;
}

function Patients({ ids }: { ids: readonly string[] }) {
	if (ids.length === 0) return null;
	const more = ids.length - NAMES_SHOWN;
	return (
		<div>
			<h3 className={classes["subtitle"]}>{t("imports.patients")}</h3>
			<ul className={classes["people"]}>
				{ids.slice(0, NAMES_SHOWN).map((id) => (
					<Person key={id} id={id} />
				))}
			</ul>
			{more > 0 && <p className={classes["dim"]}>{t("imports.morePatients", { count: more })}</p>}
		</div>
	);
}

function Person({ id }: { id: string }) {
	const { data, isError } = $api.useQuery("get", "/api/patients/{id}", { params: { path: { id } } });
	const unnamed = isError ? t("imports.patientUnnamed") : t("imports.patientLoading");
	return (
		<li>
			<IconUser aria-hidden size={15} />
			<span>
				<Link to="/patients/$patientId" params={{ patientId: id }} className={classes["link"]}>
					{data === undefined ? unnamed : nameOf(data)}
				</Link>
				{data !== undefined && <span className={classes["dim"]}> {bornMrn(data)}</span>}
			</span>
		</li>
	);
}
