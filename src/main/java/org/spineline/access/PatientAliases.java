package org.spineline.access;

import java.util.Set;
import java.util.UUID;

/** Under which ids the trail may know one person. */
public interface PatientAliases {
    /** This record and all that became part of it. */
    Set<UUID> recordsOf(UUID patientId);
}
