package org.spineline.patient.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Members of care teams. */
public interface CareTeamRepository extends Repository<CareTeamMember, UUID> {
    Optional<CareTeamMember> findByIdAndPatientId(UUID id, UUID patientId);

    List<CareTeamMember> findAllByPatientIdOrderByCreatedAtAscIdAsc(UUID patientId);

    CareTeamMember saveAndFlush(CareTeamMember member);
}
