package org.spineline.followup.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The roster. */
public interface OnCallDutyRepository extends Repository<OnCallDuty, UUID> {
    Optional<OnCallDuty> findById(UUID id);

    /** In the order in which they are asked. */
    @Query("select d from OnCallDuty d where d.withdrawnAt is null and d.startsAt <= :at and d.endsAt > :at"
            + " order by d.place, d.startsAt, d.id")
    List<OnCallDuty> at(Instant at);

    /** By start. */
    @Query("select d from OnCallDuty d where d.withdrawnAt is null and d.startsAt < :until and d.endsAt > :from"
            + " order by d.startsAt, d.place, d.id")
    List<OnCallDuty> between(Instant from, Instant until);

    OnCallDuty saveAndFlush(OnCallDuty duty);
}
