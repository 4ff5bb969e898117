package org.spineline.messaging;

/** Where a message stands. */
public enum MessageState {
    /** Not due yet, or due and not accepted yet by a mail server. */
    WAITING,
    SENT,
    /** Refused for good; somebody must look. */
    FAILED,
    /** Overtaken: the booking changed, is over, or the patient died. */
    CANCELLED,
    NO_ADDRESS,
    /** The patient said no to e-mail, or was never asked. */
    NO_CONSENT;

    /** True where somebody may ask for another try. */
    public boolean isStuck() {
        return this == FAILED || this == NO_ADDRESS || this == NO_CONSENT;
    }
}
