import { Button, Loader, Pagination, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconFileImport, IconSearch, IconUserPlus, IconUserSearch } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { $api } from "@/api/client";
import type { PatientRow } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { ageOn, formatDate, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./PatientsPage.module.css";
import { LONGEST_SEARCH, marked, readSearch, type Search } from "./search";
import { useSearchMemory } from "./searchMemory";
import { SEX_WORDS } from "./words";

const PAGE_SIZE = 20;

export function PatientsPage() {
	const { typed, page, remember } = useSearchMemory();
	const [settled] = useDebouncedValue(typed, 250);
	const search = readSearch(settled);
	const found = usePatients(search, page);
	const navigate = useNavigate();
	const box = useRef<HTMLInputElement>(null);
	const results = useRef<HTMLDivElement>(null);
	const open = ({ id }: PatientRow) => void navigate({ to: "/patients/$patientId", params: { patientId: id } });
	const upToDate = settled === typed && search.kind === "ready" && found.isSuccess && !found.isPlaceholderData;
	const names = () => results.current?.querySelectorAll<HTMLElement>("[data-row-name]");

	const fromBox = (event: KeyboardEvent) => {
		const first = upToDate ? found.data.items[0] : undefined;
		if (event.key === "ArrowDown") {
			event.preventDefault();
			names()?.[0]?.focus();
		} else if (event.key === "Enter" && first !== undefined && found.data?.total === 1) open(first);
		else if (event.key === "Enter") names()?.[0]?.focus();
		else if (event.key === "Escape") remember("", 0);
	};
	const backToBox = (event: KeyboardEvent) => {
		if (event.key !== "ArrowUp" || document.activeElement !== names()?.[0]) return;
		event.preventDefault();
		box.current?.focus();
	};

	return (
		<>
			<PageHeader
				title={t("shell.patients")}
				subtitle={
					<span role="status">
						{search.kind === "ready" && found.data !== undefined && t("patients.found", { count: found.data.total })}
					</span>
				}
				actions={<WaysIn />}
			>
				<TextInput
					ref={box}
					type="search"
					aria-label={t("patients.search")}
					placeholder={t("patients.searchHint")}
					className={classes["search"] ?? ""}
					leftSection={<IconSearch aria-hidden size={15} />}
					rightSection={
						search.kind === "ready" && found.isFetching && <Loader size={14} aria-label={t("patients.searching")} />
					}
					maxLength={LONGEST_SEARCH}
					autoComplete="off"
					spellCheck={false}
					autoFocus
					value={typed}
					onChange={(event) => remember(event.currentTarget.value, 0)}
					onKeyDown={fromBox}
				/>
			</PageHeader>
			<div ref={results} onKeyDownCapture={backToBox}>
				<Results search={search} page={page} onPage={(next) => remember(typed, next)} found={found} onOpen={open} />
			</div>
		</>
	);
}

function WaysIn() {
	const mayRegister = useMay("PATIENT_REGISTER");
	const mayImport = useMay("PATIENT_IMPORT");
	return (
		<>
			{mayImport && (
				<Button
					variant="default"
					leftSection={<IconFileImport aria-hidden size={14} />}
					renderRoot={(props) => <Link to="/import" {...props} />}
				>
					{t("patients.importFile")}
				</Button>
			)}
			{mayRegister && (
				<Button
					leftSection={<IconUserPlus aria-hidden size={14} />}
					renderRoot={(props) => <Link to="/patients/new" {...props} />}
				>
					{t("patients.register")}
				</Button>
			)}
		</>
	);
}

function usePatients(search: Search, page: number) {
	const ready = search.kind === "ready";
	return $api.useQuery(
		"get",
		"/api/patients",
		{
			params: {
				query: {
					page,
					size: PAGE_SIZE,
					...(ready && search.q !== undefined && { q: search.q }),
					...(ready && search.birthDate !== undefined && { birthDate: search.birthDate }),
				},
			},
		},
		{ enabled: ready, placeholderData: keepPreviousData },
	);
}

type ResultsProps = {
	search: Search;
	page: number;
	onPage: (page: number) => void;
	found: ReturnType<typeof usePatients>;
	onOpen: (row: PatientRow) => void;
};

function Results({ search, page, onPage, found, onOpen }: ResultsProps) {
	const zone = useZone();
	const today = localDate(useNow(), zone);
	if (search.kind === "empty") {
		return <EmptyState icon={IconUserSearch} title={t("patients.searchTitle")} text={t("patients.searchText")} />;
	}
	if (search.kind === "short") {
		return <EmptyState icon={IconUserSearch} title={t("patients.searchTitle")} text={t("patients.searchShort")} />;
	}
	if (search.kind === "ambiguous") {
		return <EmptyState icon={IconUserSearch} title={t("patients.ambiguousTitle")} text={t("patients.ambiguousText")} />;
	}
	if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
	if (found.data === undefined) return <LoadingState />;
	const { items, total, size } = found.data;
	if (total === 0) {
		return (
			<EmptyState
				icon={IconUserSearch}
				title={t("patients.nothingTitle")}
				text={t("patients.nothingText")}
				action={
					<div className={classes["ways"]}>
						<WaysIn />
					</div>
				}
			/>
		);
	}
	const pages = Math.ceil(total / size);
	return (
		<>
			<DataTable
				caption={t("patients.resultsCaption")}
				columns={columnsFor(search, items, today)}
				rows={items}
				rowKey={({ id }) => id}
				onOpen={onOpen}
			/>
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("patients.pages")}>
					<Pagination
						size="sm"
						total={pages}
						value={page + 1}
						onChange={(next) => onPage(next - 1)}
						getItemProps={(at) => ({ "aria-label": t("patients.page", { page: at }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("patients.nextPage") : t("patients.previousPage"),
						})}
					/>
				</nav>
			)}
		</>
	);
}

