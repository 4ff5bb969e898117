package org.spineline.workup;

/** What was run in an MRI; oedema shows where fat is suppressed. */
public enum MriSequence {
    T1,
    T2,
    T2_FAT_SUPPRESSED,
    STIR,
    T1_CONTRAST
}
