package org.spineline.adverse;

/** Where somebody noticed it. */
public enum EventSource {
    NOTE,
    RECOVERY,
    CALL,
    OTHER
}
