import "@/i18n/absences";
import "@/i18n/admin";
import { Button, Modal, Select } from "@mantine/core";
import { IconBeach, IconDoorOff, IconLock, IconThermometer } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import type { ClosureResponse, ResourceKind, ResourceResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { addDays, localDate } from "@/lib/time";
import { useNow } from "@/lib/useNow";
import { useZone } from "@/lib/zone";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { PageHeader } from "@/ui/PageHeader";
import classes from "./AdminPage.module.css";
import { Affected } from "./Affected";
import { BlockForm } from "./BlockForm";
import { Blocks } from "./Blocks";
import { ClosureForm } from "./ClosureForm";
import { Closures } from "./Closures";
import { SickDayForm } from "./SickDayForm";
import { KIND_WORDS } from "./words";

export type AbsencesSearch = { resource: string | undefined };
type Props = { search: AbsencesSearch; onSearch: (search: AbsencesSearch) => void };

/** The server shows a year at most. */
const DAYS_AHEAD = 365;

export function AbsencesPage({ search, onSearch }: Props) {
	const resources = $api.useQuery("get", "/api/resources");
	if (resources.isError) return <ErrorState error={resources.error} onRetry={() => void resources.refetch()} />;
	if (resources.data === undefined) return <LoadingState />;
	const inUse = resources.data.filter(({ active }) => active);
	const chosen = inUse.find(({ id }) => id === search.resource);
	return (
		<>
			<PageHeader title={t("absences.title")} subtitle={t("absences.lead")} />
			<div className={classes["page"]}>
				<Select
					label={t("absences.resource")}
					maw={360}
					data={byKind(inUse)}
					searchable
					value={chosen?.id ?? null}
					onChange={(id) => onSearch({ resource: id ?? undefined })}
				/>
				{chosen === undefined ? (
					<div className={classes["panel"]}>
						<EmptyState icon={IconBeach} title={t("absences.chooseTitle")} text={t("absences.chooseText")} />
					</div>
				) : (
					<AbsencesOf key={chosen.id} resource={chosen} resources={inUse} />
				)}
			</div>
		</>
	);
}

function byKind(resources: readonly ResourceResponse[]) {
	return (Object.keys(KIND_WORDS) as ResourceKind[]).map((kind) => ({
		group: t(KIND_WORDS[kind]),
		items: resources.filter((one) => one.kind === kind).map(({ id, name }) => ({ value: id, label: name })),
	}));
}

type Dialog = "sick" | "closure" | "block";

function AbsencesOf({ resource, resources }: { resource: ResourceResponse; resources: readonly ResourceResponse[] }) {
	const today = localDate(useNow(), useZone());
	const [dialog, setDialog] = useState<Dialog>();
	const [closed, setClosed] = useState<ClosureResponse>();
	const absences = $api.useQuery("get", "/api/resources/{id}/absences", {
		params: { path: { id: resource.id }, query: { from: today, to: addDays(today, DAYS_AHEAD) } },
	});
	const isPerson = resource.kind === "OPERATOR" || resource.kind === "SEDATION_PROVIDER";
	const { name } = resource;
	const titles: Record<Dialog, string> = {
		sick: t("absences.sickTitle", { name }),
		closure: t("absences.closureTitle", { name }),
		block: t("absences.blockTitle", { name }),
	};
	const close = () => setDialog(undefined);
	const onClosed = (answer: ClosureResponse) => {
		close();
		setClosed(answer);
	};
	return (
		<>
			<div className={classes["actions"]}>
				{isPerson && (
					<Button leftSection={<IconThermometer aria-hidden size={14} />} onClick={() => setDialog("sick")}>
						{t("absences.sick")}
					</Button>
				)}
				<Button
					variant="default"
					leftSection={<IconDoorOff aria-hidden size={14} />}
					onClick={() => setDialog("closure")}
				>
					{t("absences.addClosure")}
				</Button>
				<Button variant="default" leftSection={<IconLock aria-hidden size={14} />} onClick={() => setDialog("block")}>
					{t("absences.addBlock")}
				</Button>
			</div>
			{closed !== undefined && <Affected resource={resource} answer={closed} onDone={() => setClosed(undefined)} />}
			{absences.isError ? (
				<ErrorState error={absences.error} onRetry={() => void absences.refetch()} />
			) : absences.data === undefined ? (
				<LoadingState />
			) : (
				<>
					<Closures resource={resource} absences={absences.data} />
					<Blocks resource={resource} absences={absences.data} />
				</>
			)}
			<Modal size="lg" opened={dialog !== undefined} onClose={close} title={dialog === undefined ? "" : titles[dialog]}>
				{dialog === "sick" && <SickDayForm resource={resource} today={today} onCancel={close} onClosed={onClosed} />}
				{dialog === "closure" && <ClosureForm resource={resource} onCancel={close} onClosed={onClosed} />}
				{dialog === "block" && <BlockForm resource={resource} resources={resources} onDone={close} />}
			</Modal>
		</>
	);
}
