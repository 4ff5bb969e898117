import "@/i18n/absences";
import { Button, Table } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { $api } from "@/api/client";
import type { Absences, ResourceResponse } from "@/api/schema";
import { ifMatch } from "@/api/versions";
import { t } from "@/i18n/t";
import { formatDateTime } from "@/lib/time";
import { useZone } from "@/lib/zone";
import classes from "./AdminPage.module.css";
import { sentenceOf, useRefreshAbsences } from "./absences";
import { CLOSURE_WORDS, etagOfVersion } from "./words";

type Props = { resource: ResourceResponse; absences: Absences };

export function Closures({ resource, absences }: Props) {
	const zone = useZone();
	const refresh = useRefreshAbsences();
	const reopen = $api.useMutation("delete", "/api/resources/{id}/closures/{closureId}", { onSettled: refresh });
	const takeBack = (closureId: string, start: string) =>
		reopen.mutate(
			{
				params: {
					path: { id: resource.id, closureId },
					header: ifMatch(etagOfVersion(absences.resourceVersion)),
				},
			},
			{ onSuccess: () => notifications.show({ message: t("absences.reopened", { name: resource.name, start }) }) },
		);
	return (
		<section className={classes["panel"]} aria-label={t("absences.closures")}>
			<h2 className={classes["heading"]}>{t("absences.closures")}</h2>
			{reopen.isError && <p role="alert">{sentenceOf(reopen.error)}</p>}
			{absences.closures.length === 0 ? (
				<p className={classes["none"]}>{t("absences.closuresNone")}</p>
			) : (
				<Table>
					<caption className={classes["caption"]}>{t("absences.closuresCaption", { name: resource.name })}</caption>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("absences.from")}</Table.Th>
							<Table.Th>{t("absences.to")}</Table.Th>
							<Table.Th>{t("absences.kind")}</Table.Th>
							<Table.Th>{t("absences.reason")}</Table.Th>
							<Table.Th />
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{absences.closures.map((closure) => {
							const start = formatDateTime(closure.start, zone);
							return (
								<Table.Tr key={closure.id}>
									<Table.Td>{start}</Table.Td>
									<Table.Td>{formatDateTime(closure.end, zone)}</Table.Td>
									<Table.Td>{t(CLOSURE_WORDS[closure.kind])}</Table.Td>
									<Table.Td>{closure.reason}</Table.Td>
									<Table.Td ta="right">
										<Button
											variant="default"
											aria-label={t("absences.reopenNamed", { start })}
											loading={reopen.isPending && reopen.variables.params.path.closureId === closure.id}
											onClick={() => takeBack(closure.id, start)}
										>
											{t("absences.reopen")}
										</Button>
									</Table.Td>
								</Table.Tr>
							);
						})}
					</Table.Tbody>
				</Table>
			)}
		</section>
	);
}
