package org.spineline.workup;

/** How the picture was made. */
public enum Modality {
    MRI,
    CT,
    RADIOGRAPH,
    SPECT_CT,
    BONE_SCAN,
    DXA
}
