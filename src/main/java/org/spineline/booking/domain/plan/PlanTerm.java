package org.spineline.booking.domain.plan;

/** What a plan is judged by; less is better. */
public enum PlanTerm {
    /** Minutes beyond the working hours of the room or of anybody in it. */
    OVERTIME,
    /** Minutes a room stands empty between two cases of a day, beyond the turnover. */
    IDLE,
    /** How often the next case in a room has another operator. */
    OPERATOR_CHANGE,
    /** Minutes from the start of the plan to the case, times the priority of the patient. */
    WAITING,
    /** Patients who must be told of another time. */
    RESCHEDULED
}
