package org.spineline.nursing;

/** The way a drug was given. */
public enum DrugRoute {
    INTRAVENOUS,
    ORAL,
    INTRANASAL,
    INFILTRATION,
    INHALED
}
