package org.spineline.day;

/** The steps of a case after its booking, in their usual order. */
public enum Milestone {
    ARRIVED,
    PRE_CHECK,
    IN_ROOM,
    TIME_OUT,
    SEDATION,
    ACCESS,
    CEMENT,
    OUT,
    RECOVERY,
    DISCHARGED
}
