package org.spineline.nursing;

/** Unknown is its own state: it is neither met nor failed. */
public enum CriterionState {
    MET,
    UNMET,
    NOT_RECORDED
}
