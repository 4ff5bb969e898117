package org.spineline.bonehealth;

import java.util.EnumSet;
import java.util.Set;

/** How a question about the bone stands. */
public enum BoneGapStatus {
    MISSING,
    /** There is an answer, but it is too old to count. */
    OLD,
    /** A referral was sent, and nobody has seen the patient yet. */
    UNDER_WAY,
    CLOSED,
    WAIVED,
    /** A later procedure asks anew, or this one is not on record any more. */
    SUPERSEDED;

    /** Those somebody still has to do something about. */
    public static final Set<BoneGapStatus> OPEN = Set.copyOf(EnumSet.of(MISSING, OLD, UNDER_WAY));
}
