package org.spineline.bonehealth;

/** What is asked after every procedure. */
public enum BoneGapKind {
    DXA,
    VITAMIN_D,
    TREATMENT,
    LIAISON;

    /** Which records answer it. */
    public BoneRecordKind answeredBy() {
        return BoneRecordKind.valueOf(name());
    }
}
