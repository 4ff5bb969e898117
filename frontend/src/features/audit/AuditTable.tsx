import { Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconFilter } from "@tabler/icons-react";
import { Fragment, type ReactNode, useState } from "react";
import type { AuditRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./AuditPage.module.css";
import type { AuditFilter } from "./filter";
import { ACTION_LOOKS, roleKey, spaced } from "./words";

type Props = { rows: readonly AuditRow[]; filter: AuditFilter; onFilter: (filter: AuditFilter) => void };

const COLUMNS = 6;

export function AuditTable({ rows, filter, onFilter }: Props) {
	const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
	const toggle = (id: string) =>
		setOpened((before) => {
			const after = new Set(before);
			if (!after.delete(id)) after.add(id);
			return after;
		});
	return (
		<table className={classes["table"]}>
			<caption className="visually-hidden">{t("audit.caption")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("audit.when")}</th>
					<th scope="col">{t("audit.action")}</th>
					<th scope="col">{t("audit.what")}</th>
					<th scope="col">{t("audit.who")}</th>
					<th scope="col">{t("audit.role")}</th>
					<th scope="col">{t("audit.patient")}</th>
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => (
					<Fragment key={row.id}>
						<Event row={row} open={opened.has(row.id)} onToggle={() => toggle(row.id)} />
						{opened.has(row.id) && (
							<tr className={classes["details"]} id={`event-${row.id}`}>
								<td colSpan={COLUMNS}>
									<Details row={row} filter={filter} onFilter={onFilter} />
								</td>
							</tr>
						)}
					</Fragment>
				))}
			</tbody>
		</table>
	);
}

function Event({ row, open, onToggle }: { row: AuditRow; open: boolean; onToggle: () => void }) {
	const zone = useZone();
	const when = formatDateTime(row.recordedAt, zone);
	const { label, tone, icon } = ACTION_LOOKS[row.action];
	const user = row.userName ?? t("audit.unknownUser");
	const Chevron = open ? IconChevronDown : IconChevronRight;
	return (
		<tr className={classes["event"]} onClick={onToggle}>
			<th scope="row">
				<button
					type="button"
					className={classes["toggle"]}
					aria-expanded={open}
					aria-controls={open ? `event-${row.id}` : undefined}
					aria-label={t("audit.details", { action: t(label), user, when })}
					onClick={(event) => {
						event.stopPropagation();
						onToggle();
					}}
				>
					<Chevron aria-hidden size={14} />
					{when}
				</button>
			</th>
			<td>
				<StatusChip tone={tone} icon={icon} label={t(label)} />
			</td>
			<td>{row.entityType === undefined ? "" : spaced(row.entityType)}</td>
			<td>{user}</td>
			<td>{roleWords(row.userRole)}</td>
			<td>
				{row.patientId === undefined ? (
					<span className={classes["dim"]}>{t("audit.noPatient")}</span>
				) : (
					<code>{row.patient}</code>
				)}
			</td>
		</tr>
	);
}

function sentence(constant: string): string {
	return `${constant.charAt(0)}${constant.slice(1).toLowerCase()}`;
}

function roleWords(role: string | undefined): string {
	if (role === undefined) return "";
	const key = roleKey(role);
	return key === undefined ? role : t(key);
}

function Details({ row, filter, onFilter }: { row: AuditRow; filter: AuditFilter; onFilter: Props["onFilter"] }) {
	const { page: _, ...question } = filter;
	const { patientId } = row;
	return (
		<div className={classes["detail"]}>
			<dl className={classes["pairs"]}>
				<Pair name={t("audit.exactTime")}>{row.recordedAt}</Pair>
				<Pair name={t("audit.entityType")}>{row.entityType}</Pair>
				<Pair name={t("audit.entityId")}>{row.entityId}</Pair>
				<Pair name={t("audit.patient")}>{row.patient}</Pair>
				<Pair name={t("audit.patientId")}>{patientId}</Pair>
				<Pair name={t("audit.operation")}>{row.operation}</Pair>
				<Pair name={t("audit.purpose")}>{row.purpose === undefined ? undefined : sentence(row.purpose)}</Pair>
				<Pair name={t("audit.grantId")}>{row.grantId}</Pair>
				<Pair name={t("audit.userId")}>{row.userId}</Pair>
				<Pair name={t("audit.requestId")}>{row.requestId}</Pair>
				<Pair name={t("audit.eventId")}>{row.id}</Pair>
				<Pair name={t("audit.changedFields")}>
					{row.changedFields
						?.split(",")
						.map((field) => spaced(field))
						.join(", ")}
				</Pair>
			</dl>
			<div className={classes["acts"]}>
				<Button
					variant="default"
					leftSection={<IconFilter aria-hidden size={14} />}
					onClick={() => onFilter({ ...question, user: row.userId })}
				>
					{t("audit.onlyUser")}
				</Button>
				{patientId !== undefined && (
					<Button
						variant="default"
						leftSection={<IconFilter aria-hidden size={14} />}
						onClick={() => onFilter({ ...question, patient: patientId })}
					>
						{t("audit.onlyPatient")}
					</Button>
				)}
				<span className={classes["dim"]}>{t("audit.noValues")}</span>
			</div>
		</div>
	);
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
	if (children === undefined || children === "") return null;
	return (
		<div>
			<dt>{name}</dt>
			<dd>{children}</dd>
		</div>
	);
}
