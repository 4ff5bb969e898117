package org.spineline.procedure.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spineline.access.SystemUse;
import org.spineline.booking.CaseLog;
import org.spineline.day.RoomLog;
import org.spineline.day.RoomTimes;
import org.spineline.procedure.NoteStatus;
import org.spineline.procedure.domain.ProcedureNoteRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The times in signed notes, and beside them when the room was taken and free again as the day has it; a draft may still be
 * corrected.
 */
@Service
@Transactional(readOnly = true)
public class NoteCaseLog implements CaseLog {
    /** A patient comes into the room before the first puncture. */
    private static final Duration LONGEST_BEFORE = Duration.ofDays(1);

    private final ProcedureNoteRepository notes;
    private final RoomLog rooms;

    NoteCaseLog(ProcedureNoteRepository notes, RoomLog rooms) {
        this.notes = notes;
        this.rooms = rooms;
    }

    @Override
    @SystemUse("Asked when a step of the case is taken back, which asks for its own permission")
    public boolean isOver(UUID bookingId) {
        return notes.findByBookingIdAndStatusNot(bookingId, NoteStatus.VOIDED)
                .filter(note -> note.getStatus() == NoteStatus.SIGNED)
                .isPresent();
    }

    @Override
    @SystemUse("Times without patients, for planning")
    public List<LoggedCase> since(Instant from) {
        Map<UUID, RoomTimes> known = rooms.roomTimes(from.minus(LONGEST_BEFORE));
        return notes.timesOfSigned(from).stream()
                .map(note -> {
                    RoomTimes room = known.getOrDefault(note.bookingId(), RoomTimes.UNKNOWN);
                    return new LoggedCase(
                            note.bookingId(), note.startedAt(), note.endedAt(), room.cameAt(), room.leftAt());
                })
                .toList();
    }
}
