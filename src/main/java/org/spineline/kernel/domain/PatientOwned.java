package org.spineline.kernel.domain;

import java.util.UUID;

/** Data about one patient: every read and write of it is written to the audit trail. */
public interface PatientOwned {
    UUID getPatientId();
}
