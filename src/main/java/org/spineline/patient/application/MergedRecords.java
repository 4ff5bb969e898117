package org.spineline.patient.application;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.spineline.access.PatientAliases;
import org.spineline.access.SystemUse;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows merges backwards; what was merged into what was merged belongs to it too. */
@Service
@SystemUse("The trail asks for its own permission; only ids are told")
@Transactional(readOnly = true)
public class MergedRecords implements PatientAliases {
    private final JdbcClient jdbc;

    MergedRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> recordsOf(UUID patientId) {
        Set<UUID> known = new LinkedHashSet<>(List.of(patientId));
        Set<UUID> last = Set.of(patientId);
        while (!last.isEmpty()) {
            Set<UUID> merged = new LinkedHashSet<>(
                    jdbc.sql("select merged_id from patient_merge where patient_id in (:ids) and undone_at is null")
                            .param("ids", last)
                            .query(UUID.class)
                            .list());
            merged.removeAll(known);
            known.addAll(merged);
            last = merged;
        }
        return known;
    }
}
