import "@/i18n/board";
import type { BoardBooking, BoardResource } from "@/api/schema";
import { t } from "@/i18n/t";
import { nameOf } from "@/lib/people";
import { formatDate, formatTimeRange, formatWeekday, type IsoDate, type Zone } from "@/lib/time";
import classes from "./board.module.css";
import { gateWords, openGates } from "./useTiles";
import { ageSex, levelWords, STATUSES, sedationWord, techniqueWord } from "./words";

type Props = {
	days: readonly { date: IsoDate; bookings: readonly BoardBooking[] }[];
	resources: readonly BoardResource[];
	zone: Zone;
};

/** Days as lists, for paper: black on white, with the day and the headings on every sheet. */
export function PrintList({ days, resources, zone }: Props) {
	const names = new Map(resources.map(({ id, name }) => [id, name]));
	return (
		<div className={classes["printList"]}>
			{days.map(({ date, bookings }) => (
				<section key={date}>
					<table>
						<thead>
							<tr>
								<td colSpan={8} className={classes["printTitle"]}>
									{t("board.printTitle", { day: formatWeekday(date) })}
								</td>
							</tr>
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
							{bookings
								.toSorted((one, other) => one.start.localeCompare(other.start))
								.map((booking) => (
									<tr key={booking.id}>
										<td>{formatTimeRange(booking.start, booking.end, zone)}</td>
										<td>{names.get(booking.roomId)}</td>
										<td>
											<b>{nameOf(booking.patient)}</b> {ageSex(booking.patient, date)}
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
													{names.get(booking.sedationProviderId)}
												</>
											)}
										</td>
										<td>{t(STATUSES[booking.status].word)}</td>
										<td>{gateWords(openGates(booking))}</td>
									</tr>
								))}
						</tbody>
					</table>
					{bookings.length === 0 && <p>{t("board.printEmpty")}</p>}
				</section>
			))}
		</div>
	);
}
