package org.spineline.booking.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.spineline.booking.BookingStatus;
import org.spineline.booking.ResourceKind;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * Bookings as one resource has them in its calendar. Columns, not entities: loading a booking is reading a patient's
 * data and leaves a row in the trail, which a calendar program asking every few minutes must not fill.
 */
public interface SlotRepository extends Repository<Booking, UUID> {
    @Query("select b.id as id, b.version as version, b.patientId as patientId, b.startsAt as startsAt,"
            + " b.endsAt as endsAt, b.status as status, b.createdAt as createdAt"
            + " from Booking b join b.allocations a where a.resourceId = :resourceId"
            + " and b.startsAt < :until and b.endsAt > :from and b.status not in (org.spineline.booking.BookingStatus.HELD,"
            + " org.spineline.booking.BookingStatus.LAPSED)"
            + " order by b.startsAt, b.id")
    List<Slot> findAllOf(UUID resourceId, Instant from, Instant until);

    @Query("select b.id as bookingId, a.role as role, r.name as name from Booking b join b.allocations a"
            + " join Resource r on r.id = a.resourceId where b.id in :bookingIds and a.role in :roles")
    List<Part> partsOf(Collection<UUID> bookingIds, Collection<ResourceKind> roles);

    @Query("select h.bookingId as bookingId, max(h.happenedAt) as changedAt from HistoryEntry h"
            + " where h.bookingId in :bookingIds group by h.bookingId")
    List<LastChange> lastChanges(Collection<UUID> bookingIds);

    /** A booking without what is done in it. */
    interface Slot {
        UUID getId();

        long getVersion();

        UUID getPatientId();

        Instant getStartsAt();

        Instant getEndsAt();

        BookingStatus getStatus();

        Instant getCreatedAt();
    }

    /** Who or what takes part. */
    interface Part {
        UUID getBookingId();

        ResourceKind getRole();

        String getName();
    }

    /** When a booking changed last. */
    interface LastChange {
        UUID getBookingId();

        Instant getChangedAt();
    }
}
