package org.spineline.episode;

/** A step on the way of a referral. */
public enum ReferralEventKind {
    ACCEPTED,
    INFORMATION_REQUESTED,
    DECLINED,
    INFORMATION_GIVEN,
    WITHDRAWN
}
