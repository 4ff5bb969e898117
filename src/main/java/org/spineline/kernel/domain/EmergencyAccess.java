package org.spineline.kernel.domain;

import java.util.UUID;

/** Somebody's emergency access to a restricted record: about a patient, but no part of the record. */
public interface EmergencyAccess extends PatientOwned {
    UUID getGrantId();

    /** Whether it was ended before its time. */
    boolean isEndedEarly();
}
