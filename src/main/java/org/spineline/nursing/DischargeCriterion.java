package org.spineline.nursing;

/** What is looked at before a patient goes home. */
public enum DischargeCriterion {
    ALDRETE,
    PADSS,
    AMBULATED,
    ESCORT,
    PAIN,
    INSTRUCTIONS,
    OBSERVATION,
    NEUROLOGY
}
