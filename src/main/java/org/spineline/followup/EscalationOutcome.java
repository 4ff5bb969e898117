package org.spineline.followup;

/** What became of an escalation, in the words of the radiologist who answered it. */
public enum EscalationOutcome {
    EMERGENCY_DEPARTMENT,
    SEEN_TODAY,
    IMAGING_ORDERED,
    ADVICE_GIVEN,
    NO_ACTION_NEEDED
}
