package org.spineline.followup;

/** Why nobody is called any more. */
public enum StopCause {
    DIED,
    WITHDRAWN
}
