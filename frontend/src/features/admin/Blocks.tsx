import "@/i18n/absences";
import { Button, Group, Modal, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { $api } from "@/api/client";
import type { Absences, BlockView, ResourceResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./AdminPage.module.css";
import { sentenceOf, useRefreshAbsences } from "./absences";
import { etagOfVersion } from "./words";

type Props = { resource: ResourceResponse; absences: Absences };

export function Blocks({ resource, absences }: Props) {
	const zone = useZone();
	const [leaving, setLeaving] = useState<BlockView>();
	return (
		<section className={classes["panel"]} aria-label={t("absences.blocks")}>
			<h2 className={classes["heading"]}>{t("absences.blocks")}</h2>
			{absences.blocks.length === 0 ? (
				<p className={classes["none"]}>{t("absences.blocksNone")}</p>
			) : (
				<Table>
					<caption className={classes["caption"]}>{t("absences.blocksCaption", { name: resource.name })}</caption>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("absences.from")}</Table.Th>
							<Table.Th>{t("absences.to")}</Table.Th>
							<Table.Th>{t("absences.label")}</Table.Th>
							<Table.Th>{t("absences.keptFor")}</Table.Th>
							<Table.Th>{t("absences.release")}</Table.Th>
							<Table.Th />
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{absences.blocks.map((block) => {
							const start = formatDateTime(block.start, zone);
							const { label } = block;
							return (
								<Table.Tr key={block.id}>
									<Table.Td>{start}</Table.Td>
									<Table.Td>{formatDateTime(block.end, zone)}</Table.Td>
									<Table.Td>{label}</Table.Td>
									<Table.Td>{block.ownerName ?? block.service}</Table.Td>
									<Table.Td>
										<Release block={block} />
									</Table.Td>
									<Table.Td ta="right">
										<Button
											variant="default"
											aria-label={t("absences.unblockNamed", { label, start })}
											onClick={() => setLeaving(block)}
										>
											{t("absences.unblock")}
										</Button>
									</Table.Td>
								</Table.Tr>
							);
						})}
					</Table.Tbody>
				</Table>
			)}
			<Modal
				opened={leaving !== undefined}
				onClose={() => setLeaving(undefined)}
				title={leaving === undefined ? "" : t("absences.unblockTitle", { label: leaving.label })}
			>
				{leaving !== undefined && (
					<TakeAway
						resource={resource}
						version={absences.resourceVersion}
						block={leaving}
						onDone={() => setLeaving(undefined)}
					/>
				)}
			</Modal>
		</section>
	);
}

function Release({ block: { released, releaseAt } }: { block: BlockView }) {
	const zone = useZone();
	if (releaseAt === undefined) return t("absences.neverReleased");
	const when = formatDateTime(releaseAt, zone);
	return released ? <StatusChip tone="green" label={t("absences.releaseAt", { when })} /> : when;
}

type TakeAwayProps = { resource: ResourceResponse; version: number; block: BlockView; onDone: () => void };

function TakeAway({ resource, version, block, onDone }: TakeAwayProps) {
	const refresh = useRefreshAbsences();
	const unblock = $api.useMutation("delete", "/api/resources/{id}/blocks/{blockId}", {
		onSuccess: () => {
			notifications.show({ message: t("absences.unblocked", { label: block.label }) });
			onDone();
		},
		onSettled: refresh,
	});
	const run = (series: boolean) =>
		unblock.mutate({
			params: {
				path: { id: resource.id, blockId: block.id },
				query: { series },
				header: ifMatch(etagOfVersion(version)),
			},
		});
	return (
		<div className={classes["form"]}>
			<p>{t("absences.unblockText")}</p>
			{unblock.isError && <p role="alert">{sentenceOf(unblock.error)}</p>}
			<Group justify="flex-end" gap="xs">
				<Button variant="default" onClick={onDone}>
					{t("common.cancel")}
				</Button>
				{block.seriesId !== undefined && (
					<Button variant="default" disabled={unblock.isPending} onClick={() => run(true)}>
						{t("absences.unblockSeries")}
					</Button>
				)}
				<Button loading={unblock.isPending} onClick={() => run(false)}>
					{t("absences.unblockOne")}
				</Button>
			</Group>
		</div>
	);
}
