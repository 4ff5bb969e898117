package org.spineline.bonehealth.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What was done about the bone of a patient. */
public interface BoneRecordRepository extends Repository<BoneRecord, UUID> {
    Optional<BoneRecord> findById(UUID id);

    List<BoneRecord> findAllByPatientIdOrderByPerformedOnDescCreatedAtDesc(UUID patientId);

    BoneRecord saveAndFlush(BoneRecord record);
}
