package org.spineline.prom;

/** Where a point of a trend comes from: the referral, or one of the ways patients are asked. */
public enum ScoreOrigin {
    REFERRAL,
    CALL,
    CLINIC,
    LINK
}
