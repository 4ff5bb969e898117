package org.spineline.anatomy;

/** Part of the spine a level belongs to. */
public enum SpineRegion {
    CERVICAL,
    THORACIC,
    LUMBAR,
    SACRAL
}
