package org.spineline.booking;

import java.time.Instant;
import java.util.UUID;

/** What the day and the procedure report back; whoever reports has asked for the permission. */
public interface BookingProgress {
    /** The note is signed or the patient discharged: the case is over, whatever steps nobody clicked. */
    void complete(UUID bookingId);

    /**
     * The patient is there. A booking that is that far already stays as it is.
     *
     * @throws org.spineline.kernel.problem.ConflictException if the booking does not stand any more
     */
    void arrived(UUID bookingId, Instant at);

    /**
     * The patient is in the room, whether or not anybody noticed the arrival; readiness is kept as it stands now. A
     * booking that is that far already stays as it is.
     *
     * @throws org.spineline.kernel.problem.ConflictException if the booking does not stand any more
     */
    void inRoom(UUID bookingId, Instant at);

    /**
     * The last step was a slip.
     *
     * @param to ARRIVED, or BOOKED for a patient who is not there
     * @throws org.spineline.kernel.problem.ConflictException if the case is over
     */
    void steppedBack(UUID bookingId, BookingStatus to);

    /** The patient did not leave after all. A booking whose procedure is on record stays completed. */
    void reopened(UUID bookingId);

    /**
     * Something that leaves the booking as it stands: kept in its history and told to every open calendar.
     *
     * @param what up to 20 characters, in capitals
     */
    void noted(UUID bookingId, String what, Instant at);

    /**
     * Keeps the booking to the calling transaction: whoever else wants to record a step of it waits.
     *
     * @throws org.spineline.kernel.problem.NotFoundException if there is none
     */
    BookingSummary lock(UUID bookingId);
}
