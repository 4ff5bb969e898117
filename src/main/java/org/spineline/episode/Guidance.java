package org.spineline.episode;

/** What the operator sees by. */
public enum Guidance {
    FLUOROSCOPY_SINGLE_PLANE,
    FLUOROSCOPY_BIPLANE,
    CT,
    CT_FLUOROSCOPY
}
