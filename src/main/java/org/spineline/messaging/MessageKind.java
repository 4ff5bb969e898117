package org.spineline.messaging;

/** What a message tells. */
public enum MessageKind {
    CONFIRMATION,
    MOVED,
    REMINDER,
    CANCELLATION,
    /** The link to a questionnaire; about no appointment. */
    QUESTIONNAIRE
}
