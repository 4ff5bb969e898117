import { ActionIcon, Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { IconPrinter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { $api } from "@/api/client";
import type { GateOwner, ReadinessRow } from "@/api/schema";
import { t } from "@/i18n/t";
import { addDays, daysBetween, formatWeekday, type IsoDate, localDate, parseDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { DebtList } from "./DebtList";
import { ReadinessTable } from "./ReadinessTable";
import classes from "./readiness.module.css";
import { debtsByOwner, groupsOf, isShown, type Show } from "./rows";
import { OWNERS } from "./words";

export type { Show } from "./rows";

export type ReadinessSearch = {
	from?: IsoDate | undefined;
	to?: IsoDate | undefined;
	show?: Show | undefined;
	/** Left out: by day. */
	by?: "owner" | undefined;
	owner?: GateOwner | undefined;
};

type Props = { search: ReadinessSearch; onSearch: (change: ReadinessSearch) => void };

const USUAL_DAYS = 7;
const MOST_DAYS = 92;
const REFRESH = 60_000;
const OWNER_LIST: readonly GateOwner[] = ["SCHEDULER", "NURSE", "RADIOLOGIST"];

export function ReadinessPage({ search, onSearch }: Props) {
	const zone = useZone();
	const now = useNow();
	const today = localDate(now, zone);
	const from = search.from ?? today;
	const to = search.to ?? addDays(from, USUAL_DAYS - 1);
	const wrong = rangeError(from, to);
	const { data, error, refetch } = useQuery({
		...$api.queryOptions("get", "/api/readiness", { params: { query: { from, to } } }),
		enabled: wrong === undefined,
		refetchInterval: REFRESH,
	});
	const shown = data?.filter((row) => isShown(row, search.show));
	return (
		<div className={classes["page"]}>
			<PageHeader
				title={t("shell.readinessLong")}
				subtitle={
					<span className={classes["range"]}>
						{t("readiness.subtitle", { from: formatWeekday(from), to: formatWeekday(to) })}
					</span>
				}
				actions={
					<>
						{data !== undefined && <Totals rows={data} />}
						<ActionIcon aria-label={t("readiness.print")} title={t("readiness.print")} onClick={() => window.print()}>
							<IconPrinter aria-hidden size={17} stroke={1.6} />
						</ActionIcon>
					</>
				}
			>
				<div className={classes["filters"]}>
					<DayInput label={t("readiness.from")} value={from} onChange={(day) => onSearch({ from: day, to })} />
					<DayInput
						label={t("readiness.to")}
						value={to}
						onChange={(day) => onSearch({ to: day })}
						error={wrong !== undefined}
					/>
					<Button
						variant="default"
						disabled={search.from === undefined && search.to === undefined}
						onClick={() => onSearch({ from: undefined, to: undefined })}
					>
						{t("readiness.thisWeek")}
					</Button>
					<SegmentedControl
						size="xs"
						aria-label={t("readiness.show")}
						value={search.show ?? "all"}
						onChange={(next) => onSearch({ show: next === "all" ? undefined : (next as Show) })}
						data={[
							{ value: "all", label: t("readiness.showAll") },
							{ value: "blocked", label: t("readiness.showBlocked") },
							{ value: "open", label: t("readiness.showOpen") },
							{ value: "ready", label: t("readiness.showReady") },
						]}
					/>
					<SegmentedControl
						size="xs"
						aria-label={t("readiness.by")}
						value={search.by ?? "day"}
						onChange={(next) => onSearch(next === "owner" ? { by: "owner" } : { by: undefined, owner: undefined })}
						data={[
							{ value: "day", label: t("readiness.byDay") },
							{ value: "owner", label: t("readiness.byOwner") },
						]}
					/>
					{search.by === "owner" && (
						<NativeSelect
							size="xs"
							aria-label={t("readiness.owner")}
							value={search.owner ?? ""}
							onChange={(event) => onSearch({ owner: OWNER_LIST.find((owner) => owner === event.currentTarget.value) })}
							data={[
								{ value: "", label: t("readiness.everyOwner") },
								...OWNER_LIST.map((owner) => ({ value: owner, label: t(OWNERS[owner]) })),
							]}
						/>
					)}
				</div>
			</PageHeader>
			{wrong !== undefined ? (
				<p className={classes["wrong"]} role="alert">
					{wrong}
				</p>
			) : error !== null && data === undefined ? (
				<ErrorState error={error} onRetry={() => void refetch()} />
			) : shown === undefined || data === undefined ? (
				<LoadingState rows={12} />
			) : shown.length === 0 ? (
				<Nothing isFiltered={data.length > 0} />
			) : search.by === "owner" ? (
				<DebtList
					groups={debtsByOwner(shown).filter(({ owner }) => search.owner === undefined || owner === search.owner)}
					now={now}
				/>
			) : (
				<ReadinessTable groups={groupsOf(shown, zone)} today={today} now={now} />
			)}
		</div>
	);
}

function rangeError(from: IsoDate, to: IsoDate): string | undefined {
	const days = daysBetween(from, to);
	if (days < 0) return t("readiness.rangeWrong");
	return days >= MOST_DAYS ? t("readiness.rangeLong", { count: MOST_DAYS }) : undefined;
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
	return isFiltered ? (
		<EmptyState title={t("readiness.filteredTitle")} text={t("readiness.filteredText")} />
	) : (
		<EmptyState title={t("readiness.emptyTitle")} text={t("readiness.emptyText")} />
	);
}

type DayInputProps = { label: string; value: IsoDate; onChange: (day: IsoDate) => void; error?: boolean };

/** The label stands in the field's accessible name: the bar has one line only. */
function DayInput({ label, value, onChange, error = false }: DayInputProps) {
	return (
		<DateInput
			size="xs"
			w={128}
			aria-label={label}
			leftSection={<span className={classes["inlineLabel"]}>{label}</span>}
			leftSectionWidth={label.length * 7 + 16}
			value={value}
			onChange={(day) => {
				if (day !== null) onChange(day);
			}}
			error={error}
			valueFormat="D MMM YY"
			dateParser={(text) => parseDate(text) ?? null}
			firstDayOfWeek={1}
			popoverProps={{ withinPortal: true }}
			previousLabel={t("common.previousMonth")}
			nextLabel={t("common.nextMonth")}
		/>
	);
}

function Totals({ rows }: { rows: readonly ReadinessRow[] }) {
	const booked = rows.filter(({ start }) => start !== undefined);
	const count = (matches: (row: ReadinessRow) => boolean) => booked.filter(matches).length;
	const figures = [
		{ label: t("readiness.bookings", { count: booked.length }), value: booked.length },
		{ label: t("readiness.allReady"), value: count((row) => isShown(row, "ready")) },
		{ label: t("readiness.open"), value: count((row) => isShown(row, "open") && !isShown(row, "blocked")) },
		{ label: t("readiness.blocked"), value: count((row) => isShown(row, "blocked")), warn: true },
		{ label: t("readiness.unbooked"), value: rows.length - booked.length },
	];
	return (
		<ul className={classes["totals"]} aria-label={t("readiness.totals")}>
			{figures.map(({ label, value, warn }) => (
				<li key={label} data-warn={(warn === true && value > 0) || undefined}>
					<b>{value}</b> {label}
				</li>
			))}
		</ul>
	);
}
