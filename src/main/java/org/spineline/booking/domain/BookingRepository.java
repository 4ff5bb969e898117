package org.spineline.booking.domain;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.spineline.booking.BookingStatus;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Bookings of this facility. */
public interface BookingRepository extends Repository<Booking, UUID> {
    Optional<Booking> findById(UUID id);

    /** Nobody else changes it before the calling transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select b from Booking b where b.id = :id")
    Optional<Booking> findLocked(UUID id);

    List<Booking> findAllByIdIn(Collection<UUID> ids);

    List<Booking> findAllByEpisodeIdOrderByStartsAt(UUID episodeId);

    List<Booking> findAllBySeriesIdOrderBySeriesPart(UUID seriesId);

    /** Whatever touches the window, by start. */
    @Query("select b from Booking b left join fetch b.allocations where b.startsAt < :until and b.endsAt > :from"
            + " and b.status in :statuses order by b.startsAt, b.id")
    List<Booking> findAllIn(Instant from, Instant until, Collection<BookingStatus> statuses);

    /** Those that take this resource within the window, by start. */
    @Query("select b from Booking b join b.allocations a where a.resourceId = :resourceId and b.startsAt < :until"
            + " and b.endsAt > :from and b.status in :statuses order by b.startsAt, b.id")
    List<Booking> findAllOf(UUID resourceId, Instant from, Instant until, Collection<BookingStatus> statuses);

    /** The same as id and start, for callers to whom nothing about the patient is shown. */
    @Query("select b.id, b.startsAt from Booking b join b.allocations a where a.resourceId = :resourceId"
            + " and b.startsAt < :until and b.endsAt > :from and b.status in :statuses order by b.startsAt, b.id")
    List<Object[]> timesOf(UUID resourceId, Instant from, Instant until, Collection<BookingStatus> statuses);

    @Query("select b.episodeId from Booking b where b.episodeId in :episodeIds and b.status in :statuses")
    List<UUID> episodesWith(Collection<UUID> episodeIds, Collection<BookingStatus> statuses);

    /** The others of them, in the order given. */
    default Set<UUID> episodesWithout(Collection<UUID> episodeIds, Collection<BookingStatus> statuses) {
        Set<UUID> without = new LinkedHashSet<>(episodeIds);
        if (!without.isEmpty()) {
            episodesWith(episodeIds, statuses).forEach(without::remove);
        }
        return without;
    }

    /** Episode, start and status of what is booked or took place, by start; without loading any of it. */
    @Query("select b.episodeId, b.startsAt, b.status from Booking b where b.episodeId in :episodeIds"
            + " and b.status in :statuses order by b.startsAt")
    List<Object[]> procedureTimesOf(Collection<UUID> episodeIds, Collection<BookingStatus> statuses);

    /** Booking and patient, without loading either. */
    @Query("select b.id, b.patientId from Booking b where b.id in :ids")
    List<Object[]> patientsOf(Collection<UUID> ids);

    @Query("select b.id from Booking b where b.status = org.spineline.booking.BookingStatus.HELD"
            + " and b.holdExpiresAt <= :now")
    List<UUID> holdsExpiredBy(Instant now);

    Booking saveAndFlush(Booking booking);
}
