import { Button, Modal } from "@mantine/core";
import { IconDoor, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { $api } from "@/api/client";
import type { ResourceResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { type Column, DataTable, type Sort } from "@/ui/DataTable";
import { EmptyState } from "@/ui/EmptyState";
import { ErrorState } from "@/ui/ErrorState";
import { LoadingState } from "@/ui/LoadingState";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./AdminPage.module.css";
import { ResourceForm } from "./ResourceForm";
import { KIND_WORDS } from "./words";

type Opened = { resource: ResourceResponse | undefined };

export function Resources() {
	const [sort, setSort] = useState<Sort>({ column: "kind", descending: false });
	const [opened, setOpened] = useState<Opened>();
	const resources = $api.useQuery("get", "/api/resources");
	const close = () => setOpened(undefined);
	if (resources.isError) return <ErrorState error={resources.error} onRetry={() => void resources.refetch()} />;
	if (resources.data === undefined) return <LoadingState />;
	const resource = opened?.resource;
	const loadNewer = async () => {
		const { data } = await resources.refetch();
		const newer = data?.find(({ id }) => id === resource?.id);
		setOpened(newer === undefined ? undefined : { resource: newer });
	};
	return (
		<div className={classes["page"]}>
			<div className={classes["bar"]}>
				<Button leftSection={<IconPlus aria-hidden size={14} />} onClick={() => setOpened({ resource: undefined })}>
					{t("admin.newResource")}
				</Button>
			</div>
			<div className={classes["panel"]}>
				{resources.data.length === 0 ? (
					<EmptyState icon={IconDoor} title={t("admin.resourcesEmptyTitle")} text={t("admin.resourcesEmptyText")} />
				) : (
					<DataTable
						caption={t("admin.resourcesCaption")}
						columns={COLUMNS()}
						rows={resources.data}
						rowKey={({ id }) => id}
						sort={sort}
						onSort={setSort}
						onOpen={(row) => setOpened({ resource: row })}
					/>
				)}
			</div>
			<Modal
				size="xl"
				opened={opened !== undefined}
				onClose={close}
				title={resource === undefined ? t("admin.newResource") : t("admin.editResource", { name: resource.name })}
			>
				{opened !== undefined && (
					<ResourceForm
						key={resource?.version}
						resource={resource}
						onDone={close}
						onLoadNewer={() => void loadNewer()}
					/>
				)}
			</Modal>
		</div>
	);
}

const COLUMNS = (): readonly Column<ResourceResponse>[] => [
	{ id: "name", header: t("admin.name"), sortBy: ({ name }) => name, cell: ({ name }) => name },
	{
		id: "kind",
		header: t("admin.kind"),
		sortBy: ({ kind, name }) => `${Object.keys(KIND_WORDS).indexOf(kind)} ${name}`,
		cell: ({ kind }) => t(KIND_WORDS[kind]),
	},
	{ id: "detail", header: t("admin.detail"), sortBy: ({ detail }) => detail, cell: ({ detail }) => detail ?? "" },
	{
		id: "specialty",
		header: t("admin.specialty"),
		sortBy: ({ specialty }) => specialty,
		cell: ({ specialty }) => specialty ?? "",
	},
	{
		id: "inUse",
		header: t("admin.inUse"),
		sortBy: ({ active }) => Number(!active),
		cell: ({ active }) =>
			active ? (
				<StatusChip tone="green" label={t("admin.inUse")} />
			) : (
				<StatusChip tone="grey" label={t("admin.notInUse")} />
			),
	},
];
