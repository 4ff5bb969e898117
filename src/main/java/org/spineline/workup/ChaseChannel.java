package org.spineline.workup;

/** How somebody was asked for what is missing. */
public enum ChaseChannel {
    PHONE,
    E_MAIL,
    FAX,
    MESSAGE,
    IN_PERSON
}
