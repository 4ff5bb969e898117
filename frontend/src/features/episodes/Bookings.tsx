import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { $api, api } from "@/api/client";
import { asProblem } from "@/api/problem";
import type { BookingResponse, NoteRow } from "@/api/schema";
import { useMay } from "@/api/session";
import { t } from "@/i18n/t";
import { formatDateTime, localDate } from "@/lib/time";
import { useZone } from "@/lib/zone";
import { problemWords } from "@/ui/problemWords";
import { StatusChip } from "@/ui/StatusChip";
import classes from "./episodes.module.css";
import { BOOKING_LOOKS } from "./words";

type Props = { episodeId: string; bookings: readonly BookingResponse[] };

export function Bookings({ episodeId, bookings }: Props) {
	const zone = useZone();
	const maySeeNotes = useMay("NOTE_READ");
	const notes = $api.useQuery(
		"get",
		"/api/episodes/{id}/notes",
		{ params: { path: { id: episodeId } } },
		{ enabled: maySeeNotes },
	);
	if (bookings.length === 0) return <p className={classes["dim"]}>{t("episode.noBookings")}</p>;
	return (
		<ul className={classes["plain"]}>
			{bookings.map((booking) => (
				<li key={booking.id}>
					<div className={classes["cardHead"]}>
						<Link
							to="/board"
							search={{ date: localDate(booking.start, zone), booking: booking.id }}
							className={classes["link"] ?? ""}
							title={t("episode.showOnBoard")}
						>
							{t("episode.bookingLine", {
								when: formatDateTime(booking.start, zone),
								room: booking.resources.find(({ kind }) => kind === "ROOM")?.name ?? "",
							})}
						</Link>
						<StatusChip
							variant="plain"
							tone={BOOKING_LOOKS[booking.status].tone}
							label={t(BOOKING_LOOKS[booking.status].word)}
						/>
					</div>
					<NoteButton booking={booking} note={notes.data?.find(({ bookingId }) => bookingId === booking.id)} />
				</li>
			))}
		</ul>
	);
}

function NoteButton({ booking, note }: { booking: BookingResponse; note: NoteRow | undefined }) {
	const navigate = useNavigate();
	const mayWrite = useMay("NOTE_WRITE");
	const [busy, setBusy] = useState(false);
	if (note !== undefined) {
		return (
			<Button
				size="compact-sm"
				variant="default"
				renderRoot={(props) => <Link {...props} to="/notes/$noteId" params={{ noteId: note.id }} />}
			>
				{t("episode.openNote")}
			</Button>
		);
	}
	if (!mayWrite || booking.status === "CANCELLED" || booking.status === "NO_SHOW") return null;
	const write = async () => {
		setBusy(true);
		try {
			const { data } = await api.POST("/api/bookings/{id}/note", { params: { path: { id: booking.id } } });
			if (data !== undefined) await navigate({ to: "/notes/$noteId", params: { noteId: data.id } });
		} catch (error) {
			const { title, text } = problemWords(asProblem(error));
			notifications.show({ color: "red", message: text ?? title });
		} finally {
			setBusy(false);
		}
	};
	return (
		<Button size="compact-sm" loading={busy} onClick={() => void write()}>
			{t("episode.writeNote")}
		</Button>
	);
}
