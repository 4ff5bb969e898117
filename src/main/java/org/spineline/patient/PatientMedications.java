package org.spineline.patient;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What patients are taking. */
public interface PatientMedications {
    List<ActiveMedication> activeFor(UUID patientId);

    /** One query, however many patients. */
    Map<UUID, List<ActiveMedication>> activeForAll(Collection<UUID> patientIds);
}
