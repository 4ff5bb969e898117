package org.spineline.bonehealth;

/** Units as laboratories report them: vitamin D in the first two, calcium in the others. */
public enum BoneUnit {
    NMOL_L,
    NG_ML,
    MMOL_L,
    MG_DL
}
