import type { Board } from "@/api/schema";
import { t } from "@/i18n/t";
import { formatDate, formatTimeRange, formatWeekday } from "@/lib/time";
import classes from "./board.module.css";
import { resourcesOf } from "./day";
import { gateWords, openGates } from "./useTiles";
import { ageSex, fullName, levelWords, STATUSES, sedationWord, techniqueWord } from "./words";

/** The day as a list, for paper: what tiles have no room for. */
export function PrintList({ board }: { board: Board }) {
	const resources = resourcesOf(board);
	const inOrder = board.bookings.toSorted((one, other) => one.start.localeCompare(other.start));
	return (
		<section className={classes["printList"]}>
			<h2>{t("board.printTitle", { day: formatWeekday(board.date) })}</h2>
			<table>
				<thead>
					<tr>
						<th scope="col">{t("board.printTime")}</th>
						<th scope="col">{t("board.room")}</th>
						<th scope="col">{t("board.PATIENT")}</th>
						<th scope="col">{t("board.procedure")}</th>
						<th scope="col">{t("board.operator")}</th>
						<th scope="col">{t("board.sedation")}</th>
						<th scope="col">{t("board.printStatus")}</th>
						<th scope="col">{t("board.printGates")}</th>
					</tr>
				</thead>
				<tbody>
					{inOrder.map((booking) => (
						<tr key={booking.id}>
							<td>{formatTimeRange(booking.start, booking.end, board.timeZone)}</td>
							<td>{resources.get(booking.roomId)?.name}</td>
							<td>
								<b>{fullName(booking.patient)}</b> {ageSex(booking.patient, board.date)}
								<br />
								{t("board.born", { day: formatDate(booking.patient.birthDate) })}
								<br />
								{t("board.mrn", { mrn: booking.patient.mrn })}
							</td>
							<td>
								{levelWords(booking.levels)} {techniqueWord(booking.technique)}
							</td>
							<td>{booking.operatorName}</td>
							<td>
								{sedationWord(booking.sedationProtocolCode)}
								{booking.sedationProviderId !== undefined && (
									<>
										<br />
										{resources.get(booking.sedationProviderId)?.name}
									</>
								)}
							</td>
							<td>{t(STATUSES[booking.status].word)}</td>
							<td>{gateWords(openGates(booking))}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
