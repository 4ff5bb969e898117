package org.spineline.episode;

/** What the radiologist decided. */
public enum VettingOutcome {
    ACCEPTED,
    INFORMATION_REQUESTED,
    DECLINED
}
