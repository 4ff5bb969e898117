package org.spineline.day;

/** Whether two records say the same; what is not recorded says nothing. */
public enum Agreement {
    AGREES,
    DIFFERS,
    NOT_RECORDED
}
