package org.spineline.followup.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Stays in hospital, in the order of their admission. */
public interface FollowUpStayRepository extends Repository<FollowUpStay, UUID> {
    List<FollowUpStay> findAllByPlanIdOrderByAdmittedOnAscIdAsc(UUID planId);

    FollowUpStay saveAndFlush(FollowUpStay stay);
}
