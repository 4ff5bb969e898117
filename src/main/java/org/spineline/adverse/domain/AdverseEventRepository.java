package org.spineline.adverse.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Adverse events of this facility. */
public interface AdverseEventRepository extends Repository<AdverseEvent, UUID> {
    Optional<AdverseEvent> findById(UUID id);

    List<AdverseEvent> findAllByEpisodeIdOrderByFactsOccurredAtAscIdAsc(UUID episodeId);

    List<AdverseEvent> findAllByBookingIdAndWithdrawnAtIsNullOrderByFactsOccurredAtAscIdAsc(UUID bookingId);

    AdverseEvent saveAndFlush(AdverseEvent event);
}
