package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface MedicationHoldRepository extends Repository<MedicationHold, UUID> {
    Optional<MedicationHold> findByIdAndEpisodeId(UUID id, UUID episodeId);

    List<MedicationHold> findAllByEpisodeIdInOrderByCreatedAt(Collection<UUID> episodeIds);

    MedicationHold saveAndFlush(MedicationHold hold);

    MedicationHold save(MedicationHold entity);
}
