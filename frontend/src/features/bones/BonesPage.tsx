import "@/i18n/bones";
import { Pagination, Select } from "@mantine/core";
import { IconBandage } from "@tabler/icons-react";
import { keepPreviousData } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { $api } from "@/api/client";
import type { BoneGapKind, BoneGapRow, BoneGapStatus } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDate } from "@/lib/time";
import { type Column, DataTable } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./bones.module.css";
import { GapChip, LetterButton } from "./Gap";
import { type BonesSearch, GAP_STATUSES } from "./search";
import { GAP_KINDS, GAP_LOOKS, KIND_WORDS } from "./words";

type Props = { search: BonesSearch; onSearch: (search: BonesSearch) => void };

const PAGE_SIZE = 50;

/** Questions about the bone that nobody has answered yet, over all patients. */
export function BonesPage({ search: { kind, status, page }, onSearch }: Props) {
	const mayRecord = useMay("BONE_RECORD");
	const gaps = $api.useQuery(
		"get",
		"/api/bone-gaps",
		{
			params: {
				query: {
					page,
					size: PAGE_SIZE,
					...(kind !== undefined && { kind }),
					...(status !== undefined && { status }),
				},
			},
		},
		{ placeholderData: keepPreviousData },
	);
	const pages = gaps.data === undefined ? 0 : Math.ceil(gaps.data.total / PAGE_SIZE);
	return (
		<>
			<PageHeader title={t("shell.bonesLong")}>
				<div className={classes["filters"]}>
					<Select
						size="xs"
						aria-label={t("bones.filterKind")}
						placeholder={t("bones.allQuestions")}
						clearable
						data={GAP_KINDS.map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
						value={kind ?? null}
						onChange={(next) => onSearch({ kind: (next ?? undefined) as BoneGapKind | undefined, status, page: 0 })}
					/>
					<Select
						size="xs"
						aria-label={t("bones.filterStatus")}
						placeholder={t("bones.allOpen")}
						clearable
						data={GAP_STATUSES.map((value) => ({ value, label: t(GAP_LOOKS[value].label) }))}
						value={status ?? null}
						onChange={(next) => onSearch({ kind, status: (next ?? undefined) as BoneGapStatus | undefined, page: 0 })}
					/>
				</div>
			</PageHeader>
			{gaps.isError ? (
				<ErrorState error={gaps.error} onRetry={() => void gaps.refetch()} />
			) : gaps.data === undefined ? (
				<LoadingState />
			) : gaps.data.items.length === 0 ? (
				<EmptyState icon={IconBandage} title={t("bones.emptyTitle")} text={t("bones.emptyText")} />
			) : (
				<DataTable
					caption={t("bones.caption")}
					columns={columns(mayRecord)}
					rows={gaps.data.items}
					rowKey={({ gap }) => gap.id}
				/>
			)}
			{pages > 1 && (
				<nav className={classes["pages"]} aria-label={t("bones.pages")}>
					<Pagination
						size="sm"
						total={pages}
						value={page + 1}
						onChange={(next) => onSearch({ kind, status, page: next - 1 })}
						getItemProps={(at) => ({ "aria-label": t("bones.page", { page: at }) })}
						getControlProps={(control) => ({
							"aria-label": control === "next" ? t("bones.nextPage") : t("bones.previousPage"),
						})}
					/>
				</nav>
			)}
		</>
	);
}

function columns(mayRecord: boolean): readonly Column<BoneGapRow>[] {
	return [
		{
			id: "patient",
			header: t("bones.patient"),
			cell: ({ patient, gap }) => (
				<span className={classes["two"]}>
					<Link to="/episodes/$episodeId" params={{ episodeId: gap.episodeId }} search={{ tab: "outcome" }}>
						{`${patient.familyName}, ${patient.givenName}`}
					</Link>
					<span className={classes["dim"]}>
						{t("bones.bornMrn", { born: formatDate(patient.birthDate), mrn: patient.mrn })}
					</span>
				</span>
			),
		},
		{ id: "question", header: t("bones.question"), cell: ({ gap }) => t(KIND_WORDS[gap.kind]) },
		{ id: "status", header: t("bones.status"), cell: ({ gap }) => <GapChip gap={gap} /> },
		{ id: "procedure", header: t("bones.procedureOn"), cell: ({ gap }) => formatDate(gap.procedureOn) },
		{
			id: "due",
			header: t("bones.due"),
			cell: ({ gap }) =>
				gap.open ? t(gap.overdue ? "bones.overdue" : "bones.dueOn", { date: formatDate(gap.dueOn) }) : "",
		},
		{
			id: "last",
			header: t("bones.last"),
			cell: ({ gap }) => (gap.evidenceOn === undefined ? t("bones.none") : formatDate(gap.evidenceOn)),
		},
		{
			id: "letter",
			header: t("bones.letter"),
			cell: ({ gap }) => (gap.open && mayRecord ? <LetterButton gap={gap} /> : null),
		},
	];
}
