package org.spineline.followup;

/** Why a new fracture is suspected. */
public enum ImagingCause {
    PAIN_ROSE,
    OTHER_LEVEL
}
