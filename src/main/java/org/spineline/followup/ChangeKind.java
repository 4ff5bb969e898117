package org.spineline.followup;

/** What happened to a plan or to what follows from it. */
public enum ChangeKind {
    PLAN_MADE,
    PLAN_TAKEN_OVER,
    PLAN_STOPPED,
    PLAN_TAKEN_UP_AGAIN,
    READMITTED,
    DISCHARGED,
    CONTACT_MOVED,
    CALLED_BACK,
    LETTER_PRINTED,
    ESCALATED,
    ESCALATION_PASSED_ON,
    ESCALATION_ACKNOWLEDGED,
    ESCALATION_CLOSED,
    FRACTURE_SUSPECTED,
    IMAGING_CLOSED
}
