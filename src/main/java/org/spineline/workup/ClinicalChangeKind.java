package org.spineline.workup;

/** What may make the pictures out of date before their age does. */
public enum ClinicalChangeKind {
    NEW_FALL,
    NEW_PAIN
}
