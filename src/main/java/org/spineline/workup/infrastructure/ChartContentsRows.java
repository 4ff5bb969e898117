package org.spineline.workup.infrastructure;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.UUID;
import org.spineline.workup.domain.ChartContents;
import org.spineline.workup.domain.ChartContentsRepository;
import org.springframework.stereotype.Repository;

/** In the words of the database: Hibernate plans its own about a list anew each time, and every booking asks this. */
@Repository
class ChartContentsRows implements ChartContentsRepository {
    private static final String CONTENTS =
            """
            select exists (select 1 from imaging_study where episode_id in (:episodes)) as imaging,
                   exists (select 1 from lab_result where patient_id in (:patients)) as labs,
                   exists (select 1 from medication_hold where episode_id in (:episodes)) as holds,
                   exists (select 1 from consent where episode_id in (:episodes)) as consents,
                   exists (select 1 from gate_waiver where episode_id in (:episodes)) as waivers,
                   exists (select 1 from gate_chase where episode_id in (:episodes)) as chases,
                   exists (select 1 from pre_check where episode_id in (:episodes)) as pre_checks,
                   exists (select 1 from blood_context where episode_id in (:episodes)) as blood_contexts,
                   exists (select 1 from clinical_change where episode_id in (:episodes)) as changes
            """;

    private final EntityManager entities;

    ChartContentsRows(EntityManager entities) {
        this.entities = entities;
    }

    /** What the caller has changed and not yet written is written first, as before every question of Hibernate's own. */
    @Override
    public ChartContents of(Collection<UUID> episodes, Collection<UUID> patients) {
        Object[] has = (Object[]) entities.createNativeQuery(CONTENTS)
                .setParameter("episodes", episodes)
                .setParameter("patients", patients)
                .getSingleResult();
        return new ChartContents(
                (boolean) has[0],
                (boolean) has[1],
                (boolean) has[2],
                (boolean) has[3],
                (boolean) has[4],
                (boolean) has[5],
                (boolean) has[6],
                (boolean) has[7],
                (boolean) has[8]);
    }
}
