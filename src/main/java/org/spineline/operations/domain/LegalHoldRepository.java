package org.spineline.operations.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Legal holds of this facility. */
public interface LegalHoldRepository extends Repository<LegalHold, UUID> {
    String SHOWN =
            "select new org.spineline.operations.domain.HeldRecord(h.id, h.version, h.patientId, h.reason, h.byName,"
                    + " h.createdAt, h.liftedAt, h.liftedByName, h.liftReason) from LegalHold h";

    Optional<LegalHold> findById(UUID id);

    boolean existsByPatientIdAndLiftedAtIsNull(UUID patientId);

    /** Those in force first, then the newest. */
    @Query(SHOWN + " order by case when h.liftedAt is null then 0 else 1 end, h.createdAt desc, h.id")
    List<HeldRecord> latest(Limit limit);

    @Query(SHOWN + " where h.id = :id")
    Optional<HeldRecord> shown(UUID id);

    /** Writes at once, so that the answer carries the new version. */
    LegalHold saveAndFlush(LegalHold hold);
}
