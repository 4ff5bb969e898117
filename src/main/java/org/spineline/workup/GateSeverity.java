package org.spineline.workup;

/** What an unmet gate does to the whole. */
public enum GateSeverity {
    /** Red holds the procedure up. */
    BLOCKING,
    /** Red asks for attention and holds nothing up. */
    ADVISORY
}
