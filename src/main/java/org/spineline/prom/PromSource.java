package org.spineline.prom;

/** Where a score was given. */
public enum PromSource {
    CALL,
    CLINIC,
    LINK
}
