package org.spineline.workup;

/** How a result came here. */
public enum LabOrigin {
    MANUAL,
    IMPORT
}
