package org.spineline.followup;

/** How a question is answered. */
public enum QuestionKind {
    YES_NO,
    TEXT,
    /** A whole number within the bounds of the question. */
    NUMBER,
    /** One of the options of the question. */
    CHOICE
}
