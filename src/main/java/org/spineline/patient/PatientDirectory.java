package org.spineline.patient;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Patients as other modules see them. */
public interface PatientDirectory {
    /** @throws org.spineline.kernel.problem.NotFoundException if there is none */
    PatientSummary require(UUID patientId);

    /**
     * For whoever starts something new.
     *
     * @throws org.spineline.kernel.problem.NotFoundException if there is none
     * @throws org.spineline.kernel.problem.ConflictException if this record became part of another
     */
    PatientSummary requireCurrent(UUID patientId);

    /** Those that exist; a fixed number of queries. */
    Map<UUID, PatientSummary> summaries(Collection<UUID> patientIds);

    /** Those that exist; one query. */
    Map<UUID, PatientName> names(Collection<UUID> patientIds);
}
