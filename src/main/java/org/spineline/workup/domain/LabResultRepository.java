package org.spineline.workup.domain;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** By episode or patient. */
public interface LabResultRepository extends Repository<LabResult, UUID> {
    List<LabResult> findAllByPatientIdOrderByCollectedAtDesc(UUID patientId);

    List<LabResult> findAllByPatientIdInAndLoincInOrderByCollectedAtDesc(
            Collection<UUID> patientIds, Collection<String> loincs);

    List<LabResult> findAllBySourceSystemAndSourceIdIn(String sourceSystem, Collection<String> sourceIds);

    List<LabResult> saveAll(Iterable<LabResult> results);

    LabResult save(LabResult entity);
}
