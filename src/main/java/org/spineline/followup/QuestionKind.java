package org.spineline.followup;

/** How a question is answered. */
public enum QuestionKind {
    YES_NO,
    TEXT
}
