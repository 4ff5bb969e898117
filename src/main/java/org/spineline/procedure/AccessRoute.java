package org.spineline.procedure;

/** How the needle came in. */
public enum AccessRoute {
    TRANSPEDICULAR,
    PARAPEDICULAR,
    EXTRAPEDICULAR
}
