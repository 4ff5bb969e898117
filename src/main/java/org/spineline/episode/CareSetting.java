package org.spineline.episode;

/** Where the patient is. */
public enum CareSetting {
    OUTPATIENT,
    INPATIENT
}
