package org.spineline.adverse;

/** Whether it could have been prevented, as the reporter judges. */
public enum Preventability {
    RARELY_PREVENTABLE,
    POTENTIALLY_PREVENTABLE,
    CONSISTENTLY_PREVENTABLE
}