function columnsFor(
	search: Extract<Search, { kind: "ready" }>,
	rows: readonly PatientRow[],
	today: string,
): readonly Column<PatientRow>[] {
	const best = Math.max(...rows.map(({ score }) => score ?? 0));
	const columns: Column<PatientRow>[] = [
		{
			id: "name",
			header: t("patients.name"),
			cell: ({ familyName, givenName, deceased }) => (
				<span className={classes["name"]}>
					<Marked text={nameOf({ familyName, givenName })} typed={search.q} />
					{deceased && <StatusChip tone="grey" label={t("patients.deceased")} />}
				</span>
			),
		},
		{
			id: "born",
			header: t("patients.born"),
			width: 120,
			cell: ({ birthDate }) => marksWhole(formatDate(birthDate), search.birthDate === birthDate),
		},
		{ id: "age", header: t("patients.age"), width: 70, cell: ({ birthDate }) => ageOn(birthDate, today) },
		{ id: "sex", header: t("patients.sex"), width: 100, cell: ({ sex }) => t(SEX_WORDS[sex]) },
		{
			id: "mrn",
			header: t("patients.mrn"),
			width: 290,
			cell: ({ mrn }) => <MarkedStart text={mrn} typed={search.q} />,
		},
	];
	if (best === 0) return columns;
	return [
		...columns,
		{
			id: "match",
			header: t("patients.match"),
			width: 130,
			cell: ({ score }) => matchChip(score, best),
		},
	];
}

function matchChip(score: number | undefined, best: number): ReactNode {
	if (score === undefined) return null;
	return score === best ? (
		<StatusChip tone="green" label={t("patients.bestMatch")} />
	) : (
		<StatusChip tone="grey" variant="plain" label={t("patients.similar")} />
	);
}

function marksWhole(text: string, hit: boolean): ReactNode {
	return hit ? <mark className={classes["hit"]}>{text}</mark> : text;
}

function Marked({ text, typed }: { text: string; typed: string | undefined }) {
	let at = 0;
	return (
		<span>
			{marked(text, typed).map((piece) => {
				const key = at;
				at += piece.text.length;
				return piece.marked ? (
					<mark key={key} className={classes["hit"]}>
						{piece.text}
					</mark>
				) : (
					<span key={key}>{piece.text}</span>
				);
			})}
		</span>
	);
}

function MarkedStart({ text, typed = "" }: { text: string; typed: string | undefined }) {
	if (!/\d/.test(typed) || !text.toLowerCase().startsWith(typed.toLowerCase())) return text;
	return (
		<>
			<mark className={classes["hit"]}>{text.slice(0, typed.length)}</mark>
			{text.slice(typed.length)}
		</>
	);
}
