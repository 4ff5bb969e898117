import "@/i18n/audit";
import { Button, Pagination, Select, TextInput } from "@mantine/core";
import { IconFilterOff, IconHistory } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { $api } from "@/api/client";
import type { AuditRow } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { useZone } from "@/lib/zone";
import { DateField } from "@/ui/DateField";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./AuditPage.module.css";
import { AuditTable } from "./AuditTable";
import { type AuditFilter, isId, queryOf } from "./filter";
import { Report, Verify } from "./TrailActs";
import { ACTION_LOOKS, ACTIONS } from "./words";

type Props = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void };

export function AuditPage({ filter, onFilter }: Props) {
	const zone = useZone();
	const trail = $api.useQuery(
		"get",
		"/api/audit",
		{ params: { query: queryOf(filter, zone) } },
		{ placeholderData: keepPreviousData },
	);
	const { data } = trail;
	const users = useKnownUsers(data?.items);
	const pages = data === undefined ? 0 : Math.ceil(data.total / data.size);
	return (
		<>
			<PageHeader
				title={t("audit.title")}
				subtitle={<span role="status">{data !== undefined && t("audit.events", { count: data.total })}</span>}
				actions={
					<>
						{filter.patient !== undefined && <Report patientId={filter.patient} />}
						<Verify />
					</>
				}
			/>
			<Filters filter={filter} onFilter={onFilter} users={users} />
			{trail.isError ? (
				<ErrorState error={trail.error} onRetry={() => void trail.refetch()} />
			) : data === undefined ? (
				<LoadingState rows={12} />
			) : data.items.length === 0 ? (
				<EmptyState icon={IconHistory} title={t("audit.emptyTitle")} text={t("audit.emptyText")} />
			) : (
				<AuditTable rows={data.items} filter={filter} onFilter={onFilter} />
			)}
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("audit.pages")}>
					<Pagination
						size="sm"
						total={pages}
						value={(filter.page ?? 0) + 1}
						onChange={(next) => onFilter({ ...filter, page: next - 1 })}
						getItemProps={(page) => ({ "aria-label": t("audit.page", { page }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("audit.nextPage") : t("audit.previousPage"),
						})}
					/>
				</nav>
			)}
		</>
	);
}

/** Who may manage accounts sees all of them; an auditor those met in the trail so far. */
function useKnownUsers(rows: readonly AuditRow[] | undefined): ReadonlyMap<string, string> {
	const mayList = useMay("USER_MANAGE");
	const all = $api.useQuery("get", "/api/users", {}, { enabled: mayList });
	const [met, setMet] = useState<ReadonlyMap<string, string>>(new Map());
	useEffect(() => {
		if (rows === undefined) return;
		setMet((before) => {
			const named = rows.flatMap(({ userId, userName }) =>
				userName === undefined || before.has(userId) ? [] : [[userId, userName] as const],
			);
			return named.length === 0 ? before : new Map([...before, ...named]);
		});
	}, [rows]);
	return new Map([...met, ...(all.data ?? []).map(({ id, displayName }) => [id, displayName] as const)]);
}

type FiltersProps = Props & { users: ReadonlyMap<string, string> };

function Filters({ filter, onFilter, users }: FiltersProps) {
	// A new question starts at its first page.
	const ask = (changed: { [K in keyof AuditFilter]: AuditFilter[K] | undefined | null }) => {
		const { page: _, ...merged } = { ...filter, ...changed };
		onFilter(Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined && value !== null)));
	};
	const choices = new Map(users);
	if (filter.user !== undefined && !choices.has(filter.user)) choices.set(filter.user, filter.user);
	const { page: _, ...set } = filter;
	return (
		<search className={classes["filters"]} aria-label={t("audit.filters")}>
			<Select
				label={t("audit.user")}
				placeholder={t("audit.userPlaceholder")}
				data={[...choices].map(([value, label]) => ({ value, label }))}
				value={filter.user ?? null}
				onChange={(user) => ask({ user })}
				searchable
				clearable
			/>
			<PatientIdField key={filter.patient} value={filter.patient} onChange={(patient) => ask({ patient })} />
			<Select
				label={t("audit.action")}
				placeholder={t("audit.actionPlaceholder")}
				data={ACTIONS.map((value) => ({ value, label: t(ACTION_LOOKS[value].label) }))}
				value={filter.action ?? null}
				onChange={(action) => ask({ action })}
				clearable
			/>
			<DateField
				label={t("audit.from")}
				value={filter.from ?? null}
				{...(filter.to !== undefined && { max: filter.to })}
				onChange={(from) => ask({ from })}
			/>
			<DateField
				label={t("audit.to")}
				value={filter.to ?? null}
				{...(filter.from !== undefined && { min: filter.from })}
				onChange={(to) => ask({ to })}
			/>
			{Object.keys(set).length > 0 && (
				<Button
					variant="default"
					className={classes["reset"] ?? ""}
					leftSection={<IconFilterOff aria-hidden size={14} />}
					onClick={() => onFilter({})}
				>
					{t("audit.reset")}
				</Button>
			)}
		</search>
	);
}

/** Asked only with a whole id: half of one would match nobody and look like an answer. */
function PatientIdField({
	value,
	onChange,
}: {
	value: string | undefined;
	onChange: (id: string | undefined) => void;
}) {
	const [typed, setTyped] = useState(value ?? "");
	const [left, setLeft] = useState(false);
	const words = typed.trim();
	const wrong = words !== "" && !isId(words);
	return (
		<TextInput
			label={t("audit.patientId")}
			placeholder={t("audit.patientIdPlaceholder")}
			className={classes["id"] ?? ""}
			autoComplete="off"
			spellCheck={false}
			value={typed}
			onBlur={() => setLeft(true)}
			onChange={(event) => {
				const next = event.currentTarget.value;
				setTyped(next);
				if (next.trim() === "") onChange(undefined);
				else if (isId(next.trim())) onChange(next.trim());
			}}
			error={left && wrong ? t("audit.patientIdWrong") : undefined}
		/>
	);
}
