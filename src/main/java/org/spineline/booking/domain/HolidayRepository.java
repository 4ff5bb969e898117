package org.spineline.booking.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Holidays of this facility. */
public interface HolidayRepository extends Repository<Holiday, UUID> {
    /** Both days included, in order. */
    @Query("select h from Holiday h where h.day between :from and :to order by h.day")
    List<Holiday> findAllByDayBetween(LocalDate from, LocalDate to);

    Optional<Holiday> findByDay(LocalDate day);

    List<Holiday> saveAllAndFlush(Iterable<Holiday> holidays);

    void delete(Holiday holiday);
}
