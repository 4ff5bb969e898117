package org.spineline.patient;

/** As registered (FHIR administrative gender). */
public enum AdministrativeSex {
    FEMALE,
    MALE,
    OTHER,
    UNKNOWN
}
