import "@/i18n/absences";
import { Button, Group, Table } from "@mantine/core";
import { IconCalendarSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ClosureResponse, ResourceResponse } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDateTime, type IsoDate, type IsoInstant, instantOf, localDate, type Zone } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { LevelChips } from "@/ui/LevelChips";
import classes from "./AdminPage.module.css";

type Props = { resource: ResourceResponse; answer: ClosureResponse; onDone: () => void };

/** Whom the closure that was just made hits: stays until it is put away, so that each can be worked through. */
export function Affected({ resource, answer, onDone }: Props) {
	const zone = useZone();
	const { affected, affectedCount, closure } = answer;
	const from = localDate(closure.start, zone);
	return (
		<section className={classes["affected"]} role="status">
			<p className={classes["affectedTitle"]}>
				{affectedCount === 0 ? t("absences.affectedNone") : t("absences.affectedTitle", { count: affectedCount })}
			</p>
			{affectedCount > 0 && <p>{t("absences.affectedText", { count: affectedCount })}</p>}
			{affectedCount > 0 && affected.length === 0 && <p>{t("absences.affectedHidden")}</p>}
			{affected.length > 0 && (
				<Table>
					<caption className={classes["caption"]}>{t("absences.affectedCaption")}</caption>
					<Table.Thead>
						<Table.Tr>
							<Table.Th>{t("absences.when")}</Table.Th>
							<Table.Th>{t("absences.patient")}</Table.Th>
							<Table.Th>{t("absences.levels")}</Table.Th>
							<Table.Th>{t("absences.where")}</Table.Th>
							<Table.Th>{t("absences.who")}</Table.Th>
							<Table.Th />
						</Table.Tr>
					</Table.Thead>
					<Table.Tbody>
						{affected.map(({ bookingId, patient, start, levels, roomName, operatorName }) => {
							const name = nameOf(patient);
							return (
								<Table.Tr key={bookingId}>
									<Table.Td>{formatDateTime(start, zone)}</Table.Td>
									<Table.Td>{name}</Table.Td>
									<Table.Td>
										<LevelChips levels={levels} />
									</Table.Td>
									<Table.Td>{roomName}</Table.Td>
									<Table.Td>{operatorName}</Table.Td>
									<Table.Td ta="right">
										<Link
											to="/board"
											className={classes["link"]}
											search={{ date: localDate(start, zone), booking: bookingId }}
											aria-label={t("absences.openNamed", { name })}
										>
											{t("absences.openOnBoard")}
										</Link>
									</Table.Td>
								</Table.Tr>
							);
						})}
					</Table.Tbody>
				</Table>
			)}
			<Group gap="xs">
				{affected.length > 0 && (
					<Button
						leftSection={<IconCalendarSearch aria-hidden size={14} />}
						renderRoot={(props) => (
							<Link
								to="/board"
								search={{ date: from, affected: resource.id, from, to: lastDay(closure.end, zone) }}
								{...props}
							/>
						)}
					>
						{t("absences.findPlaces", { count: affected.length })}
					</Button>
				)}
				<Button variant="default" onClick={onDone}>
					{t("absences.done")}
				</Button>
			</Group>
		</section>
	);
}

/** What ends at midnight does not reach into the day that begins then. */
function lastDay(end: IsoInstant, zone: Zone): IsoDate {
	return localDate(instantOf(Date.parse(end) - 1), zone);
}
