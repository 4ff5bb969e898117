package org.spineline.messaging;

/** What a message tells, and thereby whom: the patient, but for emergency access. */
public enum MessageKind {
    CONFIRMATION,
    MOVED,
    REMINDER,
    CANCELLATION,
    /** The link to a questionnaire; about no appointment. */
    QUESTIONNAIRE,
    /** To the privacy office: somebody opened a restricted record. */
    EMERGENCY_ACCESS
}
