package org.spineline.day.domain;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What was corrected, by case. */
public interface MilestoneCorrectionRepository extends Repository<MilestoneCorrection, UUID> {
    List<MilestoneCorrection> findAllByBookingIdOrderByCreatedAt(UUID bookingId);

    MilestoneCorrection save(MilestoneCorrection correction);
}
