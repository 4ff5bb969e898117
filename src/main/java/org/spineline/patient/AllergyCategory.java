package org.spineline.patient;

/** What kind of substance. */
public enum AllergyCategory {
    DRUG,
    CONTRAST,
    LATEX,
    CEMENT,
    FOOD,
    OTHER
}
