package org.spineline.followup;

/** What on record makes a patient more in need of follow-up; what each weighs is the site's choice. */
public enum RiskFact {
    SYMPTOMATIC_LEAK,
    THREE_LEVELS,
    ADVERSE_EVENT,
    ANTITHROMBOTIC_HELD,
    INPATIENT,
    /** Stayed after the procedure instead of going home. */
    OVERNIGHT
}
