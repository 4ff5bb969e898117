package org.spineline.bonehealth;

/** What was decided about a drug for the bone. */
public enum TreatmentDecision {
    DRUG,
    DECLINED,
    CONTRAINDICATED,
    REFERRED
}
