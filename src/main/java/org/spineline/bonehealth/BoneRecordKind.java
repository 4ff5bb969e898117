package org.spineline.bonehealth;

/** What was done about the bone. */
public enum BoneRecordKind {
    DXA,
    VITAMIN_D,
    CALCIUM,
    TREATMENT,
    FALLS,
    LIAISON
}
