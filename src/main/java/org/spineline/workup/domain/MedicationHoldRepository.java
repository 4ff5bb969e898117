package org.spineline.workup.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spineline.workup.HoldState;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface MedicationHoldRepository extends Repository<MedicationHold, UUID> {
    Optional<MedicationHold> findByIdAndEpisodeId(UUID id, UUID episodeId);

    List<MedicationHold> findAllByEpisodeIdInOrderByCreatedAt(Collection<UUID> episodeIds);

    /** Those a prescriber has decided on since then and nobody has waived. */
    List<MedicationHold> findAllByStateInAndApprovedAtAfterOrderByApprovedAt(
            Collection<HoldState> states, Instant since);

    MedicationHold saveAndFlush(MedicationHold hold);

    MedicationHold save(MedicationHold entity);
}
