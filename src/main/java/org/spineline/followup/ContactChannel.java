package org.spineline.followup;

/** How a patient is asked after the procedure. */
public enum ContactChannel {
    CALL,
    TELEHEALTH,
    CLINIC,
    QUESTIONNAIRE_LINK
}
