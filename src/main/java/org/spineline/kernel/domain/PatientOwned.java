package org.spineline.kernel.domain;

import java.util.UUID;

/** Data about one patient: every read and write of it is written to the audit trail. */
public interface PatientOwned {
    UUID getPatientId();

    /**
     * Whether this tells how a record is to be treated and nothing that stands in it: then restricting the record closes it
     * to nobody, and who handles it has not read the record.
     */
    default boolean isAboutTheRecord() {
        return false;
    }
}
